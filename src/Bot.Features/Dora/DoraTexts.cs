using System.Globalization;
using Bot.Chat.Phrases;
using Bot.Features.Cards;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.Dora;
using NodaTime;

namespace Bot.Features.Dora;

internal static class DoraTexts
{
    public static Phrase Help() => new("dora.help", "Says what the regulator is owed: is it major, which report by when", "Dit ce qui est dû au régulateur : majeur ou non, quel rapport avant quand");

    public static Phrase Usage() => new("dora.usage",
        "`dora` shows it; `dora critical yes clients 12% states FR, DE cost 150k` gives facts, `dora cost unknown` takes one back; `dora major`, `dora not major [reason]` decides; `dora sent initial|intermediate|final [at 15h11]` says what was sent; `export dora` drafts the report",
        "`dora` le montre ; `dora critique oui clients 12% pays FR, DE coût 150k` donne des faits, `dora coût inconnu` en retire un ; `dora majeur`, `dora pas majeur [raison]` décide ; `dora envoyé initial|intermédiaire|final [à 15h11]` dit ce qui est parti ; `exporter dora` rédige le rapport");

    public static Phrase WhichFact(string typed) => new("dora.which",
        "`{0}` says nothing that I know here. Facts are critical, clients, counterparts, transactions, value, relevant, states, reputation, data, malicious and cost: `/incident dora critical yes clients 12%`. `/incident help dora` says the rest.",
        "`{0}` ne me dit rien ici. Les faits sont critique, clients, contreparties, transactions, valeur, pertinent, pays, réputation, données, malveillant et coût : `/incident dora critique oui clients 12%`. `/incident aide dora` dit le reste.", Cutting.Shortened(typed, 80));

    public static Phrase HowToSay(DoraWord word, string typed) => typed.Length == 0
        ? new("dora.how_empty", "What about `{0}`? {1}.", "Que dire de `{0}` ? {1}.", word.Typed, Ways(word))
        : new("dora.how", "`{0}` is not something `{1}` can be. {2}.", "`{0}` ne convient pas pour `{1}`. {2}.", Cutting.Shortened(typed, 80), word.Typed, Ways(word));

    private static Phrase Ways(DoraWord word) => word.Kind switch
    {
        DoraKind.YesNo => new("dora.way_yes", "Type `/incident dora {0} yes` or `/incident dora {0} no`", "Tapez `/incident dora {0} oui` ou `/incident dora {0} non`", word.Typed),
        DoraKind.Share => new("dora.way_share", "Type a share, with its sign: `/incident dora {0} 15%`", "Tapez une part, avec son signe : `/incident dora {0} 15%`", word.Typed),
        DoraKind.Clients => new("dora.way_clients", "Type a share, a number, or both: `/incident dora clients 12% 120000`", "Tapez une part, un nombre, ou les deux : `/incident dora clients 12% 120000`"),
        DoraKind.States => new("dora.way_states", "Type Member States by their two letters: `/incident dora states FR, DE`", "Tapez des États membres par leurs deux lettres : `/incident dora pays FR, DE`"),
        DoraKind.Reputation => new("dora.way_reputation", "Type one or more of media, complaints, regulator, clients, or none: `/incident dora reputation media, complaints`",
            "Tapez un ou plusieurs de médias, plaintes, régulateur, clients, ou aucun : `/incident dora réputation médias, plaintes`"),
        _ => new("dora.way_euros", "Type an amount in euros: `/incident dora cost 150k`", "Tapez un montant en euros : `/incident dora coût 150k`"),
    };

    public static Phrase NothingKept(Phrase fault) => new("dora.nothing_kept", "{0} Nothing of the line was kept.", "{0} Rien de la ligne n’a été retenu.", fault);

    public static Phrase Same() => new("dora.same", "The record says so already.", "Le dossier le dit déjà.");

    public static Phrase Now(IEnumerable<DoraFactSet> facts) => new("dora.now", "DORA: {0}", "DORA : {0}", Phrase.Join(", ", facts.Select(f => DoraFactTexts.Told(f.Fact, f.Value))));

    /// <summary>What the record makes of the incident; people decide.</summary>
    public static Phrase Verdict(DoraAssessment assessment) => assessment.Major switch
    {
        true => new("dora.would", "As it stands it *would be major*.", "En l’état, l’incident *serait majeur*."),
        false => new("dora.would_not", "As it stands it *would not be major*.", "En l’état, l’incident *ne serait pas majeur*."),
        null => new("dora.cannot_say", "Whether it would be major *cannot be said yet*. Missing: {0}.", "On *ne peut pas encore dire* s’il serait majeur. Il manque : {0}.",
            Phrase.Join(", ", assessment.Missing.Select(DoraFactTexts.Name))),
    };

    public static Phrase WhatToType() => new("dora.what_to_type", "`/incident dora` says what to type.", "`/incident dora` dit quoi taper.");

    public static Phrase IsMajor() => new("dora.is_major", "major", "majeur");
    public static Phrase IsNot() => new("dora.is_not", "not major", "pas majeur");

    /// <summary>A report with what stands before its name: "initial report", "rapport initial".</summary>
    public static Phrase Name(DoraReport report) => report switch
    {
        DoraReport.Initial => new("dora.initial", "initial report", "rapport initial"),
        DoraReport.Intermediate => new("dora.intermediate", "intermediate report", "rapport intermédiaire"),
        _ => new("dora.final", "final report", "rapport final"),
    };

    /// <summary>A report as people type it.</summary>
    public static Phrase Typed(DoraReport report) => report switch
    {
        DoraReport.Initial => new("dora.type_initial", "initial", "initial"),
        DoraReport.Intermediate => new("dora.type_intermediate", "intermediate", "intermédiaire"),
        _ => new("dora.type_final", "final", "final"),
    };

    public static Phrase Decided(Incident incident, DoraDecided what, bool wasMajor, DoraDue? due, House house) => new("dora.decided", "{0} {1} for DORA{2}{3}", "{0} {1} pour DORA{2}{3}", incident.Key,
        what.Major ? new Phrase("dora.now_major", "is *major*", "est *majeur*") : wasMajor ? new Phrase("dora.no_more", "is *no longer major*", "n’est *plus majeur*") : new Phrase("dora.now_not", "is *not major*", "n’est *pas majeur*"),
        Because(what.Reason), due is null ? Phrase.Empty : new Phrase("dora.decided_due", " ({0} by *{1}*)", " ({0} avant le *{1}*)", Name(due.Report), Say.DateTime(due.Until, house.Zone)));

    public static Phrase AgainstCriteria(Incident incident) => new("dora.against", "By the facts on record it *would be major*: `/incident {0} dora` shows the criteria. If it stays not major, its reason is asked for later: `/incident {0} dora not major reason`.",
        "D’après les faits au dossier, l’incident *serait majeur* : `/incident {0} dora` montre les critères. S’il reste non majeur, on en demandera la raison : `/incident {0} dora pas majeur raison`.", incident.Key);

    public static Phrase Because(string? reason) => reason is null ? Phrase.Empty : new("dora.because", ": {0}", " : {0}", reason);

    public static Phrase Told(DoraDecided what) => new("dora.told_decided", "DORA: {0}{1}", "DORA : {0}{1}", what.Major ? IsMajor() : IsNot(), Because(what.Reason));

    public static Phrase AlreadyDecided(DoraDecision decision, DateTimeZone zone) => new("dora.already",
        "{0} decided that already: *{1}*, {2}. Another time or reason: `/incident dora {1} at 14h05 reason`.", "{0} l’a déjà décidé : *{1}*, {2}. Une autre heure ou raison : `/incident dora {1} à 14h05 raison`.",
        decision.By.Name, decision.Major ? IsMajor() : IsNot(), Say.DateTime(decision.At, zone));

    public static Phrase Reclassified(DateTimeZone zone, DoraSubmission sent) => new("dora.reclassified",
        "The {0} was sent on {1}: the authority has to be told that the incident is not major after all. `/incident export dora` drafts that.",
        "Le {0} est parti le {1} : l’autorité doit savoir que l’incident n’est finalement pas majeur. `/incident exporter dora` le rédige.", Name(sent.Report), Say.DateTime(sent.At, zone));

    public static Phrase NothingToReport(Incident incident) => new("dora.nothing", "{0} was decided not to be major, and nothing was sent: there is nothing to report.", "{0} a été décidé non majeur, et rien n’est parti : il n’y a rien à déclarer.", incident.Key);

    public static Phrase IsClosed(Incident incident) => new("dora.closed", "{0} is closed, and its clock stands still. If it is not major after all: `/incident {0} dora not major reason`, then `/incident {0} export dora`.",
        "{0} est fermé, et son horloge arrêtée. S’il n’est finalement pas majeur : `/incident {0} dora pas majeur raison`, puis `/incident {0} exporter dora`.", incident.Key);

    public static Phrase WhichReport(DoraReport next) => new("dora.which_report", "Which report was sent? `/incident dora sent {0}`, or `… at 15h11` where it was not just now.", "Quel rapport est parti ? `/incident dora envoyé {0}`, ou `… à 15h11` si ce n’est pas à l’instant.", Typed(next));

    public static Phrase DecideFirst() => new("dora.decide_first", "Reports are sent on major incidents. Decide that first: `/incident dora major`, or `/incident dora major at 14h05` if it was decided earlier.",
        "On envoie des rapports sur les incidents majeurs. Décidez-le d’abord : `/incident dora majeur`, ou `/incident dora majeur à 14h05` si c’était plus tôt.");

    public static Phrase NotYet(DoraReport first) => new("dora.not_yet", "The {0} comes first: `/incident dora sent {1}`, or `… at 15h11` when it was sent.", "Le {0} vient d’abord : `/incident dora envoyé {1}`, ou `… à 15h11` quand il est parti.", Name(first), Typed(first));

    public static Phrase WasSent(DoraSubmission sent, DateTimeZone zone) => new("dora.was_sent", "The {0} was sent already, on {1} ({2}). If that time is wrong: `/incident dora sent {3} at 15h11`.",
        "Le {0} est déjà parti, le {1} ({2}). Si cette heure est fausse : `/incident dora envoyé {3} à 15h11`.", Name(sent.Report), Say.DateTime(sent.At, zone), sent.By.Name, Typed(sent.Report));

    public static Phrase AllSent(DoraSubmission final, DateTimeZone zone) => new("dora.all_sent", "The final report was sent on {0}: no other follows.", "Le rapport final est parti le {0} : aucun autre ne suit.", Say.DateTime(final.At, zone));

    public static Phrase TooEarly(DoraReport report, Instant at, Phrase before, Instant earlier, DateTimeZone zone) => new("dora.too_early",
        "{0} is before {1}, {2}. The earliest it can be is `/incident dora sent {3} at {4}`; or correct that first.", "{0} précède {1}, {2}. Au plus tôt : `/incident dora envoyé {3} à {4}` ; ou corrigez d’abord ceci.",
        Say.DateTime(at, zone), before, Say.DateTime(earlier, zone), Typed(report), earlier.InZone(zone).ToString("dd/MM HH:mm", CultureInfo.InvariantCulture));

    public static Phrase TheDecision() => new("dora.the_decision", "the decision", "la décision");
    public static Phrase TheReport(DoraReport report) => new("dora.the_report", "the {0}", "le {0}", Name(report));

    public static Phrase Sent(DoraReport report, Instant at, House house, DoraDue? next) => new("dora.sent", "DORA: the {0} was sent on {1}{2}", "DORA : le {0} est parti le {1}{2}", Name(report), Say.DateTime(at, house.Zone),
        next is null ? Phrase.Empty : new Phrase("dora.sent_next", "; the {0} is due by *{1}*", " ; le {0} est dû avant le *{1}*", Name(next.Report), Say.DateTime(next.Until, house.Zone)));

    public static Phrase Card(DoraDue due, bool late, House house) => late
        ? new("dora.card_late", "major · {0} *overdue since {1}*", "majeur · {0} *en retard depuis le {1}*", Name(due.Report), Say.DateTime(due.Until, house.Zone))
        : new("dora.card", "major · {0} by *{1}*", "majeur · {0} avant le *{1}*", Name(due.Report), Say.DateTime(due.Until, house.Zone));
}
