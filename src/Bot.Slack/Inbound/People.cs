using Bot.Chat.Delivery;
using NodaTime;

namespace Bot.Slack.Inbound;

/// <summary>People by name, as users.info tells. Where it does not, the id stands in.</summary>
internal sealed class People(SlackWeb web, IClock clock)
{
    private readonly Lookup<Person> _known = new(clock, async (user, stop) =>
    {
        var info = await web.Api.Users.Info(user, includeLocale: true, stop);
        return info is null ? null : new Person("slack:" + user, First(info.Profile?.DisplayName, info.Profile?.RealName, info.RealName, info.Name, user), info.Locale, info.Tz);
    });

    /// <summary>The person of a Slack user id.</summary>
    /// <param name="fallbackName">Their name where users.info does not tell one.</param>
    public async ValueTask<Person> OfAsync(string user, string? fallbackName, CancellationToken cancel) =>
        await _known.OfAsync(user, cancel) ?? new Person("slack:" + user, First(fallbackName, user));

    /// <summary>The first name that is one.</summary>
    public static string First(params ReadOnlySpan<string?> names)
    {
        foreach (var name in names)
            if (!string.IsNullOrWhiteSpace(name)) return name;
        return "";
    }
}
