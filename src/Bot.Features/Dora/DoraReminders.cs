using Bot.Chat.Phrases;
using Bot.Features.Deciding;
using Bot.Features.Keeping;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.Dora;
using Bot.Incidents.Promises;
using NodaTime;
using NodaTime.Text;

namespace Bot.Features.Dora;

/// <summary>Reminders of the report that is due next: before its limit, and once when that has passed.</summary>
internal static class DoraReminders
{
    /// <summary>The limit is near.</summary>
    public const string Soon = "dora-soon";

    /// <summary>The limit has passed.</summary>
    public const string Late = "dora-late";

    private static readonly Duration AheadOfInitial = Duration.FromHours(1), AheadOfOthers = Duration.FromHours(24);

    // Limits are told to the minute, so all of that minute keeps them.
    private static readonly Duration Minute = Duration.FromMinutes(1);

    /// <summary>Those of an incident as it stands.</summary>
    public static IEnumerable<Reminder> Of(Incident incident, House house)
    {
        if (DoraClock.Next(incident, house.Zone) is not { } due) yield break;
        var soon = due.Until - (due.Report == DoraReport.Initial ? AheadOfInitial : AheadOfOthers);
        // Whoever decides within the last hour is told the limit anyway.
        if (soon > due.From) yield return new Reminder(Name(Soon, due), soon);
        yield return new Reminder(Name(Late, due), due.Until + Minute);
    }

    /// <summary>Whether it was told that the limit has passed.</summary>
    public static bool IsLate(Incident incident, DoraDue due) => incident.Reminded.Contains(Name(Late, due));

    /// <summary>What to do when one rings; nothing where it no longer holds.</summary>
    /// <param name="name">The reminder's name.</param>
    public static Decision Decide(Incident incident, House house, string name, Instant now)
    {
        if (DoraClock.Next(incident, house.Zone) is not { } due) return Decision.Nothing;
        var reminded = Decision.Record(new Reminded(name));
        return name == Name(Late, due) ? reminded.Saying(Passed(Who(incident), due, incident, house))
            // One that rings only after the limit, since the bot was away, has nothing to say that the other does not.
            : name != Name(Soon, due) ? Decision.Nothing : now > due.Until ? reminded : reminded.Saying(Near(Who(incident), due, incident, house));
    }

    private static string Name(string which, DoraDue due) => $"{which}/{due.Report.ToString().ToLowerInvariant()}/{InstantPattern.General.Format(due.Until)}";

    /// <summary>Who leads; where nobody does, who decided.</summary>
    private static Mention Who(Incident incident)
    {
        var who = incident.Roles.GetValueOrDefault("lead") ?? incident.Dora?.Decision?.By ?? Actor.Bot;
        return new Mention(who.Id, who.Name);
    }

    private static Phrase Near(Mention who, DoraDue due, Incident incident, House house) => new("dora.near",
        "{0}: the *{1}* on {2} is due to the regulator by *{3}*. `/incident {2} export dora` drafts it; once it is sent: `/incident {2} dora sent {4}`",
        "{0} : le *{1}* sur {2} est dû au régulateur avant le *{3}*. `/incident {2} exporter dora` le rédige ; une fois parti : `/incident {2} dora envoyé {4}`",
        who, DoraTexts.Name(due.Report), incident.Key, Say.DateTime(due.Until, house.Zone), DoraTexts.Typed(due.Report));

    private static Phrase Passed(Mention who, DoraDue due, Incident incident, House house) => new("dora.passed",
        "{0}: the *{1}* on {2} was due to the regulator by *{3}*, and the record does not say that it was sent. Send it with the reasons for the delay; if it was sent: `/incident {2} dora sent {4} at 15h11`",
        "{0} : le *{1}* sur {2} était dû au régulateur avant le *{3}*, et le dossier ne dit pas qu’il soit parti. Envoyez-le avec les raisons du retard ; s’il est parti : `/incident {2} dora envoyé {4} à 15h11`",
        who, DoraTexts.Name(due.Report), incident.Key, Say.DateTime(due.Until, house.Zone), DoraTexts.Typed(due.Report));
}
