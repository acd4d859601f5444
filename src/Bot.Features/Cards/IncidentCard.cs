using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Bot.Features.Dora;
using Bot.Features.PublicPages;
using Bot.Features.Set;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.Clocks;
using Bot.Incidents.Dora;
using Bot.Incidents.Fields;
using Bot.Incidents.FollowUps;
using Bot.Incidents.Lifecycles;
using NodaTime;
using Interval = Bot.Incidents.Clocks.Interval;

namespace Bot.Features.Cards;

/// <summary>The card of an incident: its state at a glance and what can be done from here.</summary>
public static class IncidentCard
{
    /// <summary>The card in a language.</summary>
    public static Card Of(Incident incident, House house, Language language)
    {
        ArgumentNullException.ThrowIfNull(incident);
        string In(Phrase phrase) => phrase.In(language);
        var fields = new List<CardField>
        {
            new(In(CardTexts.Status()), StatusLine(incident, house, language)),
            new(In(CardTexts.Priority()), $"*{incident.Priority}*"),
            new(In(CardTexts.Tickets()), TicketLine(incident, house, language)),
            new(In(CardTexts.Roles()), RoleLine(incident, language)),
        };
        if (!incident.Components.IsEmpty)
            fields.Add(new(In(CardTexts.Components()), incident.IsOpen ? In(SetTexts.Components(incident.Components, house))
                : string.Join(", ", incident.Components.Select(c => Markup.Escape(house.ComponentName(c.Id, language.Code))))));
        if (incident.Category is { } category) fields.Add(new(In(CardTexts.Category()), Markup.Escape(category)));
        if (incident.Responsibility is { } responsibility) fields.Add(new(In(CardTexts.Responsibility()), Markup.Escape(responsibility)));
        if (TimeLine(incident, house, language) is { Length: > 0 } times) fields.Add(new(In(CardTexts.Times()), times));
        if (incident.Promise is { } promise)
            fields.Add(new(In(CardTexts.NextUpdate()), promise.Missed
                ? In(CardTexts.MissedPromise(language.DateTime(promise.Due, house.Zone))) : $"*{language.DateTime(promise.Due, house.Zone)}*"));
        if (DoraClock.Next(incident, house.Zone) is { } report) fields.Add(new(In(CardTexts.Dora()), In(DoraTexts.Card(report, DoraReminders.IsLate(incident, report), house))));
        if (!incident.FollowUps.IsEmpty)
            fields.Add(new(In(CardTexts.FollowUps()), In(CardTexts.Done(
                incident.FollowUps.Values.Count(f => f.State != FollowUpState.Open), incident.FollowUps.Count))));
        return new Card("incident", TitleOf(incident, language), ToneOf(incident), Lead(incident, house, language), fields,
            [.. Sections(incident, house, language)], CardButtons.Of(incident, language),
            In(CardTexts.Declared(incident.DeclaredBy?.Name ?? "", language.DateTime(incident.DeclaredAt, house.Zone))),
            $"{incident.Key} {incident.Priority} {language.Label(StatusKey(incident))}: {incident.Title}") { Console = house.ConsoleLink(incident) };
    }

    /// <summary>The title with key and drill mark, plain.</summary>
    public static string TitleOf(Incident incident, Language language) =>
        $"{DrillMark(incident, language)}{incident.Key} · {incident.Title}";

    /// <summary>What stands before everything that is said of a drill, plain; empty where it is none.</summary>
    internal static string DrillMark(Incident incident, Language language) => incident.Drill ? Markup.Plain(CardTexts.Drill().In(language)) + " · " : "";

    /// <summary>How alarming it is now.</summary>
    public static CardTone ToneOf(Incident incident) => incident switch
    {
        { Closure: not Closure.None } => CardTone.Quiet,
        { Status: Status.Postmortem } => CardTone.Quiet,
        { Status: Status.Resolved } => CardTone.Good,
        { Status: Status.Monitoring } => CardTone.Watch,
        { Priority: Priority.P1 or Priority.P2 } => CardTone.Bad,
        _ => CardTone.Watch,
    };

    /// <summary>The label key of where it stands.</summary>
    public static string StatusKey(Incident incident) =>
        incident.Closure == Closure.None ? StatusLabels.Key(incident.Status) : StatusLabels.Key(incident.Closure);

    private static string StatusLine(Incident incident, House house, Language language)
    {
        var since = CardTexts.Since(language.DateTime(incident.StatusBy is null ? incident.DeclaredAt : incident.StatusSince, house.Zone),
            (incident.StatusBy ?? incident.DeclaredBy)?.Name ?? "").In(language);
        var into = incident.Closure == Closure.Merged ? $" → {Markup.Escape(incident.ClosureReason ?? "")}" : "";
        return $"*{language.Label(StatusKey(incident))}*{into} {since}";
    }

    private static string TicketLine(Incident incident, House house, Language language) => incident.Tickets.IsEmpty
        ? CardTexts.NoTicket().In(language)
        : string.Join(", ", incident.Tickets.Select(t => house.TicketLink(t) is { } url ? $"[{Markup.Escape(t)}]({url})" : $"*{Markup.Escape(t)}*"));

    private static string RoleLine(Incident incident, Language language)
    {
        var lines = incident.Roles.Select(r => $"{Roles.RoleTexts.Name(r.Key).In(language)}: {Markup.Escape(r.Value.Name)}"
            + (incident.Handovers.TryGetValue(r.Key, out var offered) ? $" ({CardTexts.Offered(offered.Name).In(language)})" : "")).ToList();
        if (!incident.Roles.ContainsKey("lead")) lines.Insert(0, CardTexts.NobodyLeads().In(language));
        return string.Join(", ", lines);
    }

    private static string TimeLine(Incident incident, House house, Language language)
    {
        var clocks = new List<string>();
        LocalDate? day = null;
        foreach (var (clock, mark) in incident.Clocks.Where(c => ClockKinds.IsMarked(c.Key)).OrderBy(c => c.Value.At))
        {
            clocks.Add($"{language.Label(StatusLabels.Key(clock))} {language.DateTimeAfter(mark.At, house.Zone, day)}");
            day = mark.At.InZone(house.Zone).Date;
        }
        if (Interval.Of(incident).First(i => i.Name == "impact") is { Length: { } impact })
            clocks.Add($"{language.Label("interval.impact")} *{language.Duration(impact)}*");
        return string.Join(" · ", clocks);
    }

    private static string Lead(Incident incident, House house, Language language)
    {
        var impact = incident.TextOf(TextField.Impact);
        if (impact.IsEmpty) return "";
        return impact[language.Code] is { } text ? Markup.Escape(text) : Markup.Escape(impact.ToInline(house.Codes));
    }

    /// <summary>Where the public reads of it.</summary>
    private static IEnumerable<string> Pages(Incident incident, House house, Language language)
    {
        foreach (var (page, link) in incident.Pages) yield return $"[{TroubleTexts.Chat(page)}]({link})";
        if (PublicPage.Link(incident, house) is { } own) yield return $"[{CardTexts.StatusPage().In(language)}]({own})";
    }

    private static IEnumerable<CardSection> Sections(Incident incident, House house, Language language)
    {
        if (incident.Updates.LastOrDefault(u => u.Status != Status.Postmortem) is { } update)
        {
            var lines = house.Codes.Select(code => update.Text[code] is { } text
                ? $"*{code.ToUpperInvariant()}* {Markup.Escape(text)}" : CardTexts.Missing(code).In(language));
            yield return new CardSection($"{CardTexts.LastUpdate().In(language)} ({language.DateTime(update.DisplayAt, house.Zone)}, {language.Label(StatusLabels.Key(update.Status))})",
                string.Join("\n", lines.Concat(Pages(incident, house, language))));
        }
        else if (incident.IsOpen)
        {
            yield return new CardSection(CardTexts.LastUpdate().In(language), CardTexts.NoUpdate().In(language));
        }
        if (!incident.Problems.IsEmpty)
            yield return new CardSection(CardTexts.Trouble().In(language), string.Join("\n",
                incident.Problems.Select(p => TroubleTexts.Line(p.Key, p.Value).In(language))));
    }
}
