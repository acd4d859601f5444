namespace Bot.Features.Deciding;

/// <summary>The little words before the name of something: <c>set the impact …</c>, <c>l’impact</c>.</summary>
internal static class Articles
{
    public static readonly string[] All = ["the", "a", "an", "this", "new", "le", "la", "les", "un", "une", "ce", "cette"];

    /// <summary>A name without the article that is written in one with it.</summary>
    public static string Off(string name) => name is ['l' or 'L', '\'' or '’', _, ..] ? name[2..] : name;
}
