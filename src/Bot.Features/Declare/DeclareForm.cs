using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Bot.Features.Deciding;
using Bot.Features.Forms;
using Bot.Features.Tsr;
using Bot.Incidents;
using Bot.Incidents.Fields;
using Bot.Incidents.Timelines;
using NodaTime;

namespace Bot.Features.Declare;

/// <summary>The declare form. Opened on a message, that message becomes the first entry.</summary>
public sealed partial class DeclareForm : IForm
{
    /// <inheritdoc/>
    public string Id => FormIds.Declare;

    /// <inheritdoc/>
    public bool OnIncident => false;

    /// <inheritdoc/>
    public Form Draw(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var copy = MessageContext.Read(@case.Ask.Rest);
        // An alert names itself in its first line; what follows is on the record.
        var suggested = copy is null ? "" : Postmortems.Md.OneLine(copy.Text.Trim().Split('\n')[0]);
        return new Form(Id, @case.In(new("declare.form", "Declare an incident", "Déclarer un incident")), @case.In(new("declare.submit", "Declare", "Déclarer")),
            Fields.Cancel(@case), copy is null ? "" : "|" + @case.Ask.Rest, "",
            [
                new("title", @case.In(new("declare.f_title", "What is wrong", "Que se passe-t-il")), FieldKind.Text, true,
                    Cutting.Head(suggested, CaseTexts.MaxTitle), MaxLength: CaseTexts.MaxTitle),
                Fields.Select("priority", @case.In(new("field.priority", "Priority", "Priorité")),
                    Enum.GetValues<Priority>().Select(p => new FormOption(p.ToString(), @case.In(PriorityLabel(p)))), @case.House.Settings.DefaultPriority.ToString(), true),
                new("ticket", @case.In(new("field.ticket", "Ticket", "Ticket")), FieldKind.Text, Hint: @case.House.Settings.TicketExample),
                .. Fields.Components(@case, []),
                new("started", @case.In(new("declare.f_started", "Started at", "Débuté à")), FieldKind.Text, Hint: "15h11"),
                .. Fields.PerLanguage(@case, "text", new("declare.f_text", "Public text", "Texte public"), Incidents.Texts.LocalText.Empty),
                new("private", @case.In(new("declare.f_private", "Private: only those invited see it", "Privé : visible des seuls invités")), FieldKind.Checkbox),
                new("drill", @case.In(new("declare.f_drill", "This is a drill", "C’est un exercice")), FieldKind.Checkbox),
            ]);
    }

    /// <inheritdoc/>
    public Decision Submit(Case @case, FormValues values)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(values);
        var title = Anyway().Replace(values["title"], "");
        if (CaseTexts.TitleFault(title) is { } fault) return Decision.Refuse(fault, "title");
        if (title == values["title"] && Similar.To(title, @case) is { } similar) return Decision.Refuse(DeclareTexts.SimilarToForm(similar), "title");
        var tickets = new List<string>();
        foreach (var typed in values["ticket"].Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!@case.House.IsTicket(typed, out var ticket)) return Decision.Refuse(TsrTexts.LooksLike(typed, @case.House.Settings.TicketExample), "ticket");
            if (@case.Record.ByTicket(ticket) is { } other) return Decision.Refuse(TsrTexts.HasOne(ticket, other), "ticket");
            tickets.Add(ticket);
        }
        Instant? started = null;
        if (values["started"] is { Length: > 0 } time)
            switch (Chat.Asking.WhenParser.Read(time, @case.Ask.Now, @case.Ask.Zone))
            {
                case Chat.Asking.WhenReading.Found { Rest: "" } found: started = found.At; break;
                case Chat.Asking.WhenReading.Wrong wrong: return Decision.Refuse(wrong.Why, "started");
                default: return Decision.Refuse(DeclareTexts.StartedWhen(), "started");
            }
        var words = new DeclareWords(Priorities.PriorityCommand.Read(values["priority"]) ?? @case.House.Settings.DefaultPriority, tickets,
            [.. values["components"].Split(',', StringSplitOptions.RemoveEmptyEntries).Where(c => @case.House.Component(c) is not null)],
            title, Fields.Read(@case, values, "text"), started, values["private"] == "true", values["drill"] == "true");
        return DeclareCommand.Open(@case, words, First(values));
    }

    /// <summary>Whoever knows of the other one says so behind the title.</summary>
    [System.Text.RegularExpressions.GeneratedRegex(@"\s*--(?:anyway|quand-m[êe]me)\s*$", System.Text.RegularExpressions.RegexOptions.CultureInvariant | System.Text.RegularExpressions.RegexOptions.IgnoreCase)]
    private static partial System.Text.RegularExpressions.Regex Anyway();

    private static Planned? First(FormValues values)
    {
        var at = values.Context.IndexOf('|', StringComparison.Ordinal);
        return at >= 0 && MessageContext.Read(values.Context[(at + 1)..]) is { } copy
            ? new Planned(new MessageSaid(copy.Text, Permalink: copy.Permalink, Recovered: true), copy.At, null, new Actor(copy.Author.Id, copy.Author.Name)) : null;
    }

    private static Phrase PriorityLabel(Priority priority) => priority switch
    {
        Priority.P1 => new("priority.p1", "P1 critical", "P1 critique"),
        Priority.P2 => new("priority.p2", "P2 major", "P2 majeure"),
        Priority.P3 => new("priority.p3", "P3 minor", "P3 mineure"),
        Priority.P4 => new("priority.p4", "P4 low", "P4 faible"),
        _ => new("priority.p5", "P5 cosmetic", "P5 cosmétique"),
    };
}
