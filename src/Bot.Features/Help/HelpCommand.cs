using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using Bot.Features.Deciding;
using Bot.Features.Desks;

namespace Bot.Features.Help;

/// <summary><c>/incident help [word]</c>, generated from the commands themselves.</summary>
public sealed class HelpCommand : ICommand
{
    /// <inheritdoc/>
    public CommandWords Words { get; } = new("help", new Phrase("help.help", "Says what can be typed", "Dit ce que l’on peut taper"))
    {
        French = ["aide"], Also = ["?", "-h", "--help"], OnIncident = false, ReadsOnly = true, Order = 99, Example = "help mark", FrenchExample = "aide marquer", Completions = ["{word}"],
        Usage = new("help.usage", "`help`, `help mark`", "`aide`, `aide marquer`"),
    };

    /// <inheritdoc/>
    public Decision Decide(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        @case.Ask.Takes("me", "moi", "please", "all", "tout");
        var word = @case.Ask.Next();
        var language = @case.Ask.Language;
        if (word.Length == 0)
            return Decision.Answer(Phrase.Lines(
            [
                HelpTexts.Head(), .. Catalogue.Own.Commands.Select(c => HelpTexts.Line(c.Words.WordIn(language), c.Words.Help)), HelpTexts.Foot(),
            ]));
        if (Catalogue.Own.Find(word) is { } command) return Decision.Answer(HelpTexts.One(command.Words, language));
        return Decision.Refuse(DeskTexts.UnknownWord(word, Nearest.To(word, Catalogue.Own.Words) is { } near ? Catalogue.Own.Find(near) : null));
    }
}

internal static class HelpTexts
{
    public static Phrase Head() => new("help.head", "*What you can type after* `/incident`", "*Ce que l’on peut taper après* `/incident`");
    public static Phrase Line(string word, Phrase help) => new("help.line", "`{0}` {1}", "`{0}` {1}", word, help);

    public static Phrase Foot() => new("help.foot",
        "In an incident’s channel it is about that incident; elsewhere name it first: `/incident INC-42 …` or `/incident TSR-2292 …`. `/incident help mark` says more about one word.",
        "Dans le canal d’un incident, il s’agit de lui ; ailleurs, nommez-le d’abord : `/incident INC-42 …` ou `/incident TSR-2292 …`. `/incident aide marquer` en dit plus sur un mot.");

    public static Phrase One(CommandWords words, Language language)
    {
        var others = words.All.Distinct().Where(w => w != words.WordIn(language)).ToList();
        var lines = new List<Phrase> { Line(words.WordIn(language), words.Help) };
        if (!ReferenceEquals(words.Usage, Phrase.Empty)) lines.Add(words.Usage);
        if (words.Example.Length > 0) lines.Add(new("help.example", "For example `/incident {0}`", "Par exemple `/incident {0}`", new Spoken(words.ExampleIn)));
        if (others.Count > 0) lines.Add(new("help.also", "Also: {0}", "Aussi : {0}", string.Join(", ", others)));
        return Phrase.Lines(lines);
    }
}
