using System.Text.Json.Nodes;
using NodaTime;

namespace Bot.Testing.Teams.World;

/// <summary>A message as Teams keeps it.</summary>
public sealed class ChatMessage
{
    private readonly List<JsonObject> _earlier = [];
    private readonly Dictionary<Teammate, JsonObject> _views = [];

    internal ChatMessage(string id, Conversation conversation, string? rootId, Teammate? author, JsonObject activity, Instant at) =>
        (Id, Conversation, RootId, Author, Activity, At) = (id, conversation, rootId, author, activity, at);

    /// <summary>Its time in Unix milliseconds.</summary>
    public string Id { get; }

    public Conversation Conversation { get; }

    /// <summary>In a channel the id of the post it hangs below, its own for the post itself.</summary>
    public string? RootId { get; }

    /// <summary>Nobody for the bot.</summary>
    public Teammate? Author { get; }

    public bool IsFromBot => Author is null;

    public Instant At { get; }

    /// <summary>As it was sent last.</summary>
    public JsonObject Activity { get; private set; }

    public bool IsDeleted { get; internal set; }

    /// <summary>How often it was changed in place.</summary>
    public int Updates => _earlier.Count;

    /// <summary>What it was before, oldest first.</summary>
    public IReadOnlyList<JsonObject> Earlier => _earlier;

    public string? Text => Activity["text"]?.GetValue<string>();

    public string? Summary => Activity["summary"]?.GetValue<string>();

    /// <summary>Who reacted how.</summary>
    public List<(Teammate By, string Type)> Reactions { get; } = [];

    /// <summary>The Adaptive Cards on it.</summary>
    public IReadOnlyList<JsonObject> Cards => [.. Attachments
        .Where(a => a["contentType"]?.GetValue<string>() == "application/vnd.microsoft.card.adaptive")
        .Select(a => a["content"]).OfType<JsonObject>()];

    /// <summary>The first card, as everybody sees it who has not pressed anything.</summary>
    public JsonObject? Card => Cards.Count > 0 ? Cards[0] : null;

    /// <summary>The card as one person sees it.</summary>
    public JsonObject? CardFor(Teammate person) => _views.GetValueOrDefault(person) ?? Card;

    /// <summary>What the bot is told when somebody works with this message.</summary>
    public Delivered? Delivered { get; internal set; }

    private IEnumerable<JsonObject> Attachments => (Activity["attachments"] as JsonArray ?? []).OfType<JsonObject>();

    internal void Is(JsonObject activity) => Activity = activity;

    internal void Update(JsonObject activity)
    {
        _earlier.Add(Activity);
        Activity = activity;
        // An edit by the bot replaces every person's own view of the card.
        _views.Clear();
    }

    internal void Show(Teammate person, JsonObject card) => _views[person] = card;

    public override string ToString() => $"{Author?.Name ?? "bot"}: {Text ?? Summary}{(Card is null ? "" : " [card]")}";
}
