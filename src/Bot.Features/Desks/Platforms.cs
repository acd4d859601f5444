namespace Bot.Features.Desks;

/// <summary>Names of chats that mean something here.</summary>
public static class Platforms
{
    /// <summary>The built-in web console: it shows the record itself, so nothing is delivered to it.</summary>
    public const string Console = "console";
}
