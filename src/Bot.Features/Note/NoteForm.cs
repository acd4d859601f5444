using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Bot.Features.Cards;
using Bot.Features.Deciding;
using Bot.Features.Forms;
using Bot.Features.Mark;
using Bot.Incidents.Clocks;
using Bot.Incidents.Texts;

namespace Bot.Features.Note;

/// <summary>A note for the overview, or a clock: both are "what happened when".</summary>
public sealed class NoteForm : IForm
{
    /// <inheritdoc/>
    public string Id => FormIds.Note;

    /// <inheritdoc/>
    public bool OnIncident => true;

    /// <inheritdoc/>
    public Form Draw(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        return Fields.On(@case, Id, new("note.form", "Note what happened", "Noter un fait"), new("note.submit", "Note", "Noter"), Phrase.Empty,
        [
            Fields.Select("clock", @case.In(new("note.f_kind", "What kind", "Nature")),
                ClockKinds.Marked.Select(c => new FormOption(StatusLabels.Word(c), @case.Ask.Language.Label(StatusLabels.Key(c))))
                    .Prepend(new FormOption("note", @case.In(new("note.plain", "A note", "Une note")))), "note", true),
            new("at", @case.In(new("note.f_at", "At", "À")), FieldKind.Text, Hint: @case.In(new("note.f_at_hint", "15h11, 5m ago; empty for now", "15h11, il y a 5 min ; vide pour maintenant")), MaxLength: 60),
            .. Fields.PerLanguage(@case, "text", new("note.f_text", "What happened", "Ce qui s’est passé"), LocalText.Empty),
        ]);
    }

    /// <inheritdoc/>
    public Decision Submit(Case @case, FormValues values)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(values);
        var at = @case.Ask.Now;
        if (values["at"] is { Length: > 0 } typed)
            switch (WhenParser.Read(typed, @case.Ask.Now, @case.Ask.Zone))
            {
                case WhenReading.Found { Rest: "" } found: at = found.At; break;
                case WhenReading.Wrong wrong: return Decision.Refuse(wrong.Why, "at");
                default: return Decision.Refuse(MarkTexts.When(Clock.Started), "at");
            }
        var text = Fields.Inline(@case, values, "text");
        return MarkCommand.Read(values["clock"]) is { } clock && ClockKinds.IsMarked(clock)
            ? MarkCommand.At(@case, clock, at, text, "at") : NoteCommand.Write(@case, at, text, "text_" + @case.House.Codes[0]);
    }
}

/// <summary>"Add to timeline" on a message outside an incident's channel: asks which incident.</summary>
public sealed class AddToTimelineForm : IForm
{
    /// <inheritdoc/>
    public string Id => FormIds.AddToTimeline;

    /// <inheritdoc/>
    public bool OnIncident => false;

    /// <inheritdoc/>
    public Form Draw(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var open = @case.Record.List(openOnly: true, 25);
        if (open.Count == 0) open = @case.Record.List(openOnly: false, 25);
        return new Form(Id, @case.In(new("add.form", "Add to timeline", "Ajouter au fil")), @case.In(new("add.submit", "Add", "Ajouter")), Fields.Cancel(@case),
            "|" + @case.Ask.Rest, MessageContext.Read(@case.Ask.Rest) is { } copy ? Markup.Escape(Cutting.Shortened(copy.Text, 301)) : "",
            [Fields.Select("incident", "Incident", open.Select(i => new FormOption(i.Key, Cutting.Shortened($"{i.Key} {i.Title}", 75))), open.Count > 0 ? open[0].Key : "", true)]);
    }

    /// <inheritdoc/>
    public Decision Submit(Case @case, FormValues values)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(values);
        if (@case.House.NumberOf(values["incident"]) is not { } number || @case.Record.ByNumber(number) is not { } incident)
            return Decision.Refuse(Desks.DeskTexts.NoSuchIncident(values["incident"]), "incident");
        var at = values.Context.IndexOf('|', StringComparison.Ordinal);
        if (at < 0 || MessageContext.Read(values.Context[(at + 1)..]) is not { } copy) return Decision.Refuse(NoteTexts.What(), "incident");
        return Decision.Nothing.AndOn(incident.Number, new Incidents.Timelines.Noted(@case.LocalOf(copy.Text, copy.Author), copy.Permalink), copy.At, new Incidents.Actor(copy.Author.Id, copy.Author.Name))
            .Telling(Desks.CurationTexts.Added(incident.Key));
    }
}
