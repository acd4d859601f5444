using NodaTime;

namespace Bot.Chat.Phrases;

/// <summary>Arguments of phrases that read differently in each language: times, lengths, labels.</summary>
public static class Say
{
    /// <summary>Day and time.</summary>
    public static Spoken DateTime(Instant at, DateTimeZone zone) => new(l => l.DateTime(at, zone));

    /// <summary>Time of day.</summary>
    public static Spoken Time(Instant at, DateTimeZone zone) => new(l => l.Time(at, zone));

    /// <summary>For when something is promised: <c>15h11</c> on the same day, else <c>le 17 septembre 9h</c>.</summary>
    public static Spoken When(Instant at, Instant now, DateTimeZone zone) => new(l => at.InZone(zone).Date == now.InZone(zone).Date ? l.Time(at, zone) : l.TextOf("date.on") + l.DateTime(at, zone));

    /// <summary>A length.</summary>
    public static Spoken Duration(Duration length) => new(l => l.Duration(length));

    /// <summary>A label of the language's resource.</summary>
    public static Spoken Label(string key) => new(l => l.Label(key));
}

/// <summary>Text that is made when the language is known; plain, without markup.</summary>
public sealed record Spoken(Func<Language, string> In);
