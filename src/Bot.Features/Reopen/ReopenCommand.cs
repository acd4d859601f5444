using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using Bot.Features.Cards;
using Bot.Features.Declare;
using Bot.Features.Deciding;
using Bot.Features.Settings;
using Bot.Features.Statuses;
using Bot.Features.Update;
using Bot.Incidents;
using Bot.Incidents.Lifecycles;
using Bot.Incidents.Texts;

namespace Bot.Features.Reopen;

/// <summary><c>/incident reopen investigating|monitoring reason</c>: it was not over.</summary>
public sealed class ReopenCommand : ICommand
{
    /// <inheritdoc/>
    public CommandWords Words { get; } = new("reopen", new Phrase("reopen.help", "Opens a resolved or cancelled incident again", "Rouvre un incident résolu ou annulé"))
    {
        French = ["rouvrir"], Order = 80, Example = "reopen monitoring errors are back", FrenchExample = "rouvrir surveillance les erreurs reviennent", EvenWhenClosed = true, Completions = ["investigating ", "monitoring "],
        Usage = new("reopen.usage", "`reopen investigating reason` or `reopen monitoring reason`", "`rouvrir investigation raison` ou `rouvrir surveillance raison`"),
    };

    /// <inheritdoc/>
    public Decision Decide(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var incident = @case.Incident;
        if (incident.IsOpen) return Decision.Refuse(ReopenTexts.IsOpen(incident));
        if (incident.Closure == Closure.Merged) return Decision.Refuse(Desks.DeskTexts.IsClosed(incident));
        var to = Status.Investigating;
        if (StatusCommand.Read(@case.Ask.Peek) is { } status)
        {
            if (status is not (Status.Investigating or Status.Monitoring)) return Decision.Refuse(ReopenTexts.WhereTo());
            to = status;
            @case.Ask.Next();
        }
        var (reason, told) = TitleAndText.Split(@case.Ask.TakeRest(), @case.House.Codes, @case.AuthorLanguage());
        return reason.Length == 0 ? Decision.Refuse(ReopenTexts.Why(to))
            : CaseTexts.TextFault(reason) is { } fault ? Decision.Refuse(fault)
            : Misplaced.In(@case, reason, Misplaced.Reopen()) is { } meant ? Decision.Refuse(meant)
            : Misplaced.SaysNothing(reason) ? Decision.Refuse(ReopenTexts.Why(to))
            : Told(@case, Decision.Record(new Reopened(to, reason)).Saying(ReopenTexts.Now(incident, to, reason, @case.House)), to, told);
    }

    private static Decision Told(Case @case, Decision decision, Status to, LocalText text)
    {
        if (text.IsEmpty) return decision.Telling(Phrase.Lines(Hints(@case)));
        var update = Publishing.Write(@case.Incident with { Status = to, Closure = Closure.None }, to, text, @case.House, @case.Ask.Now);
        decision = decision.And(update).Saying(UpdateTexts.Post(update, UpdateTexts.Head(to, @case.Incident), @case.House));
        return @case.MissingHint(text, Fix.Line("update", UpdateCommand.NextSeq(@case, 2))) is { } hint ? decision.Telling(hint) : decision;
    }

    // Opening it again tells the channel only, and an end that was marked no longer stands.
    private static IEnumerable<Phrase> Hints(Case @case)
    {
        if (@case.Incident is { IsPublic: true, Updates.IsEmpty: false }) yield return ReopenTexts.TellThePublic();
        if (@case.Incident.StandingEnd() is { } end) yield return StatusTexts.EndAgain(end, @case.House);
    }
}

internal static class ReopenTexts
{
    public static Phrase IsOpen(Incident incident) => new("reopen.open", "{0} is open, status {1}. To change it: `/incident status …`.",
        "{0} est ouvert, au statut {1}. Pour en changer : `/incident statut …`.", incident.Key, StatusLabels.Typed(incident.Status));

    public static Phrase WhereTo() => new("reopen.where", "It opens to investigating or monitoring: `/incident reopen investigating reason`.",
        "Il se rouvre en `investigation` ou `surveillance` : `/incident rouvrir investigation raison`.");

    public static Phrase Why(Status to) => new("reopen.why", "Why does it open again? `/incident reopen {0} reason`.", "Pourquoi le rouvrir ? `/incident rouvrir {0} raison`.", StatusLabels.Typed(to));

    /// <summary>Another incident has its chat now.</summary>
    /// <param name="holder">That incident, where the person may know of it.</param>
    public static Phrase Taken(Incident incident, Incident? holder) => holder is null
        ? new("reopen.taken_other", "Nothing was done: the conversation of {0} is that of another open incident now, and what is said there goes on that one’s record. Open {0} again when that one is over, or declare a new incident in another conversation.",
            "Rien n’a été fait : la conversation de {0} est maintenant celle d’un autre incident ouvert, qui enregistre ce qui s’y dit. Rouvrez {0} quand celui-là sera terminé, ou déclarez un nouvel incident dans une autre conversation.", incident.Key)
        : new("reopen.taken", "Nothing was done: the conversation of {0} is that of {1} now, which is open, and what is said there goes on the record of {1}. Resolve {1} first, or declare a new incident in another conversation.",
            "Rien n’a été fait : la conversation de {0} est maintenant celle de {1}, qui est ouvert, et ce qui s’y dit est enregistré dans {1}. Résolvez d’abord {1}, ou déclarez un nouvel incident dans une autre conversation.", incident.Key, holder.Key);

    public static Phrase TellThePublic() => new("reopen.public", "The public does not know yet: `/incident update FR … EN …`.", "Le public ne le sait pas encore : `/incident communiquer FR … EN …`.");

    public static Phrase Now(Incident incident, Status to, string reason, House house) => new("reopen.now", "{0} is open again, *{1}*: {2}", "{0} est rouvert, *{1}* : {2}",
        incident.Key, Say.Label(StatusLabels.Key(to)), reason);
}

internal sealed class ReopenedTeller : Teller<Reopened>
{
    public override Phrase Tell(Reopened what, Entry entry, House house) => new("reopen.told", "reopened, {0}: {1}", "rouvert, {0} : {1}", StatusLabels.Typed(what.To), what.Reason);
}
