using Bot.Chat.Phrases;
using Bot.Features.Deciding;
using Bot.Incidents;
using Bot.Incidents.Lifecycles;

namespace Bot.Features.Desks;

internal static class DeskTexts
{
    public static Phrase StepFailed(string key, Phrase trouble) => new("desk.step_failed", "*{0}*. {1}", "*{0}*. {1}", key, trouble);

    /// <summary>What the incident's channel was told, for whoever typed it elsewhere.</summary>
    public static Phrase SaidThere(Incident incident, Phrase said) => new("desk.said_there", "In *{0}*: {1}", "Dans *{0}* : {1}", incident.Key, said);

    public static Phrase NoSuchIncident(string key) => new("desk.no_incident",
        "{0} does not exist, or it is private and you are not in it. `/incident list` shows the open incidents.",
        "{0} n’existe pas, ou bien il est privé et vous n’en faites pas partie. `/incident liste` montre les incidents ouverts.", key);

    /// <summary>For whoever is in a private incident, where others would read the answer.</summary>
    public static Phrase OthersReadAlong(string key) => new("desk.others_read", "Others read along here, so I say nothing of {0}. Ask me in our own chat.",
        "D’autres lisent ici, je n’y dis donc rien de l’incident {0}. Demandez-le-moi dans notre conversation à deux.", key);

    public static Phrase NoIncidentWithTicket(string ticket) => new("desk.no_ticket",
        "No incident you can see carries {0}. In an incident’s channel, `/incident tsr {0}` assigns it.",
        "Aucun incident que vous pouvez voir ne porte {0}. Dans le canal d’un incident, `/incident tsr {0}` l’affecte.", ticket);

    public static Phrase NoIncidentWithTicketYet(string ticket) => new("desk.no_ticket_yet", "No incident you can see carries {0}.", "Aucun incident que vous pouvez voir ne porte {0}.", ticket);

    /// <summary>What to do with words that are no command.</summary>
    public static Phrase Offer(Phrase trouble, ICommand command, string words) => command.Words.Word == "declare"
        ? new("desk.offer_declare", "{0}\nTo declare it as an incident: `/incident {1} {2}`", "{0}\nPour en déclarer un incident : `/incident {1} {2}`", trouble, new Spoken(command.Words.WordIn), OneLine(words))
        : command.Words.Word == "update"
        ? new("desk.offer_update", "{0}\nTo tell the public: `/incident {1} {2}`", "{0}\nPour le dire au public : `/incident {1} {2}`", trouble, new Spoken(command.Words.WordIn), OneLine(words))
        : new("desk.offer_note", "{0}\nTo put it on the timeline: `/incident {1} {2}`", "{0}\nPour le mettre sur la chronologie : `/incident {1} {2}`", trouble, new Spoken(command.Words.WordIn), OneLine(words));

    /// <summary>The button that does it.</summary>
    public static Phrase Offered(string command) => command == "declare" ? new("desk.offered_declare", "Declare it", "Déclarer")
        : command == "update" ? new("desk.offered_update", "Tell the public", "Le dire au public") : new("desk.offered_note", "Put it on the timeline", "Mettre sur la chronologie");

    public static Phrase OpenHere(Incident incident) => new("desk.open_here", "This is the channel of {0}, and nothing was opened.", "C’est ici le canal de {0}, et rien n’a été ouvert.", incident.Key);

    public static Phrase NeedsLanguage(string word, string marked) => new("desk.needs_language",
        "`{0}` may be a word of a sentence here, so nothing was done. To fill it in, say the language: `/incident {0} {1}`.",
        "`{0}` peut être ici le mot d’une phrase, donc rien n’a été fait. Pour le renseigner, dites la langue : `/incident {0} {1}`.", Short(word), OneLine(marked));

    public static Phrase UnknownWord(string word, Phrase meant) => new("desk.meant",
        "I do not know `{0}`. Did you mean `/incident {1} …`? `/incident help` lists everything.",
        "Je ne connais pas `{0}`. Vouliez-vous dire `/incident {1} …` ? `/incident aide` donne toute la liste.", Short(word), meant);

    public static Phrase UnknownWord(string word, ICommand? nearest) => nearest is null
        ? new("desk.unknown", "I do not know `{0}`. `/incident help` lists what I do.",
            "Je ne connais pas `{0}`. `/incident aide` donne la liste de ce que je fais.", Short(word))
        : new("desk.unknown_near", "I do not know `{0}`. Did you mean `/incident {1}`? `/incident help` lists everything.",
            "Je ne connais pas `{0}`. Vouliez-vous dire `/incident {1}` ? `/incident aide` donne toute la liste.", Short(word), new Spoken(nearest.Words.WordIn));

    /// <summary>It was left in the conversation, and may have been meant for the bot.</summary>
    /// <param name="words">All that was typed.</param>
    /// <param name="key">The incident, where it is not that of the channel.</param>
    public static Phrase HeardAsSaid(ICommand command, string words, string? key) => new("desk.heard_as_said",
        "I took that as said to everybody. If it was meant for me: `/incident {0}{1} {2}`.", "J’ai pris cela pour un propos adressé à tous. Si c’était pour moi : `/incident {0}{1} {2}`.",
        key is null ? "" : key + " ", new Spoken(command.Words.WordIn), OneLine(words));

    /// <summary>In the channel of one incident the words after the command name another.</summary>
    /// <param name="words">What was typed without that name.</param>
    public static Phrase AboutWhich(Incident here, Incident other, string words) => new("desk.about_which",
        "This is the channel of {0}, and nothing was done. For {1}: `/incident {1} {2}`. For {0}: without `{1}`.",
        "C’est ici le canal de l’incident {0}, et rien n’a été fait. Pour {1} : `/incident {1} {2}`. Pour {0} : sans `{1}`.",
        here.Key, other.Key, OneLine(words));

    public static Phrase WhichIncident(string words, IReadOnlyList<Incident> open) => open.Count == 0
        ? new("desk.which_none", "There is no open incident here. Name one first, for example `/incident INC-42 {0}`, or `/incident declare` a new one.",
            "Il n’y a pas d’incident ouvert ici. Nommez-en un d’abord, par exemple `/incident INC-42 {0}`, ou déclarez-en un : `/incident déclarer`.", OneLine(words))
        : new("desk.which", "Which incident? Type it in the incident’s channel, or name it first: `/incident {1} {0}`. Open: {2}.",
            "Quel incident ? Tapez-le dans le canal de l’incident, ou nommez-le d’abord : `/incident {1} {0}`. Ouverts : {2}.",
            OneLine(words), open[0].Key, Phrase.Join(", ", open.Select(i => new Phrase("desk.open_one", "*{0}* {1}", "*{0}* {1}", i.Key, i.Title))));

    public static Phrase IsClosed(Incident incident) => incident.Closure == Closure.Merged
        ? new("desk.merged", "{0} was merged into {1}; work goes on there: `/incident {1} show`.",
            "{0} a été fusionné dans {1} ; la suite s’y passe : `/incident {1} afficher`.", incident.Key, incident.ClosureReason)
        : new("desk.cancelled", "{0} was cancelled by {1}. `/incident {0} reopen investigating reason` opens it again.",
            "{0} a été annulé par {1}. `/incident {0} rouvrir investigation raison` le rouvre.", incident.Key, incident.StatusBy?.Name);

    public static Phrase Masked(int count) => count == 1
        ? new("desk.masked_one", "1 secret was masked before anything was kept.", "1 secret a été masqué avant tout enregistrement.")
        : new("desk.masked", "{0} secrets were masked before anything was kept.", "{0} secrets ont été masqués avant tout enregistrement.", count);

    public static Phrase OurFault(string id) => new("desk.fault", "That failed on our side and nothing was changed. Try again; if it stays so, look for `{0}` in the log.",
        "Cela a échoué de notre côté et rien n’a été changé. Réessayez ; si cela persiste, cherchez `{0}` dans le journal.", id);

    public static Phrase OnlyRead(string why) => new("desk.only_read", "The record can be read, but nothing can be kept right now ({0}).", "Le registre peut être lu, mais rien ne peut être gardé pour l’instant ({0}).", why);

    public static Phrase NotKept(string reason, string? said) => new("desk.not_kept",
        "*Nothing of this was kept*: the record cannot be written right now (`{0}`). Do it again in a moment, and tell whoever runs the bot.{1}",
        "*Rien n’a été gardé* : le registre ne peut pas être écrit pour l’instant (`{0}`). Recommencez dans un instant et prévenez qui exploite le bot.{1}",
        reason, said is null ? "" : "\n" + said);

    public static Phrase PerhapsKept(string reason, string? said) => new("desk.perhaps_kept",
        "*This may have been kept or not*: the record was lost in the middle of it (`{0}`). Look at `/incident timeline` before you do it again, and tell whoever runs the bot.{1}",
        "*Ceci a peut-être été gardé, peut-être pas* : le registre a été perdu au milieu (`{0}`). Regardez `/incident chronologie` avant de recommencer et prévenez qui exploite le bot.{1}",
        reason, said is null ? "" : "\n" + said);

    public static Phrase TooFast(int seconds) => new("desk.too_fast", "That is a lot at once. Wait {0} s and do it again; what is said in the channel is recorded all the same.",
        "Cela fait beaucoup à la fois. Attendez {0} s et recommencez ; ce qui se dit dans le canal est enregistré quoi qu’il arrive.", seconds);

    public static Phrase OldButton() => new("desk.old_button",
        "This button is from an older version. `/incident show` shows today’s state.",
        "Ce bouton vient d’une version plus ancienne. `/incident afficher` montre l’état actuel.");

    public static Phrase NothingChanged(Incident incident) => new("desk.nothing", "{0} is unchanged.", "{0} reste inchangé.", incident.Key);

    public static Phrase ChooseCommand() => new("desk.choose", "Choose what is to be done.", "Choisissez ce qu’il faut faire.");

    public static Phrase OneCommand(int count) => new("desk.one_command",
        "One command at a time: {0} came in one message, and nothing was done. Send each line by itself.", "Une commande à la fois : {0} sont arrivées en un message, et rien n’a été fait. Envoyez chaque ligne séparément.", count);

    public static Phrase ChangedMeanwhile(string field, string value) => new("desk.changed_meanwhile",
        "Somebody changed {0} while this form was open; it now says “{1}”. Nothing was saved: close the form and open it again.",
        "Quelqu’un a changé {0} pendant que ce formulaire était ouvert ; on y lit maintenant « {1} ». Rien n’a été enregistré : fermez le formulaire et rouvrez-le.", field, OneLine(value));

    private static string OneLine(string words) => Cutting.Shortened(words.ReplaceLineEndings(" "), 200);

    private static string Short(string word) => Cutting.Shortened(word, 41);
}
