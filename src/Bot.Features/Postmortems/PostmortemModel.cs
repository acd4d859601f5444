using Bot.Chat.Phrases;
using Bot.Features.Cards;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.Clocks;
using Bot.Incidents.Fields;
using Bot.Incidents.FollowUps;
using Bot.Incidents.Postmortems;
using Bot.Incidents.Texts;

namespace Bot.Features.Postmortems;

/// <summary>
/// What the postmortem's template sees, one <see cref="PostmortemVersion"/> per language. Texts are Markdown
/// in which people's words are escaped already, so no template can forget to. Made from the incident's state alone: same record, same draft.
/// </summary>
public sealed record PostmortemModel(string Key, string Title, bool Draft, bool Drill, IReadOnlyList<PostmortemVersion> Versions)
{
    /// <summary>The model of an incident.</summary>
    /// <param name="draft">With links to where each line came from, and with what the record knows where a section is empty.</param>
    public static PostmortemModel Of(Incident incident, House house, bool draft)
    {
        ArgumentNullException.ThrowIfNull(incident);
        ArgumentNullException.ThrowIfNull(house);
        return new(incident.Key, incident.Title, draft, incident.Drill, [.. house.Languages.Select((l, i) => Version(incident, house, l, i, draft))]);
    }

    private static PostmortemVersion Version(Incident incident, House house, Language language, int index, bool draft)
    {
        string Label(string key) => language.Label("postmortem." + key);
        return new PostmortemVersion
        {
            Code = language.Code,
            Separator = index == 0 ? "" : Label("separator"),
            Below = index == 0 && house.Languages.Count > 1 ? house.Languages[1].Label("postmortem.below") : "",
            Heading = Cards.IncidentCard.DrillMark(incident, language) + Label("heading"),
            ReferenceHeading = Label("reference"),
            Reference = incident.Tickets.IsEmpty ? "N/A" : Md.Escape(string.Join(", ", incident.Tickets)),
            ServiceHeading = Label("service"),
            Service = Section(incident, house, language, TextField.Service, draft),
            ImpactHeading = Label("impact"),
            Impact = Section(incident, house, language, TextField.Impact, draft),
            OverviewHeading = Label("overview"),
            Overview = [.. OverviewLines.Of(incident).Select(l => PostmortemLine.Of(l, incident, house, language, draft))],
            OverviewText = incident.PostmortemEdits.GetValueOrDefault(PostmortemPart.Overview)?[language.Code] is { Length: > 0 } written ? written : "",
            ContextHeading = Label("context"),
            Context = Section(incident, house, language, TextField.Context, draft),
            CauseHeading = Label("cause"),
            Cause = Section(incident, house, language, TextField.Cause, draft),
            ActionsHeading = incident.Responsibility is { } who
                ? string.Format(System.Globalization.CultureInfo.InvariantCulture, Label("actions_by"), Md.Escape(who)) : Label("actions"),
            SymptomsColumn = Label("symptoms"),
            ActionsColumn = Label("actions_column"),
            Actions = [.. Rows(incident, language)],
            ActionsText = incident.PostmortemEdits.GetValueOrDefault(PostmortemPart.Actions)?[language.Code] is { Length: > 0 } table ? table : "",
            Missing = Label("missing"),
        };
    }

    private static PostmortemSection Section(Incident incident, House house, Language language, TextField field, bool draft)
    {
        var text = incident.TextOf(field);
        if (text[language.Code] is { } here) return new(Md.Escape(here), false, "");
        if (!text.IsEmpty) return new("", true, "");
        return new("N/A", false, draft ? Known.For(field, incident, house, language) : "");
    }

    private static IEnumerable<PostmortemRow> Rows(Incident incident, Language language)
    {
        var missing = language.Label("postmortem.missing");
        string In(LocalText text) => text[language.Code] is { } here ? Md.Escape(here) : text.IsEmpty ? "" : $"_{missing}_";
        return incident.FollowUps.Values.Where(f => f.State != FollowUpState.Dropped)
            .GroupBy(f => f.Symptom)
            .Select(g => new PostmortemRow(In(g.Key), string.Join(' ', g.Select(f => In(f.Action)))));
    }
}

/// <summary>The document in one language.</summary>
public sealed record PostmortemVersion
{
    public required string Code { get; init; }

    /// <summary>The line between this version and the one before; empty for the first.</summary>
    public required string Separator { get; init; }

    /// <summary>On top of the first version: that another language follows.</summary>
    public required string Below { get; init; }

    public required string Heading { get; init; }
    public required string ReferenceHeading { get; init; }
    public required string Reference { get; init; }
    public required string ServiceHeading { get; init; }
    public required PostmortemSection Service { get; init; }
    public required string ImpactHeading { get; init; }
    public required PostmortemSection Impact { get; init; }
    public required string OverviewHeading { get; init; }
    public required IReadOnlyList<PostmortemLine> Overview { get; init; }

    /// <summary>The overview as somebody wrote it instead, Markdown; empty where nobody did.</summary>
    public required string OverviewText { get; init; }

    public required string ContextHeading { get; init; }
    public required PostmortemSection Context { get; init; }
    public required string CauseHeading { get; init; }
    public required PostmortemSection Cause { get; init; }
    public required string ActionsHeading { get; init; }
    public required string SymptomsColumn { get; init; }
    public required string ActionsColumn { get; init; }
    public required IReadOnlyList<PostmortemRow> Actions { get; init; }

    /// <summary>The actions as somebody wrote them instead, Markdown; empty where nobody did.</summary>
    public required string ActionsText { get; init; }

    /// <summary>What stands where this language is missing.</summary>
    public required string Missing { get; init; }
}

/// <summary>A section's text.</summary>
/// <param name="Text">As written, or <c>N/A</c>.</param>
/// <param name="Missing">Written in another language only.</param>
/// <param name="Known">For a draft: what the record knows about an empty section.</param>
public sealed record PostmortemSection(string Text, bool Missing, string Known);

/// <summary>A row of the actions' table: every action of one symptom.</summary>
public sealed record PostmortemRow(string Symptom, string Actions);
