namespace Bot.Slack;

/// <summary>Whether Slack reaches the bot through Socket Mode.</summary>
public sealed class SlackSockets
{
    /// <summary>How many sockets are open. With none, nothing arrives.</summary>
    public int Open { get; internal set; }

    /// <summary>Why the last one ended or none was opened: Slack's code, or what went wrong on the way. Nothing while all went well.</summary>
    public string? Ended { get; internal set; }
}
