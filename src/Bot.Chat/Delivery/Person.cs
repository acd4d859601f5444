namespace Bot.Chat.Delivery;

/// <summary>Who did it, as the chat knows them.</summary>
/// <param name="Id">Platform and the chat's own id: <c>slack:U024BE7LH</c>. Stable; names are not.</param>
/// <param name="Name">Display name for documents and lists.</param>
/// <param name="Locale">Chat locale such as <c>fr-FR</c>, when the chat tells.</param>
/// <param name="Zone">IANA zone such as <c>Europe/Paris</c>, when the chat tells.</param>
public sealed record Person(string Id, string Name, string? Locale = null, string? Zone = null)
{
    /// <summary>The bot itself: reminders, and what it finds out on its own.</summary>
    public static Person Bot { get; } = new("bot", "Incident Bot");
}
