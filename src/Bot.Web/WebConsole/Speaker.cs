namespace Bot.Web.WebConsole;

/// <summary>Somebody who speaks in the console.</summary>
/// <param name="Name">The name everybody sees.</param>
/// <param name="Locale">The language they read, such as <c>fr</c> or <c>fr-FR</c>.</param>
/// <param name="Subject">What the provider calls who signed in; nothing for somebody one can speak as.</param>
/// <param name="Zone">The IANA time zone they are in, if that is known.</param>
public sealed record Speaker(string Name, string Locale, string? Subject = null, string? Zone = null)
{
    /// <summary>The person id the record knows. Nobody becomes who signed in by typing a name: those are lower case.</summary>
    public string Id => "console:" + (Subject is null ? Name.ToLowerInvariant().Replace(' ', '-') : "S-" + Subject);

    /// <summary>The first letters, for the round mark beside what is said.</summary>
    public static string Initials(string name) =>
        string.Concat(name.Split(' ', '-', '.').Where(w => w.Length > 0).Take(2).Select(w => char.ToUpperInvariant(w[0])));

    /// <summary>One of eight hues, the same for the same name.</summary>
    public static int Hue(string name) => name.Aggregate(7, (hash, c) => unchecked(hash * 31 + c)) is var h ? (h & 0x7fffffff) % 8 * 45 : 0;
}
