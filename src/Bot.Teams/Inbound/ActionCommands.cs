using Bot.Chat.Delivery;
using Bot.Teams.AdaptiveCards;
using Bot.Teams.Wire;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json.Linq;
using NodaTime;
using NodaTime.Text;

namespace Bot.Teams.Inbound;

/// <summary>The app's action commands: "Declare incident" and "Add to timeline", on a message or from where one writes.</summary>
internal sealed class ActionCommands(TeamsInbox inbox, Dialogs dialogs, TeamsOptions options)
{
    /// <summary>An action command is opened.</summary>
    public async Task<MessagingExtensionActionResponse> OpenAsync(Activity activity, MessagingExtensionAction command, CancellationToken cancel)
    {
        var language = inbox.LanguageOf(activity);
        var (place, copy) = (PlaceOf(activity, command.MessagePayload), await CopyAsync(activity, command.MessagePayload, cancel));
        Happening? what = command.CommandId switch
        {
            Verbs.Declare => new Happening.FormWanted(Verbs.Declare, "", copy),
            Verbs.AddToTimeline when copy is not null => new Happening.Curation(copy.Id, true, copy),
            _ => null,
        };
        var answer = what is null ? Answer.None : await inbox.HandInAsync(activity, $"{activity.Id}/command", what, cancel, place: place);
        return new(await dialogs.AnswerAsync(activity, answer, language, cancel)
            ?? new TaskModuleMessageResponse(Chat.Phrases.Markup.Plain((what is null ? TeamsTexts.Nothing() : TeamsTexts.Done()).In(language))));
    }

    /// <summary>Its dialog is sent off.</summary>
    public async Task<MessagingExtensionActionResponse?> SubmitAsync(Activity activity, MessagingExtensionAction command, CancellationToken cancel) =>
        await dialogs.SubmitAsync(activity, command.Data as JObject, PlaceOf(activity, command.MessagePayload), cancel) is { } task ? new(task) : null;

    /// <summary>The thread of the message; in a channel the command's own conversation may be the channel.</summary>
    private Place PlaceOf(Activity activity, MessageActionsPayload? message)
    {
        var here = inbox.PlaceOf(activity);
        return message?.Id is { Length: > 0 } id && ConversationIds.IsChannel(here.Channel)
            ? here with { Channel = ConversationIds.Thread(here.Channel, message.ReplyToId is { Length: > 0 } root ? root : ConversationIds.Root(here.Channel) ?? id) } : here;
    }

    private async Task<MessageCopy?> CopyAsync(Activity activity, MessageActionsPayload? message, CancellationToken cancel)
    {
        if (message?.Id is not { Length: > 0 } id) return null;
        var text = message.Body?.Content is { } content ? message.Body.ContentType == "html" ? HtmlText.Of(content) : content.Trim() : "";
        var author = message.From?.User is { Id.Length: > 0 } user
            ? await inbox.People.OfAsync(user.Id, user.DisplayName, activity.Conversation.Id, activity.ServiceUrl, cancel) : new Person("teams:app", "app");
        var link = message.LinkToMessage?.ToString() ?? ConversationIds.Link(PlaceOf(activity, message).Channel, id, options.TenantId);
        return new MessageCopy(id, text, author, SaidAt(message) ?? inbox.At(activity), link);
    }

    private static Instant? SaidAt(MessageActionsPayload message)
    {
        if (message.CreatedDateTime is { } text && InstantPattern.ExtendedIso.Parse(text) is { Success: true } parsed) return parsed.Value;
        // Dates arrive however the SDK read them.
        return TeamsInbox.SaidAt(message.Id);
    }
}
