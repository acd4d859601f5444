using System.Text.RegularExpressions;
using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using Bot.Features.Deciding;
using Bot.Incidents;

namespace Bot.Features.Redact;

/// <summary><c>/incident redact text</c> or <c>redact #12</c> masks a text everywhere on the record; the rows stay.</summary>
public sealed partial class RedactCommand : ICommand
{
    /// <inheritdoc/>
    public CommandWords Words { get; } = new("redact", new Phrase("redact.help", "Masks a text everywhere on the record", "Caviarde un texte partout dans le dossier"))
    {
        French = ["caviarder", "masquer"], Order = 84, Example = "redact #12", EvenWhenClosed = true, Completions = ["#"],
        Usage = new("redact.usage", "`redact words to mask` everywhere, or `redact #12` for what entry 12 says", "`caviarder mots à masquer` partout, ou `caviarder #12` pour ce que dit l’entrée 12"),
    };

    /// <inheritdoc/>
    public Decision Decide(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var rest = @case.Ask.TakeRest();
        if (rest.Length == 0) return Decision.Refuse(RedactTexts.What());
        if (rest is ['#', .. var number] && long.TryParse(number, out var seq))
        {
            if (@case.Record.EntryOf(@case.Incident.Number, seq) is not { } one) return Decision.Refuse(RedactTexts.NoSuchEntry(rest));
            var texts = Redaction.TextsOf(one, @case.Record.Revisions(@case.Incident.Number, seq));
            if (texts.Count == 0) return Decision.Refuse(RedactTexts.NoText(rest));
            return texts.Any(t => t.Trim().Length < Shortest) ? Decision.Refuse(RedactTexts.TooShort()) : Now(Masked(@case, texts), texts);
        }
        if (rest.Trim().Length < Shortest) return Decision.Refuse(RedactTexts.TooShort());
        var rewritten = Masked(@case, rest);
        if (rewritten.Count == 0 && Unquoted(rest) is { Length: >= Shortest } bare) rewritten = Masked(@case, rest = bare);
        if (rewritten.Count == 0 && Arrow().Split(rest, 2) is [{ Length: >= Shortest } before, _] && Masked(@case, before).Count > 0) return Decision.Refuse(RedactTexts.PutsNothing(before));
        return rewritten.Count == 0 ? Decision.Refuse(RedactTexts.NotFound())
            : Now(rewritten, [rest]);
    }

    private const int Shortest = 3; // Characters.

    private static Decision Now(List<Entry> rewritten, IReadOnlyList<string> texts) =>
        Decision.Nothing.Rewriting(rewritten).Masking(texts).Saying(RedactTexts.Now(rewritten.Count)).Telling(RedactTexts.ChatKeeps());

    [GeneratedRegex(@"\s*(?:->|→|=>)\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Arrow();

    private static List<Entry> Masked(Case @case, string text) => Masked(@case, [text]);

    private static List<Entry> Masked(Case @case, IReadOnlyList<string> texts) => [.. @case.Record.Entries(@case.Incident.Number).Select(e => Redaction.Of(e, texts)).OfType<Entry>()];

    /// <summary>What stands in quotes, where all of it does.</summary>
    private static string? Unquoted(string text) => text is ['"', .., '"'] or ['\'', .., '\''] or ['`', .., '`'] or ['“', .., '”'] or ['«', .., '»'] ? text[1..^1].Trim() : null;
}

internal static class RedactTexts
{
    public static Phrase What() => new("redact.what", "What should be masked? `/incident redact words to mask`, or `/incident redact #12`.", "Que faut-il masquer ? `/incident caviarder mots à masquer`, ou `/incident caviarder #12`.");
    public static Phrase NoSuchEntry(string typed) => new("redact.none", "There is no entry {0}. `/incident timeline` shows their numbers.", "Il n’y a pas d’entrée {0}. `/incident chronologie` donne leurs numéros.", typed);
    public static Phrase NoText(string typed) => new("redact.no_text", "Entry {0} has no text of its own. Name the words instead: `/incident redact words to mask`.", "L’entrée {0} n’a pas de texte à elle. Donnez plutôt les mots : `/incident caviarder mots à masquer`.", typed);
    public static Phrase TooShort() => new("redact.short", "Give at least three characters, else half the record goes dark: `/incident redact words to mask`.", "Donnez au moins trois caractères, sinon la moitié du dossier disparaît : `/incident caviarder mots à masquer`.");
    public static Phrase NotFound() => new("redact.not_found", "Nothing on the record says that. Copy it exactly as it was written, or use `/incident redact #12`.", "Rien dans le dossier ne dit cela. Copiez-le tel qu’il a été écrit, ou utilisez `/incident caviarder #12`.");
    public static Phrase PutsNothing(string text) => new("redact.arrow", "Nothing was masked yet: a mask puts no other words in the place. `/incident redact {0}` masks them.", "Rien n’a encore été masqué : le caviardage ne met pas d’autres mots à la place. `/incident caviarder {0}` les masque.", text);
    public static Phrase Now(int count) => count == 1
        ? new("redact.now_one", "A text was masked in 1 entry.", "Un texte a été masqué dans 1 entrée.")
        : new("redact.now", "A text was masked in {0} entries.", "Un texte a été masqué dans {0} entrées.", count);
    public static Phrase ChatKeeps() => new("redact.chat", "The chat still shows what was said there: delete or edit the message in the channel too.", "La messagerie montre encore ce qui y a été dit : supprimez ou modifiez aussi le message dans le canal.");
}
