using System.Globalization;
using Bot.Chat.Phrases;

namespace Bot.Features.Deciding;

/// <summary>What to type to mend something, in the reader's language, without the slash command's word; each command says its own.</summary>
internal static class Fix
{
    /// <summary>Rewrites an entry that is on the timeline already.</summary>
    public static Phrase Line(string word, string seq) => new("fix.line", "{0} #{1}", "{0} #{1}", new Spoken(language => Catalogue.Own.Find(word)!.Words.WordIn(language)), seq);

    /// <inheritdoc cref="Line(string, string)"/>
    public static Phrase Line(string word, long seq) => Line(word, seq.ToString(CultureInfo.InvariantCulture));

    /// <summary>The same, followed by what is to be typed in every language alike.</summary>
    public static Phrase Then(this Phrase command, string text) => new("fix.then", "{0} {1}", "{0} {1}", command, new Spoken(language => language.Own(text)));
}
