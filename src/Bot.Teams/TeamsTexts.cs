using Bot.Chat.Phrases;

namespace Bot.Teams;

/// <summary>The few things the adapter says itself.</summary>
internal static class TeamsTexts
{
    public static Phrase Welcome() => new("teams.welcome",
        "Hello. `/incident declare P2 what is wrong` opens an incident, `/incident help` lists everything else. What is said in an incident’s conversation is on its record.",
        "Bonjour. `/incident déclarer P2 ce qui ne va pas` ouvre un incident, `/incident aide` montre tout le reste. Ce qui se dit dans la conversation d’un incident est enregistré.");

    public static Phrase EditedCommand() => new("teams.edited_command",
        "An edited command is not run again: what it did stays as it was. Send it anew to have it done. `/incident note #12 …` corrects line 12 of the timeline, `/incident undo` takes the last change back within 60 seconds.",
        "Une commande modifiée n’est pas exécutée à nouveau : ce qu’elle a fait reste tel quel. Renvoyez-la pour qu’elle soit exécutée. `/incident noter #12 …` corrige la ligne 12 de la chronologie, `/incident défaire` annule le dernier changement dans les 60 secondes.");

    public static Phrase DeletedCommand() => new("teams.deleted_command",
        "Deleting a command takes nothing back: what it did stays. `/incident undo` takes the last change back within 60 seconds, `/incident note drop #12` takes line 12 off the overview.",
        "Supprimer une commande n’annule rien : ce qu’elle a fait reste. `/incident défaire` annule le dernier changement dans les 60 secondes, `/incident noter retirer #12` retire la ligne 12 de la synthèse.");

    public static Phrase Close() => new("teams.close", "Close", "Fermer");
    public static Phrase Cancel() => new("teams.cancel", "Cancel", "Annuler");
    public static Phrase OnlyYou() => new("teams.only_you", "Only you see this:", "Vous seul voyez ceci :");
    public static Phrase Required() => new("teams.required", "This is needed.", "Ceci est nécessaire.");
    public static Phrase LookAgain() => new("teams.look_again", "Please look again at what is marked.", "Regardez à nouveau ce qui est signalé.");
    public static Phrase Done() => new("teams.done", "Done.", "C’est fait.");
    public static Phrase FileInChat() => new("teams.file_in_chat", "A dialog shows no files: type the command in the conversation, and the file comes there.", "Une boîte de dialogue ne montre pas de fichiers : tapez la commande dans la conversation, le fichier y arrivera.");
    public static Phrase Nothing() => new("teams.nothing", "Nothing to do here.", "Rien à faire ici.");
    public static Phrase FillIn() => new("teams.fill_in", "Fill in", "Remplir");
    public static Phrase ToRoom() => new("teams.to_room", "Open the conversation", "Ouvrir la conversation");
    public static Phrase Nobody() => new("teams.nobody", "nobody", "personne");
    public static Phrase TypeItThere() => new("teams.type_it_there", "There is more than a dialog shows: type the command in the conversation to read all of it.", "Une boîte de dialogue n’en montre pas plus : tapez la commande dans la conversation pour tout lire.");

    /// <summary>Why somebody is mentioned in an incident's thread.</summary>
    public static Phrase Called(IEnumerable<Mention> people, string key) => new("teams.called", "{0}: *{1}* is worked on here.", "{0} : c’est ici que se traite *{1}*.",
        Phrase.Join(" ", people.Select(p => new Phrase("teams.person", "{0}", "{0}", p))), key);
}
