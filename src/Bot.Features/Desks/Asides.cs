using Bot.Chat.Asking;
using Bot.Features.Deciding;
using Bot.Features.Mark;
using Bot.Features.Priorities;
using Bot.Features.Settings;
using Bot.Features.Statuses;
using Bot.Features.Update;
using Bot.Incidents.Texts;

namespace Bot.Features.Desks;

/// <summary>What people put around a command's word: <c>please …</c>, <c>add a note …</c>, <c>generate the postmortem</c>, <c>status?</c></summary>
internal static class Asides
{
    private static readonly string[] Polite = ["please", "please,", "pls", "plz", "svp", "stp"];
    private static readonly string[] Verbs = ["add", "ajouter", "ajoute", "generate", "générer", "génère", "write", "rédiger", "rédige", "draft", "display", "print", "view", "prepare", "préparer", "make", "faire", "fais"];

    /// <summary>Takes what stands before the word, where a command follows. What the public reads has to follow in a marked language: "write update to the wiki" is none.</summary>
    /// <param name="aloud">It was said to the bot in a conversation, which goes on in the same words: "the card is 4111 …".</param>
    public static void Take(Ask ask, House house, bool aloud)
    {
        while (ask.Takes(Polite)) { }
        if (aloud || Catalogue.Own.Find(ask.Peek) is not null) return;
        var typed = ask.Rest;
        if (ask.Takes(Articles.All) || Articles.Off(typed) != typed)
        {
            ask.ContinueWith(IsNamed(Articles.Off(ask.Rest), house) ? Articles.Off(ask.Rest) : typed);
            return;
        }
        if (!ask.Takes(Verbs)) return;
        ask.Takes("me", "moi", "us", "nous");
        ask.Takes(Articles.All);
        var behind = ask.Rest;
        var command = Catalogue.Own.Find(ask.NextName());
        var isPublic = command is StatusWord or StatusCommand or UpdateCommand;
        var isMeant = command is not null && (!isPublic || LanguageMarkers.Marker(ask.Rest, 0, house.Codes) is not null);
        ask.ContinueWith(isMeant ? behind : typed);
    }

    /// <summary>Whether "the priority is P1", "le titre : …", "the timeline" names what it begins with; "the cause is not known yet" is only said.</summary>
    private static bool IsNamed(string text, House house)
    {
        var name = text.Split([' ', ':', '='], 2)[0];
        var rest = text[name.Length..].TrimStart();
        var isSet = rest is [':' or '=', ..];
        return (Catalogue.Own.Find(name) ?? Catalogue.Own.OwnerOf(name, rest.TrimStart(':', '=', ' '), house)) switch
        {
            null or StatusWord or UpdateCommand => false,
            MarkCommand => true,
            { Words.ReadsOnly: true } => rest.Length == 0,
            PriorityCommand => isSet || PriorityCommand.SaysWhere(rest),
            _ => isSet,
        };
    }

    /// <summary>The command that answers <c>status?</c>: a question changes nothing.</summary>
    public static string? AnswerTo(string typed) =>
        typed.TrimEnd('?', ' ', '\u00a0', '\u202f') is { Length: > 0 } word && word.Length < typed.Length && Catalogue.Own.Find(word) is { Words: { OnIncident: true } words } ? words.ReadsOnly ? word : "show" : null;
}
