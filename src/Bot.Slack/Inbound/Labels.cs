using NodaTime;
using SlackNet;

namespace Bot.Slack.Inbound;

/// <summary>Names of channels and user groups, where a text gives their id only. An id stands in where Slack does not tell.</summary>
internal sealed class Labels(SlackWeb web, IClock clock)
{
    private readonly Lookup<string> _channels = new(clock, async (id, stop) =>
        (await web.Api.Get<ChannelAnswer>("conversations.info", new Dictionary<string, object> { ["channel"] = id }, stop))?.Channel?.Name);

    private readonly Lookup<string> _groups = new(clock, async (id, stop) =>
        (await web.Api.Get<GroupsAnswer>("usergroups.list", [], stop))?.Usergroups.FirstOrDefault(g => g.Id == id)?.Handle);

    /// <summary>A channel's name without <c>#</c>.</summary>
    public async Task<string> ChannelAsync(string id, CancellationToken cancel) => await _channels.OfAsync(id, cancel) ?? id;

    /// <summary>A user group's handle without <c>@</c>.</summary>
    public async Task<string> GroupAsync(string id, CancellationToken cancel) => await _groups.OfAsync(id, cancel) ?? id;

    private sealed class ChannelAnswer
    {
        public Conversation? Channel { get; set; }
    }

    private sealed class GroupsAnswer
    {
        public IReadOnlyList<Group> Usergroups { get; set; } = [];
    }

    private sealed class Group
    {
        public string Id { get; set; } = "";
        public string Handle { get; set; } = "";
    }
}
