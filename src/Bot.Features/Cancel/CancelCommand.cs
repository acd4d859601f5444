using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using Bot.Features.Declare;
using Bot.Features.Deciding;
using Bot.Features.PublicPages;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.Lifecycles;
using Bot.Incidents.Texts;
using Bot.Incidents.Updates;

namespace Bot.Features.Cancel;

/// <summary><c>/incident cancel reason</c>: a false alarm. Everything is kept.</summary>
public sealed class CancelCommand : ICommand
{
    /// <inheritdoc/>
    public CommandWords Words { get; } = new("cancel", new Phrase("cancel.help", "Closes a false alarm, with the reason", "Ferme une fausse alerte, avec la raison"))
    {
        French = ["annuler"], Order = 81, Example = "cancel the alert was a test", FrenchExample = "annuler l’alerte était un test",
        Usage = new("cancel.usage", "`cancel reason`", "`annuler raison`"),
    };

    /// <inheritdoc/>
    public Phrase? Meant(string word) => Folding.Fold(word) switch
    {
        "false" or "fausse" => new("cancel.meant", "cancel false alarm:", "annuler fausse alerte :"),
        "delete" or "supprimer" => new("cancel.delete", "cancel declared by mistake", "annuler déclaré par erreur"),
        _ => null,
    };

    /// <inheritdoc/>
    public Decision Decide(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        // "Not us FR … EN …": the reason, and what the public reads.
        var (reason, told) = TitleAndText.Split(@case.Ask.TakeRest(), @case.House.Codes, @case.AuthorLanguage());
        return !@case.Incident.IsOpen ? Decision.Refuse(CancelTexts.NotOpen(@case.Incident))
            : EndedOnce(@case) is { } end ? Decision.Refuse(CancelTexts.WasReal(@case.Incident, Say.DateTime(end.DisplayAt, @case.Ask.Zone)))
            : reason.Length == 0 ? Decision.Refuse(CancelTexts.Why())
            : CaseTexts.TextFault(reason) is { } fault ? Decision.Refuse(fault)
            : Misplaced.In(@case, reason, Misplaced.Drop(), Misplaced.NoPromise()) is { } meant ? Decision.Refuse(meant)
            : Misplaced.IsOfChange(reason) ? Decision.Refuse(CancelTexts.Undo(@case.Incident))
            : Misplaced.SaysNothing(reason) ? Decision.Refuse(CancelTexts.Why())
            : LastWord(@case, Decision.Record(new Cancelled(reason)), told).Saying(CancelTexts.Now(@case.Incident, reason));
    }

    /// <summary>What told the public that the incident is over, and not that there was none: it cannot be taken for a false alarm later.</summary>
    private static PublicUpdate? EndedOnce(Case @case) => PublicPage.Tells(@case.Incident) && @case.House.Sentence("update.cancelled") is var noAlarm
        ? @case.Incident.Updates.FirstOrDefault(u => u.Status == Status.Resolved && !u.Text.Equals(noAlarm)) : null;

    /// <summary>Whoever read that something was wrong reads that it was not; when it is opened again, that stays.</summary>
    private static Decision LastWord(Case @case, Decision decision, LocalText told)
    {
        if (told.IsEmpty && !PublicPage.IsTold(@case.Incident)) return decision;
        var words = told.IsEmpty ? @case.House.Sentence("update.cancelled") : told;
        decision = decision.And(new UpdatePublished(Status.Resolved, words, words.ToMarked(@case.House.Codes), @case.Ask.Now));
        return @case.MissingHint(words, Fix.Line("update", Update.UpdateCommand.NextSeq(@case, 2))) is { } hint ? decision.Telling(hint) : decision;
    }
}

internal static class CancelTexts
{
    public static Phrase Why() => new("cancel.why", "Why was it a false alarm? `/incident cancel reason`.", "Pourquoi était-ce une fausse alerte ? `/incident annuler raison`.");
    public static Phrase Undo(Incident incident) => new("cancel.undo", "Nothing was done. `/incident undo` takes back your last change. If {0} was a false alarm, say why: `/incident cancel the alert was a test`.",
        "Rien n’a été fait. `/incident défaire` annule votre dernier changement. Si {0} était une fausse alerte, dites pourquoi : `/incident annuler l’alerte était un test`.", incident.Key);

    public static Phrase WasReal(Incident incident, Spoken at) => new("cancel.was_real", "{0} was no false alarm: on {1} the public read that it is resolved. If nothing is left of it, close it again: `/incident resolved FR … EN …`.",
        "{0} n’était pas une fausse alerte : le {1}, le public a lu qu’il est résolu. S’il n’en reste rien, refermez-le : `/incident résolu FR … EN …`.", incident.Key, at);

    public static Phrase NotOpen(Incident incident) => new("cancel.not_open", "{0} is resolved; only an open incident can be cancelled.", "{0} est résolu ; seul un incident ouvert peut être annulé.", incident.Key);
    public static Phrase Now(Incident incident, string reason) => new("cancel.now", "{0} is cancelled: {1}", "{0} est annulé : {1}", incident.Key, reason);
}

internal sealed class CancelledTeller : Teller<Cancelled>
{
    public override Phrase Tell(Cancelled what, Entry entry, House house) => new("cancel.told", "cancelled: {0}", "annulé : {0}", what.Reason);
}
