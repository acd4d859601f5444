using System.Text.RegularExpressions;
using Bot.Features.Deciding;
using Bot.Features.Keeping;

namespace Bot.Features.Desks;

/// <summary>
/// People written by their names where the chat made no mention of it: <c>@Luc Moreau</c>, and <c>@luc</c> where only one is called
/// so. A single word that is somebody's whole name needs nothing: it is found where a person is asked for.
/// </summary>
internal static partial class WrittenNames
{
    /// <summary>The text with such names as the mention a chat would have made.</summary>
    public static string Resolve(string text, IRecord record, string platform) =>
        text.Contains('@', StringComparison.Ordinal) ? Written().Replace(text, match => Mention(match, record, platform) ?? match.Value) : text;

    private static string? Mention(Match match, IRecord record, string platform)
    {
        var written = match.Groups["name"].Value;
        for (var end = written.Length; end > 0; end = written.LastIndexOf(' ', end - 1))
        {
            var name = written[..end].TrimEnd('.', '-', '\'', '’');
            var isWord = !name.Contains(' ', StringComparison.Ordinal);
            if (isWord && record.PeopleNamed(name).Count > 0) return null;
            var people = CaseTexts.Near(isWord ? record.PeopleCalled(name) : record.PeopleNamed(name), platform);
            if (people is [var one]) return $"<@{one.Id}|{one.Name}>{written[name.Length..]}";
            if (isWord) return null;
            // Several are called so: the name stays whole, and whoever asks for a person says that it is not clear.
            if (people.Count > 1) return $"<@|{name}>{written[name.Length..]}";
        }
        return null;
    }

    /// <summary>A name has four words at most; an address such as <c>ana@example.com</c> is none.</summary>
    [GeneratedRegex(@"(?<![\p{L}\p{N}<._-])@(?<name>\p{L}[\p{L}\p{N}.'’-]*(?: \p{L}[\p{L}\p{N}.'’-]*){0,3})", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
