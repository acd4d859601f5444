using Bot.Chat.Phrases;
using Bot.Features.Settings;
using NodaTime;

namespace Bot.Features.Note;

internal static class NoteTexts
{
    public static Phrase Help() => new("note.help", "Writes a line of the postmortem’s overview", "Écrit une ligne de la synthèse du post mortem");

    public static Phrase Usage() => new("note.usage",
        "`note [at 15h11] FR … EN …`; `note #12 EN …` completes line 12, `note #12 at 15h13` moves it, `note drop #12` takes it off",
        "`noter [à 15h11] FR … EN …` ; `noter #12 EN …` complète la ligne 12, `noter #12 à 15h13` la déplace, `noter retirer #12` l’enlève");

    public static Phrase What() => new("note.what", "What happened? `/incident note at 15h50 FR … EN …`.", "Que s’est-il passé ? `/incident noter à 15h50 FR … EN …`.");

    public static Phrase NoSuchLine(string typed) => new("note.none", "{0} is not a line of the overview. `/incident timeline` shows their numbers.",
        "{0} n’est pas une ligne de la synthèse. `/incident chronologie` donne leurs numéros.", typed);

    public static Phrase Now(Instant at, string seq, string text, House house) => new("note.now", "Noted for {0} (#{2}): {1}", "Noté pour le {0} (n° {2}) : {1}", Say.DateTime(at, house.Zone), text, seq);

    public static Phrase DropWhich(long seq) => new("note.drop_which", "Nothing was done: say its number to take a line off. Did you mean `/incident note drop #{0}`?",
        "Rien n’a été fait : dites son numéro pour retirer une ligne. Vouliez-vous dire `/incident noter retirer #{0}` ?", seq);
    public static Phrase MeantTime(string seq, string time) => new("note.meant_time", "It is noted for now. If it happened at {1}: `/incident note #{0} at {1}`.",
        "C’est noté pour maintenant. Si cela s’est passé à {1} : `/incident noter #{0} à {1}`.", seq, time);
    public static Phrase Dropped(string text) => new("note.dropped", "Taken off the overview: {0}", "Retiré de la synthèse : {0}", text);
}
