using System.Globalization;
using Bot.Chat.Phrases;
using Bot.Features.Cards;
using Bot.Features.Set;
using Bot.Incidents.Clocks;

namespace Bot.Features.Deciding;

/// <summary>What to type to mend something, in the reader's language; without the slash command's word and without the new text.</summary>
internal static class Fix
{
    /// <summary>Sets a field.</summary>
    public static Phrase Set(string field) => new("fix.set", "set {0}", "définir {0}", SetTexts.Typed(field));

    /// <summary>Sets a clock.</summary>
    public static Phrase Mark(Clock clock, string at) => new("fix.mark", "mark {0} at {1}", "marquer {0} à {1}", StatusLabels.Typed(clock), at);

    /// <summary>Rewrites an entry that is on the timeline already.</summary>
    public static Phrase Line(string word, string seq) => new("fix.line", "{0} #{1}", "{0} #{1}", word, seq);

    /// <inheritdoc cref="Line(string, string)"/>
    public static Phrase Line(string word, long seq) => Line(word, seq.ToString(CultureInfo.InvariantCulture));

    /// <summary>Changes a follow-up.</summary>
    public static Phrase Action(string english, string french, int number) => new("fix.action", "action {0} {2}", "action {1} {2}", english, french, number);

    /// <summary>The same, followed by what is to be typed in every language alike.</summary>
    public static Phrase Then(this Phrase command, string text) => new("fix.then", "{0} {1}", "{0} {1}", command, text);
}
