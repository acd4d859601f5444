namespace Bot.Testing.Teams.World;

/// <summary>A team with its channels; its id is its General channel's.</summary>
public sealed class Team
{
    private readonly FakeConnector _teams;
    private readonly List<Channel> _channels = [];

    internal Team(FakeConnector teams, string name)
    {
        _teams = teams;
        Name = name;
        Id = $"19:{Names.Hex("team " + name)}@thread.tacv2";
        AadGroupId = Names.GuidOf("group " + name).ToString();
        General = Add("General", Id);
    }

    public string Id { get; }

    public string Name { get; internal set; }

    public string AadGroupId { get; }

    public Channel General { get; }

    public bool IsArchived { get; internal set; }

    /// <summary>Whether the bot's app is installed in it.</summary>
    public bool HasBot { get; internal set; }

    public List<Teammate> Members { get; } = [];

    public IReadOnlyList<Channel> Channels => _channels;

    /// <summary>A channel by name; made without a word to the bot when it does not exist.</summary>
    public Channel Channel(string name) => _channels.FirstOrDefault(c => c.Name == name) ?? Add(name, $"19:{Names.Hex($"channel {Name} {name}")}@thread.tacv2");

    internal void Remove(Channel channel) => _channels.Remove(channel);

    private Channel Add(string name, string id)
    {
        var channel = new Channel(this, name, new Conversation(_teams, ConversationKind.Channel, id, this));
        _channels.Add(channel);
        return channel;
    }
}

/// <summary>A channel of a team.</summary>
public sealed class Channel
{
    internal Channel(Team team, string name, Conversation conversation) => (Team, Name, Conversation) = (team, name, conversation);

    public Team Team { get; }

    public string Name { get; internal set; }

    public string Id => Conversation.Id;

    /// <summary>Everything said in it, replies included.</summary>
    public Conversation Conversation { get; }

    public bool IsGeneral => Id == Team.Id;
}
