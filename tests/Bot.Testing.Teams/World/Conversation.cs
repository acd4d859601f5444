namespace Bot.Testing.Teams.World;

/// <summary>Where people and the bot meet.</summary>
public enum ConversationKind
{
    Personal,
    GroupChat,
    Channel,
}

/// <summary>A chat or a channel, with everything said in it.</summary>
public sealed class Conversation
{
    private readonly FakeConnector _teams;
    private readonly List<ChatMessage> _messages = [];
    private readonly List<Teammate> _members = [];
    private bool _hasBot;

    internal Conversation(FakeConnector teams, ConversationKind kind, string id, Team? team) => (_teams, Kind, Id, Team) = (teams, kind, id, team);

    public ConversationKind Kind { get; }

    /// <summary>Of a channel without <c>;messageid=</c>.</summary>
    public string Id { get; }

    public Team? Team { get; }

    public string? Topic { get; internal set; }

    /// <summary>Whether the bot is there: otherwise it gets nothing and may say nothing.</summary>
    public bool HasBot
    {
        get => Team?.HasBot ?? _hasBot;
        internal set => _hasBot = value;
    }

    public IList<Teammate> Members => Team?.Members ?? _members;

    /// <summary>In the order they came, deleted ones too.</summary>
    public IReadOnlyList<ChatMessage> Messages
    {
        get { lock (_teams.Gate) return [.. _messages]; }
    }

    /// <summary>What the bot said and did not take back.</summary>
    public IReadOnlyList<ChatMessage> FromBot => [.. Messages.Where(m => m.IsFromBot && !m.IsDeleted)];

    /// <summary>The texts of what the bot said: text, or summary of a card.</summary>
    public IReadOnlyList<string> Said => [.. FromBot.Select(m => m.Text ?? m.Summary ?? "")];

    /// <summary>The posts that begin a thread.</summary>
    public IReadOnlyList<ChatMessage> Posts => [.. Messages.Where(m => m.RootId is null || m.RootId == m.Id)];

    /// <summary>A post and its replies.</summary>
    public IReadOnlyList<ChatMessage> Thread(ChatMessage root) => [.. Messages.Where(m => m.RootId == (root.RootId ?? root.Id) || m.Id == root.Id)];

    internal ChatMessage? Find(string id)
    {
        lock (_teams.Gate) return _messages.Find(m => m.Id == id);
    }

    internal void Add(ChatMessage message)
    {
        lock (_teams.Gate) _messages.Add(message);
    }

    /// <summary>The id activities carry: in a channel with the thread.</summary>
    internal string WireId(string? rootId) => Kind == ConversationKind.Channel && rootId is not null ? $"{Id};messageid={rootId}" : Id;
}
