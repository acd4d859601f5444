using System.Collections.Concurrent;
using SlackNet;

namespace Bot.Slack.Inbound;

/// <summary>Names of channels and user groups, where a text gives their id only. Kept for the life of the process; an id stands in where Slack does not tell in time.</summary>
internal sealed class Labels(SlackWeb web)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, string> _known = new(StringComparer.Ordinal);

    /// <summary>A channel's name without <c>#</c>.</summary>
    public Task<string> ChannelAsync(string id, CancellationToken cancel) => OfAsync(id, async stop =>
        (await web.Api.Get<ChannelAnswer>("conversations.info", new Dictionary<string, object> { ["channel"] = id }, stop))?.Channel?.Name, cancel);

    /// <summary>A user group's handle without <c>@</c>.</summary>
    public Task<string> GroupAsync(string id, CancellationToken cancel) => OfAsync(id, async stop =>
    {
        foreach (var group in (await web.Api.Get<GroupsAnswer>("usergroups.list", [], stop))?.Usergroups ?? []) _known[group.Id] = group.Handle;
        return _known.GetValueOrDefault(id);
    }, cancel);

    private async Task<string> OfAsync(string id, Func<CancellationToken, Task<string?>> ask, CancellationToken cancel)
    {
        if (_known.TryGetValue(id, out var known)) return known;
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(Patience);
            return await ask(limit.Token) is { Length: > 0 } name ? _known[id] = name : id;
        }
        catch (Exception e) when (!cancel.IsCancellationRequested && (SlackWeb.IsSlacks(e) || e is OperationCanceledException))
        {
            return id;
        }
    }

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
