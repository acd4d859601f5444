namespace Microsoft.Bot.Connector;

/// <summary>Values of <c>channelId</c>.</summary>
public class Channels
{
    public const string Emulator = "emulator";
    public const string Msteams = "msteams";
    public const string Test = "test";
}
