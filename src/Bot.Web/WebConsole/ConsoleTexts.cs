using Bot.Chat.Phrases;

namespace Bot.Web.WebConsole;

internal static class ConsoleTexts
{
    public static Phrase UnknownSlash(string typed) => new("console.slash", "I listen to `/incident …` and `/tsr …`, not to `{0}`. `/incident help` lists everything.",
        "J’écoute `/incident …` et `/tsr …`, pas `{0}`. `/incident aide` donne toute la liste.", typed);

    public static Phrase LobbyIsQuiet() => new("console.lobby",
        "Nobody reads along in this channel: it lists the incidents. Open one on the left to talk in it, or `/incident declare P2 title` a new one.",
        "Personne ne lit ce canal : il donne la liste des incidents. Ouvrez-en un à gauche pour y parler, ou déclarez-en un : `/incident déclarer P2 titre`.");

    public static Phrase Channels() => new("console.channels", "Channels", "Canaux");
    public static Phrase Open() => new("console.open", "Open", "Ouverts");
    public static Phrase Earlier() => new("console.earlier", "Earlier", "Précédents");
    public static Phrase Declare() => new("console.declare", "Declare incident", "Déclarer un incident");
    public static Phrase SpeakAs() => new("console.speak", "Speak as", "Parler en tant que");
    public static Phrase OtherName() => new("console.other", "Another name", "Un autre nom");
    public static Phrase Theme() => new("console.theme", "Light or dark", "Clair ou sombre");
    public static Phrase OnlyYou() => new("console.only_you", "Only you see this", "Visible de vous seul");
    public static Phrase Dismiss() => new("console.dismiss", "Dismiss", "Fermer");
    public static Phrase Send() => new("console.send", "Send", "Envoyer");
    public static Phrase Placeholder(string channel) => new("console.placeholder", "Message #{0}, or /incident …", "Message dans #{0}, ou /incident …", channel);
    public static Phrase TooLong() => new("console.too_long", "200,000 characters at most go into one message. Send the rest in another one.", "Un message porte 200 000 caractères au plus. Envoyez le reste dans un autre.");
    public static Phrase RecordOnly(string chats) => new("console.record_only", "What is said here stays on the record; it is not posted in {0}.", "Ce qui est dit ici reste au dossier et n’est pas publié dans {0}.", chats);
    public static Phrase UnknownIn(string chat) => new("console.unknown_in", "Nobody in {0} knows of this incident.", "Personne dans {0} n’est au courant de cet incident.", chat);
    public static Phrase OpenIn(string chat) => new("console.open_in", "Open it in {0}", "L’ouvrir dans {0}", chat);
    public static Phrase TimesIn(string zone) => new("console.times_in", "Times: {0}", "Heures : {0}", zone);
    public static Phrase Older() => new("console.older", "Older ones: `/incident list all`", "Les plus anciens : `/incident liste tout`");
    public static Phrase New() => new("console.new", "new", "nouveau");
    public static Phrase ReallyDelete() => new("console.really_delete", "Delete this message? The record keeps it.", "Supprimer ce message ? Le dossier le garde.");
    public static Phrase NoSuchPage() => new("console.no_page", "There is no such page.", "Cette page n’existe pas.");
    public static Phrase ToIncidents() => new("console.to_incidents", "Back to the incidents", "Retour aux incidents");
    public static Phrase Broken() => new("console.broken", "This page does not work any more. What you typed is kept.", "Cette page ne fonctionne plus. Ce que vous avez tapé est gardé.");
    public static Phrase Reload() => new("console.reload", "Load it again", "La recharger");
    public static Phrase NothingOpen() => new("console.nothing", "No incident is open.", "Aucun incident n’est ouvert.");
    public static Phrase NothingOpenHint() => new("console.nothing_hint", "When something breaks, type `/incident declare P2 what is wrong`, or press the button.", "Quand quelque chose casse, tapez `/incident déclarer P2 ce qui ne va pas`, ou appuyez sur le bouton.");
    public static Phrase AddToTimeline() => new("console.add", "Add to timeline", "Ajouter à la chronologie");
    public static Phrase OffTimeline() => new("console.off", "Take off the timeline", "Retirer de la chronologie");
    public static Phrase Edit() => new("console.edit", "Edit", "Modifier");
    public static Phrase Delete() => new("console.delete", "Delete", "Supprimer");
    public static Phrase Save() => new("console.save", "Save", "Enregistrer");
    public static Phrase React(string what) => new("console.react", "React with {0}", "Réagir avec {0}", what);
    public static Phrase Edited() => new("console.edited", "edited", "modifié");
    public static Phrase Deleted() => new("console.deleted", "deleted, kept on the record", "supprimé, gardé au dossier");
    public static Phrase TakenBack() => new("console.taken_back", "taken back", "annulé");
    public static Phrase OnTimeline() => new("console.on_timeline", "On the timeline", "Sur la chronologie");
    public static Phrase Earlier(long count) => new("console.more", "Show earlier entries ({0})", "Afficher les entrées plus anciennes ({0})", count);
    public static Phrase NoSuchChannel(string channel) => new("console.no_channel", "There is no incident {0}, or it is private and you are not in it.", "Il n’y a pas d’incident {0}, ou bien il est privé et vous n’en faites pas partie.", channel);
    public static Phrase Menu() => new("console.menu", "Channels and people", "Canaux et personnes");
    public static Phrase Skip() => new("console.skip", "Skip to the message box", "Aller à la zone de saisie");
    public static Phrase Card() => new("console.card", "The incident at a glance", "L’incident en bref");
    public static Phrase Private() => new("console.private", "private", "privé");
    public static Phrase Lost() => new("console.lost", "The bot does not answer. The page comes back by itself once it does; what you typed is kept.",
        "Le bot ne répond pas. La page revient d’elle-même dès qu’il répond ; ce que vous avez tapé est gardé.");

    public static Phrase Stale() => new("console.stale", "The record cannot be read right now: what is shown may be old. It is tried again by itself.",
        "Le registre ne peut pas être lu pour l’instant : ce qui est affiché est peut-être ancien. Un nouvel essai suit de lui-même.");
    public static Phrase Download() => new("console.download", "Save", "Enregistrer");
    public static Phrase OpenTab() => new("console.tab", "Open", "Ouvrir");
}
