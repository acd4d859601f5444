using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Bot.Testing.Slack;

/// <summary>What a workspace holds: people, channels with their messages, views, files.</summary>
public sealed class World
{
    private int _ids;
    private long _lastTs;

    /// <summary>The bot's own user and bot id.</summary>
    public const string BotUser = "UBOT", BotId = "BBOT", Team = "T1";

    /// <summary>Channels by id.</summary>
    public ConcurrentDictionary<string, Channel> Channels { get; } = new();

    /// <summary>Display name and locale by user id. Who is not listed is called by their id.</summary>
    public ConcurrentDictionary<string, (string Name, string Locale)> People { get; } = new();

    /// <summary>What <c>users.info</c> tells of somebody beside their name: <c>is_restricted</c>, another <c>team_id</c>.</summary>
    public ConcurrentDictionary<string, JsonObject> Told { get; } = new();

    /// <summary>User groups: members by id.</summary>
    public ConcurrentDictionary<string, string[]> Groups { get; } = new();

    /// <summary>The modals that were opened, in order.</summary>
    public ConcurrentQueue<JsonNode> Views { get; } = new();

    /// <summary>The Home view of each person, as last published.</summary>
    public ConcurrentDictionary<string, JsonNode> Homes { get; } = new();

    /// <summary>Files by id: name, content, and the channel they were shared in.</summary>
    public ConcurrentDictionary<string, SharedFile> Files { get; } = new();

    /// <summary>Private answers at response addresses.</summary>
    public ConcurrentQueue<JsonNode> Private { get; } = new();

    /// <summary>What time it is in this workspace.</summary>
    public Func<DateTimeOffset> Now { get; set; } = TimeProvider.System.GetUtcNow;

    /// <summary>A new id.</summary>
    public string Next(string prefix) => prefix + Interlocked.Increment(ref _ids).ToString(CultureInfo.InvariantCulture);

    /// <summary>A timestamp: unique, growing, about now.</summary>
    public string NextTs()
    {
        var now = Now().ToUnixTimeMilliseconds() * 1000;
        long last, next;
        do
        {
            last = Interlocked.Read(ref _lastTs);
            next = Math.Max(now, last + 1);
        }
        while (Interlocked.CompareExchange(ref _lastTs, next, last) != last);
        return Ts(next);
    }

    /// <summary>Microseconds as a Slack timestamp.</summary>
    public static string Ts(long microseconds) => string.Create(CultureInfo.InvariantCulture, $"{microseconds / 1_000_000}.{microseconds % 1_000_000:000000}");

    /// <summary>A person's name.</summary>
    public string NameOf(string user) => People.TryGetValue(user, out var person) ? person.Name : user;

    /// <summary>The channel of a name, if there is one.</summary>
    public Channel? Named(string name) => Channels.Values.FirstOrDefault(c => c.Name == name);
}

/// <summary>A channel.</summary>
public sealed class Channel(string id, string name, bool secret)
{
    public string Id { get; } = id;
    public string Name { get; set; } = name;
    public bool Private { get; } = secret;

    /// <summary>The user who made it.</summary>
    public string Creator { get; init; } = "UANA";
    public bool Archived { get; set; }
    public string Topic { get; set; } = "";
    public ConcurrentDictionary<string, bool> Members { get; } = new();

    /// <summary>Messages by timestamp, as they are now.</summary>
    public ConcurrentDictionary<string, JsonObject> Messages { get; } = new();

    /// <summary>Pinned messages by timestamp.</summary>
    public ConcurrentDictionary<string, bool> Pins { get; } = new();

    /// <summary>Bookmarks: link by id.</summary>
    public ConcurrentDictionary<string, string> Bookmarks { get; } = new();

    /// <summary>What is written here, oldest first: blocks and text of each message as one string.</summary>
    public IReadOnlyList<string> Texts => [.. Messages.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => m.Value["blocks"]?.ToJsonString(Relaxed) + m.Value["text"])];

    private static readonly System.Text.Json.JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}

/// <summary>A file.</summary>
public sealed record SharedFile(string Name, string Content, string Channel);
