using System.Collections.Concurrent;
using Bot.Chat.Delivery;
using NodaTime;
using SlackNet;

namespace Bot.Slack.Inbound;

/// <summary>People by name, as users.info tells, kept for ten minutes. An answer that takes too long is not waited for: the id stands in.</summary>
internal sealed class People(SlackWeb web, IClock clock)
{
    private static readonly Duration Fresh = Duration.FromMinutes(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, (Person Person, Instant At)> _known = new(StringComparer.Ordinal);

    /// <summary>The person of a Slack user id.</summary>
    public async ValueTask<Person> OfAsync(string user, string? fallbackName, CancellationToken cancel)
    {
        if (_known.TryGetValue(user, out var known) && clock.GetCurrentInstant() - known.At < Fresh) return known.Person;
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(Patience);
            var info = await web.Api.Users.Info(user, includeLocale: true, limit.Token);
            var name = First(info?.Profile?.DisplayName, info?.Profile?.RealName, info?.RealName, info?.Name, fallbackName, user);
            var person = new Person("slack:" + user, name, info?.Locale, info?.Tz);
            _known[user] = (person, clock.GetCurrentInstant());
            return person;
        }
        catch (Exception e) when (!cancel.IsCancellationRequested && (SlackWeb.IsSlacks(e) || e is OperationCanceledException))
        {
            return known.Person ?? new Person("slack:" + user, First(fallbackName, user));
        }
    }

    private static string First(params ReadOnlySpan<string?> names)
    {
        foreach (var name in names)
            if (!string.IsNullOrWhiteSpace(name)) return name;
        return "";
    }
}
