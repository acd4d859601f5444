using System.Globalization;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json.Linq;

namespace Bot.Teams.Tests;

/// <summary>A bot that notes what it hears, and answers with whatever a test gives it.</summary>
internal sealed class EchoBot : TeamsActivityHandler
{
    private readonly List<string> _heard = [];

    /// <summary>What it heard, one line each.</summary>
    public IReadOnlyList<string> Heard { get { lock (_heard) return [.. _heard]; } }

    /// <summary>Where it was last spoken to.</summary>
    public ConversationReference? Last { get; private set; }

    /// <summary>What it does on a message.</summary>
    public Func<ITurnContext, Task>? OnMessage { get; set; }

    public override Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        Last = turnContext.Activity.GetConversationReference();
        return base.OnTurnAsync(turnContext, cancellationToken);
    }

    protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
    {
        var message = turnContext.Activity;
        var text = message.RemoveRecipientMention();
        await Note(message.Value is JObject value ? "submit " + value.ToString(Newtonsoft.Json.Formatting.None) : "message " + text);
        if (OnMessage is { } act) await act(turnContext);
    }

    protected override Task OnTeamsMessageEditAsync(ITurnContext<IMessageUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        Note("edit " + turnContext.Activity.RemoveRecipientMention());

    protected override Task OnTeamsMessageUndeleteAsync(ITurnContext<IMessageUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        Note("undelete " + turnContext.Activity.RemoveRecipientMention());

    protected override Task OnTeamsMessageSoftDeleteAsync(ITurnContext<IMessageDeleteActivity> turnContext, CancellationToken cancellationToken) =>
        Note("delete");

    protected override Task OnReactionsAddedAsync(IList<MessageReaction> messageReactions, ITurnContext<IMessageReactionActivity> turnContext, CancellationToken cancellationToken) =>
        Note("reaction " + messageReactions[0].Type);

    protected override Task OnReactionsRemovedAsync(IList<MessageReaction> messageReactions, ITurnContext<IMessageReactionActivity> turnContext, CancellationToken cancellationToken) =>
        Note("no reaction " + messageReactions[0].Type);

    protected override Task OnInstallationUpdateAddAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        Note("installed");

    protected override Task OnInstallationUpdateRemoveAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        Note("removed");

    protected override Task OnTeamsMembersAddedAsync(IList<TeamsChannelAccount> teamsMembersAdded, TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        Note($"joined {teamsMembersAdded[0].Name ?? teamsMembersAdded[0].Id}");

    protected override Task OnTeamsMembersRemovedAsync(IList<TeamsChannelAccount> teamsMembersRemoved, TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        Note("left");

    protected override Task OnTeamsChannelCreatedAsync(ChannelInfo channelInfo, TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        Note($"channel {channelInfo.Name} in {teamInfo.Name}");

    protected override Task OnTeamsChannelRenamedAsync(ChannelInfo channelInfo, TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        Note($"channel is now {channelInfo.Name}");

    protected override Task OnTeamsChannelDeletedAsync(ChannelInfo channelInfo, TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        Note($"no channel {channelInfo.Name}");

    protected override Task OnTeamsTeamRenamedAsync(TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        Note($"team is now {teamInfo.Name}");

    protected override Task OnTeamsTeamArchivedAsync(TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        Note("archived");

    protected override Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(ITurnContext<IInvokeActivity> turnContext, AdaptiveCardInvokeValue invokeValue, CancellationToken cancellationToken)
    {
        Note($"execute {invokeValue.Action.Verb} {JObject.FromObject(invokeValue.Action.Data).ToString(Newtonsoft.Json.Formatting.None)}");
        return Task.FromResult(invokeValue.Action.Verb switch
        {
            "count" => new AdaptiveCardInvokeResponse { StatusCode = 200, Type = Cards.ContentType, Value = Cards.Counter(1 + ((JObject)invokeValue.Action.Data).Value<int>("n")) },
            "tell" => new AdaptiveCardInvokeResponse { StatusCode = 200, Type = "application/vnd.microsoft.activity.message", Value = "done" },
            _ => new AdaptiveCardInvokeResponse { StatusCode = 400, Type = "application/vnd.microsoft.error", Value = new Error("BadRequest", "No such verb.") },
        });
    }

    protected override Task<TaskModuleResponse> OnTeamsTaskModuleFetchAsync(ITurnContext<IInvokeActivity> turnContext, TaskModuleRequest taskModuleRequest, CancellationToken cancellationToken)
    {
        Note("dialog " + ((JObject)taskModuleRequest.Data).Value<string>("dialog"));
        return Task.FromResult(new TaskModuleResponse(Cards.Dialog()));
    }

    protected override Task<TaskModuleResponse> OnTeamsTaskModuleSubmitAsync(ITurnContext<IInvokeActivity> turnContext, TaskModuleRequest taskModuleRequest, CancellationToken cancellationToken)
    {
        var title = ((JObject)taskModuleRequest.Data).Value<string>("title");
        Note("filled in " + title);
        return Task.FromResult(title == "again" ? new TaskModuleResponse(Cards.Dialog()) : title == "close" ? null! : new TaskModuleResponse(new TaskModuleMessageResponse("Declared " + title)));
    }

    protected override Task<MessagingExtensionActionResponse> OnTeamsMessagingExtensionFetchTaskAsync(ITurnContext<IInvokeActivity> turnContext, MessagingExtensionAction action, CancellationToken cancellationToken)
    {
        Note($"command {action.CommandId} from {action.CommandContext} on {action.MessagePayload?.Body.Content ?? "nothing"}");
        return Task.FromResult(new MessagingExtensionActionResponse(Cards.Dialog()));
    }

    protected override Task<MessagingExtensionActionResponse> OnTeamsMessagingExtensionSubmitActionAsync(ITurnContext<IInvokeActivity> turnContext, MessagingExtensionAction action, CancellationToken cancellationToken)
    {
        Note($"command {action.CommandId} filled in {((JObject)action.Data).Value<string>("title")}");
        return Task.FromResult(new MessagingExtensionActionResponse());
    }

    private Task Note(string what)
    {
        lock (_heard) _heard.Add(what);
        return Task.CompletedTask;
    }
}

/// <summary>Cards for tests.</summary>
internal static class Cards
{
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    /// <summary>A card that counts how often its button was pressed.</summary>
    public static JObject Counter(int n) => Card(
        [new JObject { ["type"] = "TextBlock", ["text"] = string.Create(CultureInfo.InvariantCulture, $"Pressed {n} times") }],
        [
            new JObject { ["type"] = "Action.Execute", ["title"] = "Count", ["verb"] = "count", ["data"] = new JObject { ["n"] = n } },
            new JObject { ["type"] = "Action.Submit", ["title"] = "Declare", ["data"] = new JObject { ["dialog"] = "declare", ["msteams"] = new JObject { ["type"] = "task/fetch" } } },
            new JObject { ["type"] = "Action.Execute", ["title"] = "Tell", ["verb"] = "tell" },
            new JObject { ["type"] = "Action.Execute", ["title"] = "Break", ["verb"] = "break" },
            new JObject { ["type"] = "Action.Submit", ["title"] = "Send", ["data"] = new JObject { ["n"] = n } },
        ]);

    public static TaskModuleContinueResponse Dialog() => new(new TaskModuleTaskInfo { Title = "Declare", Height = "medium", Width = 500, Card = Attach(Form()) });

    public static JObject Form() => Card(
        [new JObject { ["type"] = "Input.Text", ["id"] = "title", ["label"] = "Title", ["isRequired"] = true, ["errorMessage"] = "Say what is wrong" }],
        [new JObject { ["type"] = "Action.Submit", ["title"] = "Declare", ["data"] = new JObject { ["form"] = "declare" } }]);

    public static Attachment Attach(JObject card) => new() { ContentType = ContentType, Content = card };

    /// <summary>A message with a card and no text, so that its id comes back.</summary>
    public static IMessageActivity Message(JObject card, string summary = "a card")
    {
        var message = MessageFactory.Attachment(Attach(card));
        message.Summary = summary;
        return message;
    }

    private static JObject Card(JArray body, JArray actions) => new()
    {
        ["type"] = "AdaptiveCard",
        ["version"] = "1.5",
        ["body"] = body,
        ["actions"] = actions,
    };
}
