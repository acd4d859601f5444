namespace Bot.Teams.Wire;

/// <summary>Teams' conversation ids: a channel's carries the thread behind <c>;messageid=</c>.</summary>
internal static class ConversationIds
{
    private const string Mark = ";messageid=";

    /// <summary>The conversation without its thread.</summary>
    public static string Base(string id) => id.IndexOf(Mark, StringComparison.Ordinal) is var at and >= 0 ? id[..at] : id;

    /// <summary>The message that begins the thread, where the id names one.</summary>
    public static string? Root(string id) => id.IndexOf(Mark, StringComparison.Ordinal) is var at and >= 0 ? id[(at + Mark.Length)..] : null;

    /// <summary>A channel's thread.</summary>
    public static string Thread(string channel, string root) => Base(channel) + Mark + root;

    /// <summary>Whether it is a team's channel or a thread in one.</summary>
    public static bool IsChannel(string id) => id.Contains(Mark, StringComparison.Ordinal) || Base(id).EndsWith("@thread.tacv2", StringComparison.Ordinal)
        || Base(id).EndsWith("@thread.skype", StringComparison.Ordinal);

    /// <summary>Whether it is a chat of several people.</summary>
    public static bool IsGroupChat(string id) => id.StartsWith("19:", StringComparison.Ordinal) && !IsChannel(id);

    /// <summary>The id of a channel as configured: the id itself, or the link that "Get link to channel" copies.</summary>
    public static string OfChannel(string configured)
    {
        const string Path = "/l/channel/";
        var at = configured.IndexOf(Path, StringComparison.Ordinal);
        return at < 0 ? configured : Uri.UnescapeDataString(configured[(at + Path.Length)..].Split('/', '?')[0]);
    }

    /// <summary>Where a room of the bot's markup (<c>teams:19:…</c>) can be read, if it is a thread of Teams.</summary>
    public static string? LinkTo(string room) => room.StartsWith("teams:", StringComparison.Ordinal) && Root(room) is { } root
        ? $"https://teams.microsoft.com/l/message/{Uri.EscapeDataString(Base(room["teams:".Length..]))}/{root}?parentMessageId={root}" : null;

    /// <summary>Where a message can be read; opens Teams at it.</summary>
    public static string Link(string conversation, string message, string tenant, string? group = null)
    {
        var root = Root(conversation);
        var query = root is not null ? $"?tenantId={tenant}{(group is null ? "" : "&groupId=" + group)}&parentMessageId={root}" : "?context=%7B%22contextType%22%3A%22chat%22%7D";
        return $"https://teams.microsoft.com/l/message/{Uri.EscapeDataString(Base(conversation))}/{message}{query}";
    }
}
