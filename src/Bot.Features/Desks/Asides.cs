using Bot.Chat.Asking;
using Bot.Features.Deciding;
using Bot.Features.Settings;
using Bot.Features.Statuses;
using Bot.Features.Update;
using Bot.Incidents.Texts;

namespace Bot.Features.Desks;

/// <summary>What people put around a command's word: <c>please …</c>, <c>add a note …</c>, <c>generate the postmortem</c>, <c>status?</c></summary>
internal static class Asides
{
    private static readonly string[] Polite = ["please", "please,", "pls", "plz", "svp", "stp"];
    private static readonly string[] Verbs = ["add", "ajouter", "ajoute", "generate", "générer", "génère", "write", "rédiger", "rédige", "draft", "display", "print", "view"];

    /// <summary>Takes what stands before the word, where a command follows. What the public reads has to follow in a marked language: "write update to the wiki" is none.</summary>
    public static void Take(Ask ask, House house)
    {
        while (ask.Takes(Polite)) { }
        if (Catalogue.Own.Find(ask.Peek) is not null) return;
        var typed = ask.Rest;
        if (!ask.Takes(Verbs)) return;
        ask.Takes("me", "moi", "us", "nous");
        ask.Takes(Articles.All);
        var behind = ask.Rest;
        var command = Catalogue.Own.Find(ask.NextName());
        var isPublic = command is StatusWord or StatusCommand or UpdateCommand;
        var isMeant = command is not null && (!isPublic || LanguageMarkers.Marker(ask.Rest, 0, house.Codes) is not null);
        ask.ContinueWith(isMeant ? behind : typed);
    }

    /// <summary>The command that answers <c>status?</c>: a question changes nothing.</summary>
    public static string? AnswerTo(string typed) =>
        typed.TrimEnd('?', ' ', '\u00a0', '\u202f') is { Length: > 0 } word && word.Length < typed.Length && Catalogue.Own.Find(word) is { Words: { OnIncident: true } words } ? words.ReadsOnly ? word : "show" : null;
}
