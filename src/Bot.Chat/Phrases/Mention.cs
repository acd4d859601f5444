namespace Bot.Chat.Phrases;

/// <summary>A person addressed by the bot so that the chat notifies them.</summary>
/// <param name="Person">The chat's own id for the person, prefixed by the platform: <c>slack:U024BE7LH</c>.</param>
/// <param name="Name">What a document or a console shows instead.</param>
public sealed record Mention(string Person, string Name)
{
    /// <summary>The mention in bot markup.</summary>
    public string ToMarkup() => $"<@{Person}|{Markup.Escape(Name)}>";
}
