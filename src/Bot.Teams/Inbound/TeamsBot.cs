using System.Globalization;
using System.Net;
using Bot.Chat.Delivery;
using Bot.Teams.AdaptiveCards;
using Bot.Teams.Wire;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json.Linq;

namespace Bot.Teams.Inbound;

/// <summary>The bot as Teams' SDK calls it: activities become deliveries, and only what is on disk is answered.</summary>
internal sealed class TeamsBot(TeamsInbox inbox, Presses presses, Dialogs dialogs, ActionCommands commands, Rooms rooms, TeamsOptions options, Addresses addresses) : TeamsActivityHandler
{
    private readonly Asked _asked = new();

    /// <inheritdoc/>
    public override async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        var activity = turnContext.Activity;
        // The SDK takes it for an object wherever it looks at it.
        if ((object?)activity.ChannelData is not (null or JObject)) activity.ChannelData = null;
        var data = activity.GetChannelData<TeamsChannelData>();
        Guard(activity, data);
        // What nobody did nowhere is nothing to record.
        if (activity.From?.Id is not { Length: > 0 } || activity.Conversation?.Id is not { Length: > 0 } || string.IsNullOrEmpty(activity.Id)) return;
        if (HasNull(activity.Entities) || HasNull(activity.Attachments) || HasNull(activity.MembersAdded) || HasNull(activity.MembersRemoved) || HasNull(activity.ReactionsAdded) || HasNull(activity.ReactionsRemoved))
            throw new FormatException("A list of the activity has nothing where something should be");
        addresses.Learn(activity.Conversation.Id, activity.ServiceUrl);
        if (data?.Team?.Id is { } team)
        {
            addresses.Learn(data.Channel?.Id ?? ConversationIds.Base(activity.Conversation.Id), team, data.Team.AadGroupId);
            addresses.Learn(team, team, data.Team.AadGroupId);
        }
        await base.OnTurnAsync(turnContext, cancellationToken);
    }

    private static bool HasNull<T>(IEnumerable<T>? list) where T : class => list?.Any(i => (object?)i is null) == true;

    /// <summary>The token says that Teams sent it, not for which company.</summary>
    private void Guard(Activity activity, TeamsChannelData? data)
    {
        if (options.AllowAnonymous)
        {
            if (!TeamsOptions.IsLoopback(activity.ServiceUrl)) throw new ForeignActivityException("its serviceUrl is not on this machine");
            return;
        }
        var tenants = new[] { activity.Conversation?.TenantId, data?.Tenant?.Id }.Where(t => !string.IsNullOrEmpty(t)).ToList();
        if (tenants.Count == 0 || tenants.Exists(t => !options.TenantId.Equals(t, StringComparison.OrdinalIgnoreCase))) throw new ForeignActivityException("it is of another tenant");
    }

    /// <inheritdoc/>
    protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
    {
        var activity = ((ITurnContext)turnContext).Activity;
        if (string.IsNullOrWhiteSpace(activity.Text) && activity.Value is not null)
        {
            if (activity.Value is JObject data) await inbox.AnswerAsync(turnContext, await presses.SubmitAsync(activity, data, cancellationToken), cancellationToken);
            return;
        }
        var personal = TeamsInbox.IsPersonal(activity);
        var said = inbox.Said(activity);
        if (!personal && !activity.MentionsRecipient())
        {
            if (said.Text.Length > 0 || said.Files is { Count: > 0 }) await inbox.HandInAsync(activity, $"{activity.Id}/message", said, cancellationToken);
            return;
        }
        var text = ReadText.Command(activity);
        if (text is null || text.Length == 0 && said.Files is { Count: > 0 })
        {
            await inbox.HandInAsync(activity, $"{activity.Id}/message", said, cancellationToken);
            return;
        }
        _asked.Remember(activity);
        var answer = await inbox.HandInAsync(activity, $"{activity.Id}/message", new Happening.Command(text, said), cancellationToken, overheard: !personal);
        await inbox.AnswerAsync(turnContext, answer, cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task OnTeamsMessageEditAsync(ITurnContext<IMessageUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        var activity = ((ITurnContext)turnContext).Activity;
        var isToBot = TeamsInbox.IsPersonal(activity) || activity.MentionsRecipient();
        // What was recorded as said is revised on the record.
        if (await ChangedAsync(turnContext, "edit", cancellationToken) is { Noted: false } && _asked.IsChanged(activity, isToBot))
            await inbox.SayAsync(turnContext, TeamsText.Messages(TeamsTexts.EditedCommand().In(inbox.LanguageOf(activity))), cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task OnTeamsMessageUndeleteAsync(ITurnContext<IMessageUpdateActivity> turnContext, CancellationToken cancellationToken) => ChangedAsync(turnContext, "undelete", cancellationToken);

    /// <inheritdoc/>
    protected override async Task OnTeamsMessageSoftDeleteAsync(ITurnContext<IMessageDeleteActivity> turnContext, CancellationToken cancellationToken)
    {
        var activity = ((ITurnContext)turnContext).Activity;
        var isRecorded = false;
        foreach (var place in await rooms.PlacesAsync(activity, cancellationToken))
            isRecorded |= (await inbox.HandInAsync(activity, $"{activity.Id}/delete/{TeamsInbox.Stamp(activity)}", new Happening.Deletion(activity.Id), cancellationToken, place: place)).Noted;
        if (!isRecorded && _asked.IsChanged(activity, false))
            await inbox.SayAsync(turnContext, TeamsText.Messages(TeamsTexts.DeletedCommand().In(inbox.LanguageOf(activity))), cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task OnMessageReactionActivityAsync(ITurnContext<IMessageReactionActivity> turnContext, CancellationToken cancellationToken)
    {
        var activity = ((ITurnContext)turnContext).Activity;
        if (activity.ReplyToId is not { Length: > 0 } message) return;
        foreach (var (reactions, added) in new[] { (activity.ReactionsAdded, true), (activity.ReactionsRemoved, false) })
            foreach (var reaction in reactions ?? [])
                if (NameOf(reaction.Type) is { Length: > 0 } name)
                    foreach (var place in await rooms.PlacesAsync(activity, cancellationToken))
                        await inbox.HandInAsync(activity, $"{message}/reaction/{activity.From.Id}/{name}/{(added ? "on" : "off")}/{TeamsInbox.Stamp(activity)}", new Happening.Reaction(message, name, added), cancellationToken, place: place);
    }

    /// <inheritdoc/>
    protected override async Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(ITurnContext<IInvokeActivity> turnContext, AdaptiveCardInvokeValue invokeValue, CancellationToken cancellationToken)
    {
        var card = await presses.ExecuteAsync(((ITurnContext)turnContext).Activity, invokeValue.Action.Verb ?? "", invokeValue.Action.Data as JObject, cancellationToken);
        return card is null
            ? new AdaptiveCardInvokeResponse { StatusCode = (int)HttpStatusCode.OK, Type = "application/vnd.microsoft.activity.message", Value = Chat.Phrases.Markup.Plain(TeamsTexts.Nothing().In(inbox.LanguageOf(((ITurnContext)turnContext).Activity))) }
            : new AdaptiveCardInvokeResponse { StatusCode = (int)HttpStatusCode.OK, Type = CardDrawing.ContentType, Value = card };
    }

    /// <inheritdoc/>
    protected override async Task<TaskModuleResponse> OnTeamsTaskModuleFetchAsync(ITurnContext<IInvokeActivity> turnContext, TaskModuleRequest taskModuleRequest, CancellationToken cancellationToken) =>
        new(await dialogs.OpenAsync(((ITurnContext)turnContext).Activity, taskModuleRequest.Data as JObject, cancellationToken));

    /// <inheritdoc/>
    protected override async Task<TaskModuleResponse> OnTeamsTaskModuleSubmitAsync(ITurnContext<IInvokeActivity> turnContext, TaskModuleRequest taskModuleRequest, CancellationToken cancellationToken) =>
        await dialogs.SubmitAsync(((ITurnContext)turnContext).Activity, taskModuleRequest.Data as JObject, null, cancellationToken) is { } task ? new(task) : new TaskModuleResponse();

    /// <inheritdoc/>
    protected override Task<MessagingExtensionActionResponse> OnTeamsMessagingExtensionFetchTaskAsync(ITurnContext<IInvokeActivity> turnContext, MessagingExtensionAction action, CancellationToken cancellationToken) =>
        commands.OpenAsync(((ITurnContext)turnContext).Activity, action, cancellationToken);

    /// <inheritdoc/>
    protected override async Task<MessagingExtensionActionResponse> OnTeamsMessagingExtensionSubmitActionAsync(ITurnContext<IInvokeActivity> turnContext, MessagingExtensionAction action, CancellationToken cancellationToken) =>
        await commands.SubmitAsync(((ITurnContext)turnContext).Activity, action, cancellationToken) ?? new MessagingExtensionActionResponse();

    /// <summary>Nobody signs in to this bot; what comes of it is of no interest.</summary>
    protected override Task OnSignInInvokeAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    protected override Task OnInstallationUpdateActivityAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        var activity = ((ITurnContext)turnContext).Activity;
        return activity.Action switch
        {
            "add" => WelcomeAsync(turnContext, activity, cancellationToken),
            "remove" => rooms.ChangedAsync(activity, ChannelChange.BotRemoved, cancellationToken),
            _ => Task.CompletedTask,
        };
    }

    /// <inheritdoc/>
    protected override Task OnConversationUpdateActivityAsync(ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        rooms.UpdatedAsync(((ITurnContext)turnContext).Activity, cancellationToken);

    private async Task WelcomeAsync(ITurnContext turn, Activity activity, CancellationToken cancel)
    {
        await rooms.ChangedAsync(activity, ChannelChange.BotAdded, cancel);
        await inbox.SayAsync(turn, TeamsText.Messages(TeamsTexts.Welcome().In(inbox.LanguageOf(activity))), cancel);
    }

    private async Task<Answer> ChangedAsync(ITurnContext<IMessageUpdateActivity> turnContext, string kind, CancellationToken cancel)
    {
        var activity = ((ITurnContext)turnContext).Activity;
        var said = inbox.Said(activity);
        var person = await inbox.People.OfAsync(activity, cancel);
        // One that never arrived is recorded as it is now; what was said to the bot was a command and not heard as a message.
        var copy = activity.MentionsRecipient() ? null : new MessageCopy(activity.Id, said.Text, person, TeamsInbox.SaidAt(activity.Id) ?? inbox.At(activity), said.Permalink, Files: said.Files);
        return await inbox.HandInAsync(activity, $"{activity.Id}/{kind}/{TeamsInbox.Stamp(activity)}", new Happening.Edit(activity.Id, said.Text, copy), cancel, person: person);
    }

    /// <summary>The emoji's name: <c>like</c>, and <c>pushpin</c> for what newer clients write <c>1f4cc_pushpin</c>.</summary>
    private static string NameOf(string? type) => type?.Split('_', 2) is [var code, var name] && int.TryParse(code.Split('-')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out _) ? name : type ?? "";
}

/// <summary>An activity that is genuine but none of this bot's business.</summary>
internal sealed class ForeignActivityException(string why) : Exception("An activity was refused: " + why);
