using System.Text.RegularExpressions;
using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using Bot.Features.Deciding;
using Bot.Features.Mark;
using Bot.Features.Priorities;
using Bot.Features.Roles;
using Bot.Features.Set;

namespace Bot.Features.Desks;

/// <summary>Commands without their word, said to the bot where people talk: <c>P1</c>, <c>cause: a certificate</c>, <c>ended at 9h15</c>, <c>comms @amy</c>.</summary>
internal static partial class Shorthand
{
    /// <summary>What goes on after the name of something in a sentence about it, folded: "the cause is not known yet", "impact on customers grows".</summary>
    private static readonly string[] Sentences =
    [
        "is", "isn't", "isnt", "are", "was", "were", "be", "been", "has", "hasn't", "have", "had", "will", "would", "could", "should", "can", "may", "might", "must", "does", "did", "seems", "looks", "remains", "grows",
        "of", "for", "on", "in", "at", "by", "and", "or", "but", "that", "which", "we", "it", "i", "you", "they",
        "est", "n'est", "n’est", "sont", "etait", "etaient", "sera", "serait", "n'a", "n’a", "ont", "avait", "peut", "pourrait", "doit", "semble", "reste", "de", "du", "des", "d'un", "d'une", "sur", "pour", "et", "ou", "mais", "que", "qui", "on", "nous", "il", "elle", "c'est", "c’est",
    ];

    [GeneratedRegex(@"<@[^<>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Person();

    /// <summary>Whether it can hardly be a sentence.</summary>
    /// <param name="owner">The command the word belongs to.</param>
    /// <param name="language">Of whoever said it: "impact a augmenté", "cause a certificate".</param>
    public static bool IsClear(ICommand owner, string word, string rest, Language language) => owner switch
    {
        PriorityCommand => PriorityCommand.Read(word) is not null && !IsSentence(rest, language),
        // A time follows, or it would not be that command's.
        MarkCommand => rest.Length > 0,
        RoleCommand => Person().Match(rest) is { Success: true, Index: 0 } person && person.Length == rest.TrimEnd().Length,
        SetCommand => owner.Meant(word) is not null && Folding.Fold(word) is not "root" && rest.Length > 0 && !IsSentence(rest, language),
        _ => false,
    };

    /// <summary>Words as they are shown: people by their names, never by an id.</summary>
    public static (string Word, string Others) Shown(string word, string rest)
    {
        var whole = $"{word} {rest}".TrimEnd();
        if (Person().Match(whole) is { Success: true, Index: 0, Length: var end }) return (Ask.Named(whole[..end]), Ask.Named(whole[end..].TrimStart()));
        var shown = Ask.Named(whole);
        return shown == whole ? (word, rest) : shown.Split(' ', 2) is [var first, var others] ? (first, others) : (shown, "");
    }

    private static bool IsSentence(string rest, Language language) =>
        Folding.Fold(rest.Split([' ', ',', '.', '\n'], 2)[0]) is var first && (Sentences.Contains(first) || (first == "a" && language.Code == "fr"));
}
