using Bot.Chat.Delivery;
using NodaTime;
using SlackNet;

namespace Bot.Slack.Inbound;

/// <summary>People by name, as users.info tells. Where it does not, the id stands in.</summary>
internal sealed class People(SlackWeb web, IClock clock)
{
    private readonly Lookup<Member> _known = new(clock, async (user, stop) =>
    {
        try
        {
            var told = (await web.Api.Get<UserAnswer>("users.info", new Dictionary<string, object> { ["user"] = user, ["include_locale"] = true }, stop))?.User;
            return told is null ? null : new Member(new Person("slack:" + user, First(told.Profile?.DisplayName, told.Profile?.RealName, told.RealName, told.Name, user), told.Locale, told.Tz),
                told.TeamId ?? "", told.EnterpriseUser?.EnterpriseId ?? "", told.IsRestricted || told.IsUltraRestricted, told.IsStranger);
        }
        catch (SlackException e) when (e.ErrorCode is "user_not_found" or "user_not_visible")
        {
            return new Member(null, "", "", Guest: false, Stranger: true);
        }
    });

    /// <summary>The person of a Slack user id.</summary>
    /// <param name="fallbackName">Their name where users.info does not tell one.</param>
    public async ValueTask<Person> OfAsync(string user, string? fallbackName, CancellationToken cancel) =>
        (await _known.OfAsync(user, cancel))?.Person ?? new Person("slack:" + user, First(fallbackName, user));

    /// <summary>What the workspace knows of a Slack user id; nothing where Slack never told.</summary>
    public ValueTask<Member?> MemberAsync(string user, CancellationToken cancel) => _known.OfAsync(user, cancel);

    /// <summary>The first name that is one.</summary>
    public static string First(params ReadOnlySpan<string?> names)
    {
        foreach (var name in names)
            if (!string.IsNullOrWhiteSpace(name)) return name;
        return "";
    }

    private sealed class UserAnswer
    {
        public Told? User { get; set; }
    }

    private sealed class Told
    {
        public string? Name { get; set; }
        public string? RealName { get; set; }
        public string? Tz { get; set; }
        public string? Locale { get; set; }
        public string? TeamId { get; set; }
        public bool IsRestricted { get; set; }
        public bool IsUltraRestricted { get; set; }
        public bool IsStranger { get; set; }
        public Names? Profile { get; set; }
        public Organisation? EnterpriseUser { get; set; }
    }

    private sealed class Names
    {
        public string? DisplayName { get; set; }
        public string? RealName { get; set; }
    }

    private sealed class Organisation
    {
        public string? EnterpriseId { get; set; }
    }
}

/// <summary>Somebody as the workspace knows them.</summary>
/// <param name="Person">Nothing where it does not know them.</param>
/// <param name="Team">The workspace they are at home in, as far as Slack says.</param>
/// <param name="Enterprise">The organisation they are at home in, where there is one.</param>
/// <param name="Guest">In this workspace for a few channels only.</param>
/// <param name="Stranger">Of another company, met in a shared channel.</param>
internal sealed record Member(Person? Person, string Team, string Enterprise, bool Guest, bool Stranger);
