using Bot.Chat.Phrases;
using Bot.Features.Cards;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.Lifecycles;
using NodaTime;

namespace Bot.Features.Statuses;

internal static class StatusTexts
{
    public static Phrase Help(Status status) => status switch
    {
        Status.Investigating => new("investigating.help", "We are looking into it", "On cherche"),
        Status.Identified => new("identified.help", "We know the cause", "La cause est connue"),
        Status.Monitoring => new("monitoring.help", "A fix is in, we are watching", "Un correctif est en place, on surveille"),
        _ => new("resolved.help", "It is over", "C’est fini"),
    };

    public static Phrase StatusHelp() => new("status.help", "Changes the status and tells the public", "Change le statut et informe le public");
    public static Phrase Usage(string word) => new("status.usage", "`{0} FR … EN …`; without a text the standard sentence goes out", "`{0} FR … EN …` ; sans texte, la phrase standard part", word);

    public static Phrase WhichStatus(string typed) => new("status.which",
        "A status is one of `investigating`, `identified`, `monitoring`, `resolved`: `/incident status monitoring FR … EN …`.",
        "Un statut est `investigation`, `identifié`, `surveillance` ou `résolu` : `/incident statut surveillance FR … EN …`.", typed);

    public static Phrase AlreadyIs(Incident incident, House house) => new("status.already",
        "{0} is already *{1}*, since {2}. To tell the public more: `/incident update FR … EN …`.",
        "{0} est déjà au statut *{1}*, depuis le {2}. Pour en dire plus au public : `/incident communiquer FR … EN …`.",
        incident.Key, Label(incident), When(incident, house));

    public static Phrase JustDone(Incident incident, House house, string text) => new("status.just_done",
        "{0} already set {1} to *{2}* ({3}); nothing changed now. To add your words: `/incident update {4}`.",
        "{0} a déjà passé {1} au statut *{2}* ({3}) ; rien n’a changé. Pour ajouter votre texte : `/incident communiquer {4}`.",
        incident.StatusBy?.Name, incident.Key, Label(incident), When(incident, house), text.Length == 0 ? "FR … EN …" : text);

    public static Phrase MovedMeanwhile(Incident incident, House house, string text) => new("status.meanwhile",
        "Meanwhile {0} set {1} to *{2}* ({3}). Look again before you change it.{4}", "Entre-temps, {0} a passé {1} au statut *{2}* ({3}). Regardez avant de changer.{4}",
        incident.StatusBy?.Name, incident.Key, Label(incident), When(incident, house),
        text.Length == 0 ? Phrase.Empty : new Phrase("status.meanwhile_text", " Your text was: {0}", " Votre texte était : {0}", text));

    public static Phrase WhyBack(Incident incident, Status to) => new("status.why",
        "Going back from {0} to {1} needs a reason, which the public reads too: `/incident {1} FR … EN …`.",
        "Revenir de {0} à {1} demande une raison, que le public lira aussi : `/incident {1} FR … EN …`.",
        StatusLabels.Typed(incident.Status), StatusLabels.Typed(to));

    public static Phrase OnlyReopen(Incident incident, Status to) => new("status.reopen",
        "{0} is {1}. `/incident reopen {2} reason` opens it again.", "{0} est au statut {1}. `/incident rouvrir {2} raison` le rouvre.",
        incident.Key, StatusLabels.Typed(incident.Status), StatusLabels.Typed(to == Status.Investigating ? to : Status.Monitoring));

    /// <summary>A time stood behind a status that has none of its own, or is there already.</summary>
    public static Phrase SetNow(Status to) => new("status.set_now",
        "Nothing was done: a status begins when it is set. For when something happened: `/incident mark mitigated at 15h30`, `/incident mark ended at 16h00` or `/incident note at 15h30 …`; then `/incident {0} FR … EN …`.",
        "Rien n’a été fait : un statut commence quand on le pose. Pour dire quand cela s’est passé : `/incident marquer contournement à 15h30`, `/incident marquer fin à 16h00` ou `/incident noter à 15h30 …` ; puis `/incident {0} FR … EN …`.", StatusLabels.Typed(to));

    public static Phrase ByPublishing(Incident incident) => new("status.by_publishing",
        "{0} becomes postmortem by publishing one: `/incident postmortem review`, then `/incident postmortem publish`.",
        "{0} passe en post mortem en publiant le sien : `/incident postmortem revue`, puis `/incident postmortem publier`.", incident.Key);

    public static Phrase ResolveFirst(Incident incident) => new("status.resolve_first",
        "{0} is still {1}. Resolve it first: `/incident resolved FR … EN …`.", "{0} est encore au statut {1}. Résolvez-le d’abord : `/incident résolu FR … EN …`.",
        incident.Key, StatusLabels.Typed(incident.Status));

    public static Phrase StandardSentence(string seq) => new("status.standard",
        "The standard sentence went out. Say it in your own words with `/incident update #{0} FR … EN …`.",
        "La phrase standard est partie. Dites-le avec vos mots : `/incident communiquer #{0} FR … EN …`.", seq);

    public static Phrase Skipped(IEnumerable<Status> skipped) => new("status.skipped",
        "Skipped: {0}. That is noted.", "Sans passer par : {0}. C’est noté.", Phrase.Join(", ", skipped.Select(Word)));

    internal static Phrase Word(Status status) => new("status.word", "{0}", "{0}", StatusLabels.Typed(status));

    public static Phrase MarkEnd() => new("status.mark_end",
        "When did the impact end? `/incident mark ended at 16h00 FR … EN …`.", "Quand l’impact a-t-il pris fin ? `/incident marquer fin à 16h00 FR … EN …`.");

    /// <summary>It went back although its end was marked.</summary>
    public static Phrase EndAgain(Instant end, House house) => new("status.end_again",
        "The end of the impact ({0}) is no longer shown to the public. When it is over: `/incident mark ended at 16h00 FR … EN …`.",
        "La fin de l’impact ({0}) n’est plus montrée au public. Quand ce sera terminé : `/incident marquer fin à 16h00 FR … EN …`.", Say.DateTime(end, house.Zone));

    private static Spoken Label(Incident incident) => StatusLabels.Typed(incident.Status);

    private static Spoken When(Incident incident, House house) =>
        Say.DateTime(incident.StatusBy is null ? incident.DeclaredAt : incident.StatusSince, house.Zone);
}
