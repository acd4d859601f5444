namespace Bot.Incidents;

/// <summary>Who did it: a person by the chat's id (<c>slack:U024BE7LH</c>), with the name documents show.</summary>
public sealed record Actor(string Id, string Name)
{
    /// <summary>The bot itself.</summary>
    public static Actor Bot { get; } = new("bot", "Incident Bot");
}
