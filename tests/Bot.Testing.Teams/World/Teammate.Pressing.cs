using System.Text.Json.Nodes;
using Bot.Testing.Teams.People;
using Bot.Testing.Teams.Rules;

namespace Bot.Testing.Teams.World;

public sealed partial class Teammate
{
    /// <summary>Presses a button of a card, by title, id or verb, having filled in its inputs.</summary>
    public async Task<InvokeAnswer> Presses(ChatMessage message, string button, JsonObject? inputs = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        var card = message.CardFor(this) ?? throw new InvalidOperationException($"There is no card on '{message}'.");
        var action = CardReader.Action(card, button) ?? throw new InvalidOperationException($"'{message}' has no button '{button}'; it has {Buttons(card)}.");
        var data = Fill(card, action, inputs);
        switch (action["type"]?.GetValue<string>())
        {
            case "Action.Execute":
                return await Execute(message, action, data, "manual");
            case "Action.Submit" when Kind(data) == "task/fetch":
                var value = new JsonObject { ["data"] = data, ["context"] = new JsonObject { ["theme"] = "default" } };
                return await AskForDialog("task/fetch", message.Conversation, message, null, value);
            case "Action.Submit":
                var submit = _activities.New("message", this, message.Conversation, message.RootId, _teams.NextId());
                submit["textFormat"] = "plain";
                submit["value"] = data;
                submit["replyToId"] = message.Id;
                return InvokeAnswer.Nothing(await _teams.Deliver(submit));
            case var other:
                throw new InvalidOperationException($"'{button}' is a {other}: it does not reach the bot.");
        }
    }

    /// <summary>Scrolls to a card: it refreshes itself when it asks for that and names this person.</summary>
    public async Task<InvokeAnswer?> Sees(ChatMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.Card?["refresh"] is not JsonObject refresh || refresh["action"] is not JsonObject action) return null;
        var named = refresh["userIds"] as JsonArray;
        var isFor = named is null ? message.Conversation.Members.Count <= 60 : named.Any(n => n?.GetValue<string>() == Id);
        return isFor ? await Execute(message, action, action["data"]?.DeepClone() as JsonObject ?? [], "automatic") : null;
    }

    /// <summary>Opens an action command, on a message or from the compose box.</summary>
    public Task<InvokeAnswer> Opens(string command, Conversation conversation, ChatMessage? on = null)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        return AskForDialog("composeExtension/fetchTask", conversation, on, command, Command(command, on, null));
    }

    /// <summary>Sends a dialog off, having filled it in; a required input that is empty is refused by the client.</summary>
    public Task<InvokeAnswer> Submits(Dialog dialog, JsonObject? inputs = null, string? button = null)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        var action = button is null
            ? CardReader.Actions(dialog.Card).First(a => a["type"]?.GetValue<string>() == "Action.Submit")
            : CardReader.Action(dialog.Card, button) ?? throw new InvalidOperationException($"The dialog has no button '{button}'; it has {Buttons(dialog.Card)}.");
        var data = Fill(dialog.Card, action, inputs);
        return dialog.Command is { } command
            ? AskForDialog("composeExtension/submitAction", dialog.Conversation, dialog.Message, command, Command(command, dialog.Message, data))
            : AskForDialog("task/submit", dialog.Conversation, dialog.Message, null, new JsonObject { ["data"] = data, ["context"] = new JsonObject { ["theme"] = "default" } });
    }

    private async Task<InvokeAnswer> Execute(ChatMessage message, JsonObject action, JsonObject data, string trigger)
    {
        var value = new JsonObject
        {
            ["action"] = new JsonObject
            {
                ["type"] = "Action.Execute",
                ["id"] = action["id"]?.DeepClone() ?? "",
                ["verb"] = action["verb"]?.DeepClone(),
                ["data"] = data,
            },
            ["trigger"] = trigger,
        };
        var delivered = await _teams.Deliver(_activities.Invoke("adaptiveCard/action", this, message.Conversation, message.RootId, message.Id, value));
        if (!delivered.IsAccepted || delivered.Body is not JsonObject body) return InvokeAnswer.Failed(delivered);
        switch (body["type"]?.GetValue<string>())
        {
            case "application/vnd.microsoft.card.adaptive" when body["value"] is JsonObject card:
                foreach (var fault in CardRules.Check(card)) _teams.Violate("an answered card: " + fault);
                message.Show(this, (JsonObject)card.DeepClone());
                return new InvokeAnswer(delivered, card, null, null, null);
            case "application/vnd.microsoft.activity.message":
                return new InvokeAnswer(delivered, null, body["value"]?.GetValue<string>(), null, null);
            case "application/vnd.microsoft.error":
                return new InvokeAnswer(delivered, null, null, body["value"]?["message"]?.GetValue<string>() ?? "error", null);
            case var other:
                _teams.Violate($"an answer to adaptiveCard/action of type '{other}'");
                return InvokeAnswer.Failed(delivered);
        }
    }

    private async Task<InvokeAnswer> AskForDialog(string name, Conversation conversation, ChatMessage? message, string? command, JsonObject value)
    {
        var delivered = await _teams.Deliver(_activities.Invoke(name, this, conversation, message?.RootId, message?.Id, value));
        if (!delivered.IsAccepted) return InvokeAnswer.Failed(delivered);
        if (delivered.Body?["task"] is not JsonObject task) return InvokeAnswer.Nothing(delivered);
        switch (task["type"]?.GetValue<string>())
        {
            case "continue" when (task["value"]?["card"]?["content"]) is JsonObject card:
                foreach (var fault in CardRules.Check(card)) _teams.Violate("a dialog: " + fault);
                return new InvokeAnswer(delivered, null, null, null, new Dialog(task["value"]?["title"]?.GetValue<string>(), card, conversation, message, command));
            case "message":
                return new InvokeAnswer(delivered, null, task["value"]?.GetValue<string>(), null, null);
            case var other:
                _teams.Violate($"a dialog of type '{other}'");
                return InvokeAnswer.Failed(delivered);
        }
    }

    private static JsonObject Command(string command, ChatMessage? on, JsonObject? data)
    {
        var value = new JsonObject
        {
            ["commandId"] = command,
            ["commandContext"] = on is null ? "compose" : "message",
            ["context"] = new JsonObject { ["theme"] = "default" },
        };
        if (data is not null) value["data"] = data;
        if (on is not null) value["messagePayload"] = Payload(on);
        return value;
    }

    private static JsonObject Payload(ChatMessage message)
    {
        var payload = new JsonObject
        {
            ["id"] = message.Id,
            ["createdDateTime"] = NodaTime.Text.InstantPattern.ExtendedIso.Format(message.At),
            ["messageType"] = "message",
            ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = $"<div>{System.Net.WebUtility.HtmlEncode(message.Text ?? "")}</div>" },
            ["linkToMessage"] = $"https://teams.microsoft.com/l/message/{Uri.EscapeDataString(message.Conversation.Id)}/{message.Id}",
        };
        if (message.RootId is { } root && root != message.Id) payload["replyToId"] = root;
        if (message.Author is { } author)
            payload["from"] = new JsonObject { ["user"] = new JsonObject { ["userIdentityType"] = "aadUser", ["id"] = author.AadObjectId, ["displayName"] = author.Name } };
        return payload;
    }

    /// <summary>The action's data with the inputs: those given, else those shown; an empty one is left out.</summary>
    private static JsonObject Fill(JsonObject card, JsonObject action, JsonObject? given)
    {
        var data = action["data"]?.DeepClone() as JsonObject ?? [];
        if (action["associatedInputs"]?.GetValue<string>().Equals("none", StringComparison.OrdinalIgnoreCase) == true) return data;
        var inputs = CardReader.Inputs(card);
        foreach (var name in (given ?? []).Select(g => g.Key).Where(n => !inputs.ContainsKey(n)))
            throw new InvalidOperationException($"There is no input '{name}'; there is {string.Join(", ", inputs.Keys)}.");
        foreach (var (id, input) in inputs)
        {
            var value = given?.ContainsKey(id) == true ? given[id] : input["value"];
            var text = value?.ToString() ?? "";
            if (text.Length == 0 && input["isRequired"]?.GetValue<bool>() == true)
                throw new InvalidOperationException($"'{id}' is required: {input["errorMessage"] ?? "the client says no more"}");
            if (text.Length > 0) data[id] = value!.DeepClone();
        }
        return data;
    }

    private static string? Kind(JsonObject data) => data["msteams"]?["type"]?.GetValue<string>();

    private static string Buttons(JsonObject card) => string.Join(", ", CardReader.Actions(card).Select(a => $"'{a["title"] ?? a["verb"]}'"));
}
