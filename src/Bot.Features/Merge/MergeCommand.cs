using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using Bot.Features.Deciding;
using Bot.Features.Set;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.Lifecycles;
using Bot.Incidents.Timelines;
using Bot.Incidents.Texts;

namespace Bot.Features.Merge;

/// <summary><c>/incident merge INC-7</c>: this one is the same as INC-7, which goes on. Both keep everything.</summary>
public sealed class MergeCommand : ICommand
{
    /// <inheritdoc/>
    public CommandWords Words { get; } = new("merge", new Phrase("merge.help", "Closes this incident as the same as another one", "Ferme cet incident, identique à un autre"))
    {
        French = ["fusionner"], Order = 82, Example = "merge INC-7", Completions = ["{incident}"],
        Usage = new("merge.usage", "`merge INC-7`: work goes on in INC-7", "`fusionner INC-7` : la suite se passe dans INC-7"),
    };

    /// <inheritdoc/>
    public bool MayBeginWithKey => true;

    /// <inheritdoc/>
    public Phrase? Meant(string word) => Folding.Fold(word) is "duplicate" or "dup" or "doublon" ? new("merge.meant", "merge INC-7", "fusionner INC-7") : null;

    /// <inheritdoc/>
    public Decision Decide(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        @case.Ask.Takes("with", "into", "in", "to", "avec", "dans", "à");
        var word = @case.Ask.Next();
        var into = @case.House.NumberNamed(word) is { } number ? @case.Record.ByNumber(number)
            : @case.House.IsTicket(word, out var ticket) ? @case.Record.ByTicket(ticket) : null;
        return into is null ? Decision.Refuse(MergeTexts.IntoWhich(word))
            : into.Number == @case.Incident.Number ? Decision.Refuse(MergeTexts.Itself(into))
            : !@case.Incident.IsOpen ? Decision.Refuse(MergeTexts.NotOpen(@case.Incident))
            : into.Drill != @case.Incident.Drill ? Decision.Refuse(MergeTexts.IsDrill(into.Drill ? into : @case.Incident))
            : into is { Closure: Closure.None, IsOpen: false } ? Decision.Refuse(MergeTexts.IsOver(@case.Incident, into))
            : into.Private && !@case.Incident.Private ? Decision.Refuse(MergeTexts.IsPrivate(@case.Incident, into))
            : into.Closure != Closure.None ? Decision.Refuse(Desks.DeskTexts.IsClosed(into))
            : @case.Incident.Dora?.Decision is { Major: true } && into.Dora?.Decision is not { Major: true } ? Decision.Refuse(MergeTexts.IsMajor(@case.Incident, into))
            : LanguageMarkers.Marker(@case.Ask.Rest, 0, @case.House.Codes) is not null ? Decision.Refuse(MergeTexts.TellFirst(into))
            : @case.Incident is { IsPublic: true, Updates.IsEmpty: false } && into.Updates.IsEmpty ? Decision.Refuse(MergeTexts.PublicFollows(@case.Incident, into))
            : Why(@case, Decision.Record(new MergedInto(into.Key)))
                .AndOn(into.Number, new Absorbed(@case.Incident.Key, @case.Incident.Components is { IsEmpty: false } affected ? affected : null))
                .Saying(MergeTexts.Now(@case.Incident, into)).SayingOn(into.Number, MergeTexts.NowHere(@case.Incident, into, @case.House))
                .AlsoTelling(MergeTexts.Keeps(@case.Incident, into));
    }

    /// <summary>What was said of it stays on the timeline.</summary>
    private static Decision Why(Case @case, Decision decision) => @case.Ask.TakeRest() is { Length: > 0 } why ? decision.And(new Noted(@case.Local(why))) : decision;
}

internal static class MergeTexts
{
    public static Phrase IntoWhich(string typed) => typed.Length == 0
        ? new("merge.which", "Into which incident? `/incident merge INC-7`.", "Dans quel incident ? `/incident fusionner INC-7`.")
        : new("merge.no_such", "I find no incident {0}. `/incident list` shows the open ones: `/incident merge INC-7`.", "Je ne trouve pas d’incident {0}. `/incident liste` montre les ouverts : `/incident fusionner INC-7`.", typed);

    public static Phrase Itself(Incident incident) => new("merge.itself", "{0} cannot be merged into itself. Name the one that goes on: `/incident merge INC-7`.",
        "{0} ne peut pas être fusionné avec lui-même. Nommez celui qui continue : `/incident fusionner INC-7`.", incident.Key);

    public static Phrase NotOpen(Incident incident) => new("merge.not_open", "{0} is resolved; only an open incident can be merged.", "{0} est résolu ; seul un incident ouvert peut être fusionné.", incident.Key);
    public static Phrase TellFirst(Incident into) => new("merge.tell_first", "Nothing was merged: a merge tells the public its own sentence. Say yours first, `/incident update FR … EN …`, then `/incident merge {0}`.",
        "Rien n’a été fusionné : une fusion dit sa propre phrase au public. Dites d’abord la vôtre, `/incident communiquer FR … EN …`, puis `/incident fusionner {0}`.", into.Key);

    public static Phrase IsOver(Incident incident, Incident into) => new("merge.is_over", "{0} is resolved, so nobody would work on {1} any more. Open it again first: `/incident {0} reopen …`, or merge it the other way round.",
        "{0} est résolu : plus personne ne suivrait {1}. Rouvrez-le d’abord : `/incident {0} rouvrir …`, ou fusionnez dans l’autre sens.", into.Key, incident.Key);

    public static Phrase IsPrivate(Incident incident, Incident into) => new("merge.is_private", "{0} is private, and those who follow {1} could not see where it goes on. Merge the private one into this: `/incident {0} merge {1}`.",
        "{0} est privé : ceux qui suivent {1} ne verraient pas où il continue. Fusionnez le privé dans celui-ci : `/incident {0} fusionner {1}`.", into.Key, incident.Key);

    public static Phrase IsDrill(Incident drill) => new("merge.is_drill", "{0} is a drill. A drill and a real incident go on apart; whichever was a mistake is closed: `/incident {0} cancel reason`.",
        "{0} est un exercice. Un exercice et un vrai incident continuent séparément ; celui qui était une erreur se ferme : `/incident {0} annuler raison`.", drill.Key);

    /// <summary>The regulator's clock runs on, and where nobody looks any more nobody reports.</summary>
    public static Phrase IsMajor(Incident incident, Incident into) => new("merge.is_major", "{0} was decided to be major (DORA), and {1} was not: merged, its reports would be forgotten. Merge it the other way round, `/incident {1} merge {0}`, or decide there first: `/incident {1} dora major`.",
        "{0} a été décidé majeur (DORA), {1} ne l’est pas : fusionné, ses rapports seraient oubliés. Fusionnez dans l’autre sens, `/incident {1} fusionner {0}`, ou décidez d’abord là-bas : `/incident {1} dora majeur`.", incident.Key, into.Key);

    public static Phrase PublicFollows(Incident incident, Incident into) => new("merge.public_follows", "The public follows {0} and has heard nothing of {1}, so nothing was merged. Say there first how it is: `/incident {1} update FR … EN …`, or merge it the other way round: `/incident {1} merge {0}`.",
        "Le public suit {0} et n’a rien lu de {1} : rien n’a été fusionné. Dites-y d’abord où l’on en est : `/incident {1} communiquer FR … EN …`, ou fusionnez dans l’autre sens : `/incident {1} fusionner {0}`.", incident.Key, into.Key);

    /// <summary>For the channel where it goes on.</summary>
    public static Phrase NowHere(Incident incident, Incident into, House house)
    {
        var said = incident.Private && !into.Private
            ? new Phrase("merge.private_here", "*{0}* ({1}), which is private, is merged into this one; work goes on here.", "*{0}* ({1}), qui est privé, est fusionné dans celui-ci ; la suite se passe ici.", incident.Key, incident.Priority.ToString())
            : new Phrase("merge.now_here", "*{0}* ({1}, {2}) is merged into this one; work goes on here.", "*{0}* ({1}, {2}) est fusionné dans celui-ci ; la suite se passe ici.", incident.Key, incident.Title, incident.Priority.ToString());
        if (!incident.Components.IsEmpty)
            said = new("merge.components", "{0} Its components are affected here too: {1}.", "{0} Ses composants sont touchés ici aussi : {1}.", said, SetTexts.Components(incident.Components, house));
        return incident.Priority < into.Priority
            ? new("merge.priority", "{0} This one is {1} only: `/incident priority {2}` raises it.", "{0} Celui-ci n’est que {1} : `/incident priorité {2}` l’élève.", said, into.Priority.ToString(), incident.Priority.ToString()) : said;
    }

    /// <summary>What stays with the merged one, where there is any: nobody is to look for it in the other's postmortem.</summary>
    public static Phrase? Keeps(Incident incident, Incident into)
    {
        var kept = new List<Phrase>();
        if (incident.Overview.Count is > 0 and var notes) kept.Add(notes == 1 ? new("merge.note", "1 note", "1 note") : new("merge.notes", "{0} notes", "{0} notes", notes));
        if (incident.Updates.Count is > 0 and var updates) kept.Add(updates == 1 ? new("merge.update", "1 update", "1 communication") : new("merge.updates", "{0} updates", "{0} communications", updates));
        return kept.Count == 0 ? null : new("merge.keeps", "{0} keeps {1}: `/incident {0} timeline`. What {2} and its postmortem should say of them is noted there again: `/incident {2} note at 15h11 FR … EN …`.",
            "{0} garde {1} : `/incident {0} chronologie`. Ce que {2} et son post mortem doivent en dire s’y note à nouveau : `/incident {2} noter à 15h11 FR … EN …`.",
            incident.Key, Phrase.Join(", ", kept), into.Key);
    }

    public static Phrase Now(Incident incident, Incident into) => new("merge.now", "{0} is merged into *{1}* ({2}); work goes on there.", "{0} est fusionné dans *{1}* ({2}) ; la suite s’y passe.", incident.Key, into.Key, into.Title);
}

internal sealed class MergedIntoTeller : Teller<MergedInto>
{
    public override Phrase Tell(MergedInto what, Entry entry, House house) => new("merge.told", "merged into {0}", "fusionné dans {0}", what.Into);
}

internal sealed class AbsorbedTeller : Teller<Absorbed>
{
    public override Phrase Tell(Absorbed what, Entry entry, House house) => new("merge.told_absorbed", "{0} was merged into this one", "{0} a été fusionné dans celui-ci", what.Other);
}
