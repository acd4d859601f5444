namespace Bot.Web.WebConsole;

/// <summary>What a browser tells the console when a page opens.</summary>
/// <param name="Speaker">Whom it remembers, <c>name|locale</c>.</param>
/// <param name="Language">The language it asks for, such as <c>fr-FR</c>.</param>
/// <param name="Zone">The IANA time zone it is in.</param>
public sealed record BrowserFacts(string? Speaker = null, string? Language = null, string? Zone = null);
