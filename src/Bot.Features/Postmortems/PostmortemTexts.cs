using Bot.Chat.Phrases;
using Bot.Incidents;
using Bot.Incidents.Postmortems;

namespace Bot.Features.Postmortems;

internal static class PostmortemTexts
{
    public static Phrase Help() => new("postmortem.help", "Drafts, reviews and publishes the postmortem", "Rédige, relit et publie le post mortem");

    public static Phrase Usage() => new("postmortem.usage",
        "`postmortem` is the draft; `postmortem review` what it lacks; `postmortem edit overview FR …` words of your own; `postmortem publish`",
        "`postmortem` est le brouillon ; `postmortem revue` ce qui manque ; `postmortem modifier synthèse FR …` vos propres mots ; `postmortem publier`");

    public static Phrase WhichPart(string typed) => typed.Length == 0
        ? new("postmortem.which_part", "Which part? overview, actions, service, impact, context or cause: `/incident postmortem edit cause FR … EN …`.", "Quelle partie ? synthèse, actions, service, impact, contexte ou cause : `/incident postmortem modifier cause FR … EN …`.")
        : new("postmortem.no_part", "The postmortem has no part `{0}`. There are overview, actions, service, impact, context and cause: `/incident postmortem edit cause FR … EN …`.",
            "Le post mortem n’a pas de partie `{0}`. Il y a synthèse, actions, service, impact, contexte et cause : `/incident postmortem modifier cause FR … EN …`.", typed);

    public static Phrase What(string typed) => new("postmortem.what", "I do not know `postmortem {0}`. There are `postmortem`, `postmortem review`, `postmortem edit …` and `postmortem publish`.",
        "Je ne connais pas `postmortem {0}`. Il y a `postmortem`, `postmortem revue`, `postmortem modifier …` et `postmortem publier`.", typed);

    public static Phrase Draft(Incident incident, int findings) => findings == 1
        ? new("postmortem.draft_one", "Draft of the postmortem of {0}. 1 thing to look at: `/incident postmortem review`.",
            "Brouillon du post mortem de l’incident {0}. 1 point à regarder : `/incident postmortem revue`.", incident.Key)
        : new("postmortem.draft", "Draft of the postmortem of {0}. {1} things to look at: `/incident postmortem review`.",
            "Brouillon du post mortem de l’incident {0}. {1} points à regarder : `/incident postmortem revue`.", incident.Key, findings);

    public static Phrase Intro(int findings) => findings == 1
        ? new("postmortem.intro_one", "1 thing to look at: `/incident postmortem review`.", "1 point à regarder : `/incident postmortem revue`.")
        : new("postmortem.intro", "{0} things to look at: `/incident postmortem review`.", "{0} points à regarder : `/incident postmortem revue`.", findings);

    public static Phrase Template(TemplateException fault) => new("postmortem.template",
        "No postmortem yet, and nothing was changed: the template `{0}` cannot be used (`{1}`). Ask whoever runs the bot to correct it, then type this again; without `Incidents:PostmortemTemplate` the house format is used.",
        "Pas encore de post mortem, et rien n’a été changé : le modèle `{0}` est inutilisable (`{1}`). Demandez à qui exploite le bot de le corriger, puis retapez ceci ; sans `Incidents:PostmortemTemplate`, c’est le format de la maison qui sert.",
        fault.File, fault.InnerException?.Message ?? fault.Message);

    public static Phrase Clean(Incident incident) => new("postmortem.clean", "Nothing to fix in the postmortem of {0}. `/incident postmortem publish` publishes it.",
        "Rien à corriger dans le post mortem de l’incident {0}. `/incident postmortem publier` le publie.", incident.Key);

    public static Phrase Found(Incident incident, int count) => count == 1
        ? new("postmortem.found_one", "*1 thing a reader of {0} will trip over:*", "*1 point sur lequel un lecteur de l’incident {0} butera :*", incident.Key)
        : new("postmortem.found", "*{0} things a reader of {1} will trip over:*", "*{0} points sur lesquels un lecteur de l’incident {1} butera :*", count, incident.Key);
    public static Phrase Explained(IReadOnlyList<Finding> findings) => new("postmortem.explained", "Does the context say how these came? {0}", "Le contexte dit-il pourquoi ? {0}", Phrase.Join(" ", findings.Select(f => f.What)));

    public static Phrase Line(int number, Finding finding) => new("postmortem.finding", "{0}. {1} `/incident {2}`", "{0}. {1} `/incident {2}`", number, finding.What, finding.Fix);

    public static Phrase NotYet(IReadOnlyList<Finding> blocking) => Phrase.Lines(
    [
        new("postmortem.not_yet", "Not published: a language is missing. Fix these, or publish knowingly with `/incident postmortem publish anyway`.",
            "Pas publié : une langue manque. Corrigez ces points, ou publiez en connaissance de cause : `/incident postmortem publier quand même`."),
        .. blocking.Select((f, i) => Line(i + 1, f)),
    ]);

    public static Phrase AlreadyPublished(Incident incident) => new("postmortem.already", "The postmortem of {0} is published as it stands. Change something first, for example `/incident set cause FR … EN …`.",
        "Le post mortem de l’incident {0} est publié tel quel. Changez d’abord quelque chose, par exemple `/incident définir cause FR … EN …`.", incident.Key);

    public static Phrase Outdated(Incident incident) => new("postmortem.outdated", "*The published postmortem of {0} no longer says what the record says.* `/incident {0} postmortem publish` publishes it anew.",
        "*Le post mortem publié de l’incident {0} ne dit plus ce que dit le dossier.* `/incident {0} postmortem publier` le publie à nouveau.", incident.Key);

    public static Phrase Published(Incident incident) => new("postmortem.published", "The postmortem of {0} is published.", "Le post mortem de l’incident {0} est publié.", incident.Key);
    public static Phrase StillFound(int count) => count == 1
        ? new("postmortem.still_one", "1 finding of the review is still open: `/incident postmortem review`.", "1 point de la revue reste ouvert : `/incident postmortem revue`.")
        : new("postmortem.still", "{0} findings of the review are still open: `/incident postmortem review`.", "{0} points de la revue restent ouverts : `/incident postmortem revue`.", count);

    public static Phrase PartName(PostmortemPart part) => part == PostmortemPart.Overview ? new("postmortem.part_overview", "overview", "synthèse") : new("postmortem.part_actions", "actions", "actions");

    public static Phrase WhatText(PostmortemPart part) => new("postmortem.what_text", "What should it say, as Markdown? `/incident postmortem edit {0} FR … EN …`; `off` goes back to the record.",
        "Que doit-il dire, en Markdown ? `/incident postmortem modifier {0} FR … EN …` ; `off` revient au dossier.", PartName(part));

    public static Phrase Edited(PostmortemPart part, bool byHand) => !byHand
        ? new("postmortem.as_recorded", "The {0} of the postmortem is again as the record has it.", "La partie {0} du post mortem suit à nouveau le dossier.", PartName(part))
        : new("postmortem.edited", "The {0} of the postmortem is now as written by hand; regenerating keeps it.",
        "La partie {0} du post mortem est maintenant écrite à la main ; la régénération la garde.", PartName(part));
}
