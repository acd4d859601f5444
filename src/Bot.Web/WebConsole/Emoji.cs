namespace Bot.Web.WebConsole;

/// <summary>Reactions by the names chats have for them, and the signs people see.</summary>
public static class Emoji
{
    private static readonly (string Sign, string Name)[] Known =
        [("👀", "eyes"), ("✅", "white_check_mark"), ("🔥", "fire"), ("🚨", "rotating_light"), ("👍", "like"), ("👍", "thumbsup"), ("👍", "+1"), ("❤️", "heart")];

    /// <summary>The sign of a name; the name itself, as chats write it, where nobody knows one.</summary>
    public static string Of(string name) => Known.FirstOrDefault(k => k.Name == name || k.Sign == name) is { Sign: { } sign } ? sign : $":{name}:";

    /// <summary>One name for all a sign has: <c>eyes</c> for 👀.</summary>
    public static string NameOf(string name) => Known.FirstOrDefault(k => k.Sign == Of(name)) is { Name: { } known } ? known : name;
}
