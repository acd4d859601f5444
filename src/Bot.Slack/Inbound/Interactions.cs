using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bot.Chat.Delivery;
using Bot.Chat.Phrases;
using NodaTime;

namespace Bot.Slack.Inbound;

/// <summary>Buttons, modals and shortcuts as deliveries.</summary>
internal sealed class Interactions(People people, Events events, IClock clock)
{
    /// <summary>Callback id of the message shortcut "Add to timeline".</summary>
    public const string AddToTimeline = "add_to_timeline_message";

    /// <summary>Callback id of the message shortcut "Declare incident".</summary>
    public const string DeclareFromMessage = "declare_message";

    /// <summary>The delivery of an interaction, or nothing.</summary>
    public async Task<Delivery?> ReadAsync(JsonElement payload, CancellationToken cancel)
    {
        var user = payload.Get("user");
        if (user.Text("id").Length == 0) return null;
        var person = await people.OfAsync(user.Text("id"), user.Text("name") is { Length: > 0 } name ? name : user.Text("username"), cancel);
        var place = Events.Here(payload.Get("channel").Text("id"), payload.Get("channel").Text("name"));
        var (key, what) = payload.Text("type") switch
        {
            "block_actions" => Pressed(payload),
            "view_submission" => await SubmittedAsync(payload, cancel),
            "shortcut" => (payload.Text("trigger_id"), new Happening.FormWanted(payload.Text("callback_id") is "declare" or "declare_incident" ? "declare" : payload.Text("callback_id"))),
            "message_action" => await ShortcutAsync(place, payload, cancel),
            _ => ("", null),
        };
        return what is null ? null : new Delivery($"slack/{place.Channel}/{key}/{payload.Text("type")}", place, person, clock.GetCurrentInstant(), what);
    }

    private static (string Key, Happening? What) Pressed(JsonElement payload)
    {
        var action = payload.Get("actions").Items().FirstOrDefault();
        var id = action.Text("action_id").Split('|')[0];
        // A link button also tells that it was pressed: the browser has opened the page, nothing is to do.
        return id.Length == 0 || action.Text("url").Length > 0 ? ("", null) : ($"{action.Text("action_ts")}/{payload.Text("trigger_id")}", new Happening.Button(id, action.Text("value")));
    }

    private async Task<(string Key, Happening? What)> SubmittedAsync(JsonElement payload, CancellationToken cancel)
    {
        var view = payload.Get("view");
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var block in view.Get("state").Get("values").Fields())
            foreach (var element in block.Value.Fields())
                values[block.Name] = element.Value.Text("selected_user") is { Length: > 0 } user ? $"slack:{user}|{(await people.OfAsync(user, null, cancel)).Name}" : ValueOf(element.Value);
        // The same view with the same words handed in twice is one delivery; after an error it comes with others, and may have the same hash.
        var words = SHA256.HashData(Encoding.UTF8.GetBytes(view.Get("state") is { ValueKind: JsonValueKind.Object } state ? state.GetRawText() : ""));
        return ($"{view.Text("id")}/{view.Text("hash")}/{Convert.ToHexStringLower(words)[..16]}", new Happening.FormSubmitted(view.Text("callback_id"), view.Text("private_metadata"), values));
    }

    /// <summary>Whether it was pressed on the bot's own page.</summary>
    public static bool IsHome(JsonElement payload) => payload.Get("view").Text("type") == "home";

    private static string ValueOf(JsonElement element) => element.Text("type") switch
    {
        "static_select" => element.Get("selected_option").Text("value"),
        "multi_static_select" or "checkboxes" => string.Join(',', element.Get("selected_options").Items().Select(o => o.Text("value"))),
        _ => Emoji.Of(element.Text("value")),
    };

    private async Task<(string Key, Happening? What)> ShortcutAsync(Place place, JsonElement payload, CancellationToken cancel)
    {
        var copy = await events.CopyAsync(place, payload.Get("message"), cancel);
        return payload.Text("callback_id") switch
        {
            AddToTimeline => (payload.Text("trigger_id"), new Happening.Curation(copy.Id, true, copy)),
            DeclareFromMessage => (payload.Text("trigger_id"), new Happening.FormWanted("declare", "", copy)),
            _ => ("", null),
        };
    }
}
