using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using Bot.Features.Deciding;
using Bot.Incidents;
using Bot.Incidents.Lifecycles;
using Bot.Incidents.Timelines;
using Bot.Incidents.Updates;
using NodaTime;

namespace Bot.Features.Undo;

/// <summary><c>/incident undo</c> takes back one's last change within 60 seconds. Nothing is erased.</summary>
public sealed class UndoCommand : ICommand
{
    private static readonly Duration Limit = Duration.FromSeconds(60);

    /// <inheritdoc/>
    public CommandWords Words { get; } = new("undo", new Phrase("undo.help", "Takes back your last change, within 60 seconds", "Annule votre dernier changement, dans les 60 secondes"))
    {
        French = ["défaire"], Order = 83, Example = "undo", EvenWhenClosed = true, Usage = new("undo.usage", "`undo`", "`défaire`"),
    };

    /// <inheritdoc/>
    public Decision Decide(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var changes = @case.Record.Changes(@case.Incident.Number);
        var gone = changes.Select(c => c.What).OfType<Undone>().SelectMany(u => u.Seqs).ToHashSet();
        var last = changes.LastOrDefault(c => c.Who.Id == @case.Me.Id && IsOnesOwn(c.What) && !gone.Contains(c.Seq));
        if (last is null) return Decision.Refuse(UndoTexts.Nothing());
        if (last.What is Declared) return Decision.Refuse(UndoTexts.Cancel());
        if (last.What is Redacted) return Decision.Refuse(UndoTexts.NotRedaction());
        if (@case.Ask.Now - last.RecordedAt > Limit) return Decision.Refuse(UndoTexts.TooLate(last, @case));
        // One command may have written several entries: they go together.
        var together = changes.Where(c => c.Who.Id == last.Who.Id && c.RecordedAt == last.RecordedAt && c.Via == last.Via && !gone.Contains(c.Seq) && IsOnesOwn(c.What)).ToList();
        if (together.Any(c => c.What is Declared)) return Decision.Refuse(UndoTexts.Cancel());
        var after = changes.Where(c => c.Seq > last.Seq && !gone.Contains(c.Seq) && IsOnesOwn(c.What) && c.Who.Id != @case.Me.Id).ToList();
        if (after.Count > 0 && together.Any(t => after.Any(a => a.What.GetType() == t.What.GetType() || a.What is UpdateAmended amended && amended.Update == t.Seq)))
            return Decision.Refuse(UndoTexts.SomebodyElse(after[^1], @case));
        var what = Phrase.Join(", ", together.Select(c => Catalogue.Own.Tell(c, @case.House)));
        var decision = Decision.Record(new Undone([.. together.Select(c => c.Seq)])).Saying(UndoTexts.Now(@case.Me, what));
        // A merge stands in both incidents.
        foreach (var merged in together.Select(c => c.What).OfType<MergedInto>())
            if (@case.House.NumberOf(merged.Into) is { } into && @case.Record.Changes(into).LastOrDefault(c => c.What is Absorbed absorbed && absorbed.Other == @case.Incident.Key) is { } there)
                decision = decision.AndOn(into, new Undone([there.Seq]));
        return decision;
    }

    private static bool IsOnesOwn(IncidentEvent what) =>
        what is not (Undone or RoomIsOpen or PublicPageOpened or ChatStepFailed or ChannelChanged or AccessEnded or MessageEdited or MessageDeleted or Bot.Incidents.Fields.TicketMentioned);
}

internal static class UndoTexts
{
    public static Phrase Nothing() => new("undo.nothing", "You changed nothing here that could be taken back.", "Vous n’avez rien changé ici qui puisse être annulé.");
    public static Phrase Cancel() => new("undo.cancel", "A declaration cannot be taken back. If it was a false alarm: `/incident cancel reason`.", "Une déclaration ne s’annule pas ainsi. Si c’était une fausse alerte : `/incident annuler raison`.");
    public static Phrase NotRedaction() => new("undo.redaction", "A redaction cannot be taken back: the text is gone.", "Un caviardage ne s’annule pas : le texte n’existe plus.");

    public static Phrase TooLate(Entry last, Case @case) => new("undo.late",
        "Your last change is older than 60 seconds ({0}). Change it again instead: `/incident {1}`.", "Votre dernier changement date de plus de 60 secondes ({0}). Modifiez-le plutôt à nouveau : `/incident {1}`.",
        Catalogue.Own.Tell(last, @case.House), last.What switch
        {
            UpdatePublished or StatusChanged when @case.Incident.Updates.LastOrDefault(u => u.Status != Status.Postmortem) is { } update => Fix.Line("update", update.Seq).Then("FR … EN …"),
            Noted => Fix.Line("note", last.Seq).Then("FR … EN …"),
            _ => new Phrase("undo.again", "help", "aide"),
        });

    public static Phrase SomebodyElse(Entry after, Case @case) => new("undo.other", "Meanwhile {0} changed the same: {1}. Change it again instead of taking it back.",
        "Entre-temps, {0} a changé la même chose : {1}. Modifiez à nouveau au lieu d’annuler.", after.Who.Name, Catalogue.Own.Tell(after, @case.House));

    public static Phrase Now(Actor who, Phrase what) => new("undo.now", "{0} took back: {1}", "{0} a annulé : {1}", who.Name, what);
}
