namespace Bot.Web.WebConsole;

/// <summary>Somebody one can speak as in the console.</summary>
/// <param name="Name">The name everybody sees.</param>
/// <param name="Locale"><c>fr</c> or <c>en</c>: the language the bot answers in.</param>
public sealed record Speaker(string Name, string Locale)
{
    /// <summary>The person id the record knows.</summary>
    public string Id => "console:" + Name.ToLowerInvariant().Replace(' ', '-');

    /// <summary>The first letters, for the round mark beside what is said.</summary>
    public static string Initials(string name) =>
        string.Concat(name.Split(' ', '-', '.').Where(w => w.Length > 0).Take(2).Select(w => char.ToUpperInvariant(w[0])));

    /// <summary>One of eight hues, the same for the same name.</summary>
    public static int Hue(string name) => name.Aggregate(7, (hash, c) => unchecked(hash * 31 + c)) is var h ? (h & 0x7fffffff) % 8 * 45 : 0;
}
