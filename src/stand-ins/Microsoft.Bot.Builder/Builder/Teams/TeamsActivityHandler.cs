using System.Net;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder.Teams;

/// <summary>One method per thing Teams tells a bot. An invoke nobody overrides is answered 501.</summary>
public class TeamsActivityHandler : ActivityHandler
{
    protected override async Task<InvokeResponse> OnInvokeActivityAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken)
    {
        var (invoke, ct) = (turnContext.Activity, cancellationToken);
        try
        {
            return invoke.Name switch
            {
                null when invoke.ChannelId == Channels.Msteams => await OnTeamsCardActionInvokeAsync(turnContext, ct).ConfigureAwait(false),
                "composeExtension/fetchTask" => CreateInvokeResponse(await OnTeamsMessagingExtensionFetchTaskAsync(turnContext, Value<MessagingExtensionAction>(invoke), ct).ConfigureAwait(false)),
                "composeExtension/submitAction" => CreateInvokeResponse(await OnTeamsMessagingExtensionSubmitActionDispatchAsync(turnContext, Value<MessagingExtensionAction>(invoke), ct).ConfigureAwait(false)),
                "task/fetch" => CreateInvokeResponse(await OnTeamsTaskModuleFetchAsync(turnContext, Value<TaskModuleRequest>(invoke), ct).ConfigureAwait(false)),
                "task/submit" => CreateInvokeResponse(await OnTeamsTaskModuleSubmitAsync(turnContext, Value<TaskModuleRequest>(invoke), ct).ConfigureAwait(false)),
                _ => await base.OnInvokeActivityAsync(turnContext, ct).ConfigureAwait(false),
            };
        }
        catch (InvokeResponseException e)
        {
            return e.CreateInvokeResponse();
        }
    }

    protected virtual Task<InvokeResponse> OnTeamsCardActionInvokeAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken) => throw Unanswered();

    protected virtual Task<MessagingExtensionActionResponse> OnTeamsMessagingExtensionFetchTaskAsync(ITurnContext<IInvokeActivity> turnContext, MessagingExtensionAction action, CancellationToken cancellationToken) => throw Unanswered();

    protected virtual Task<MessagingExtensionActionResponse> OnTeamsMessagingExtensionSubmitActionDispatchAsync(ITurnContext<IInvokeActivity> turnContext, MessagingExtensionAction action, CancellationToken cancellationToken) =>
        OnTeamsMessagingExtensionSubmitActionAsync(turnContext, action, cancellationToken);

    protected virtual Task<MessagingExtensionActionResponse> OnTeamsMessagingExtensionSubmitActionAsync(ITurnContext<IInvokeActivity> turnContext, MessagingExtensionAction action, CancellationToken cancellationToken) => throw Unanswered();

    protected virtual Task<TaskModuleResponse> OnTeamsTaskModuleFetchAsync(ITurnContext<IInvokeActivity> turnContext, TaskModuleRequest taskModuleRequest, CancellationToken cancellationToken) => throw Unanswered();

    protected virtual Task<TaskModuleResponse> OnTeamsTaskModuleSubmitAsync(ITurnContext<IInvokeActivity> turnContext, TaskModuleRequest taskModuleRequest, CancellationToken cancellationToken) => throw Unanswered();

    protected override Task OnConversationUpdateActivityAsync(ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        var (update, ct) = (turnContext.Activity, cancellationToken);
        if (update.ChannelId != Channels.Msteams) return base.OnConversationUpdateActivityAsync(turnContext, ct);
        var data = update.GetChannelData<TeamsChannelData>();
        if (update.MembersAdded is { } added) return OnTeamsMembersAddedDispatchAsync(added, data?.Team, turnContext, ct);
        if (update.MembersRemoved is { } removed) return OnTeamsMembersRemovedDispatchAsync(removed, data?.Team, turnContext, ct);
        return data?.EventType switch
        {
            "channelCreated" => OnTeamsChannelCreatedAsync(data.Channel, data.Team, turnContext, ct),
            "channelDeleted" => OnTeamsChannelDeletedAsync(data.Channel, data.Team, turnContext, ct),
            "channelRenamed" => OnTeamsChannelRenamedAsync(data.Channel, data.Team, turnContext, ct),
            "channelRestored" => OnTeamsChannelRestoredAsync(data.Channel, data.Team, turnContext, ct),
            "teamArchived" => OnTeamsTeamArchivedAsync(data.Team, turnContext, ct),
            "teamDeleted" => OnTeamsTeamDeletedAsync(data.Team, turnContext, ct),
            "teamHardDeleted" => OnTeamsTeamHardDeletedAsync(data.Team, turnContext, ct),
            "teamRenamed" => OnTeamsTeamRenamedAsync(data.Team, turnContext, ct),
            "teamRestored" => OnTeamsTeamRestoredAsync(data.Team, turnContext, ct),
            "teamUnarchived" => OnTeamsTeamUnarchivedAsync(data.Team, turnContext, ct),
            _ => base.OnConversationUpdateActivityAsync(turnContext, ct),
        };
    }

    /// <summary>A member that came with no details is looked up, one call each.</summary>
    protected virtual async Task OnTeamsMembersAddedDispatchAsync(IList<ChannelAccount> membersAdded, TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(membersAdded);
        var known = new List<TeamsChannelAccount>();
        foreach (var member in membersAdded)
        {
            known.Add(member.Properties.HasValues || member.Id == turnContext.Activity.Recipient?.Id
                ? Full(member)
                : await LookUpAsync(member, turnContext, cancellationToken).ConfigureAwait(false));
        }
        await OnTeamsMembersAddedAsync(known, teamInfo, turnContext, cancellationToken).ConfigureAwait(false);
    }

    protected virtual Task OnTeamsMembersRemovedDispatchAsync(IList<ChannelAccount> membersRemoved, TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        OnTeamsMembersRemovedAsync(membersRemoved.Select(Full).ToList(), teamInfo, turnContext, cancellationToken);

    protected virtual Task OnTeamsMembersAddedAsync(IList<TeamsChannelAccount> teamsMembersAdded, TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        OnMembersAddedAsync(teamsMembersAdded.Cast<ChannelAccount>().ToList(), turnContext, cancellationToken);

    protected virtual Task OnTeamsMembersRemovedAsync(IList<TeamsChannelAccount> teamsMembersRemoved, TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        OnMembersRemovedAsync(teamsMembersRemoved.Cast<ChannelAccount>().ToList(), turnContext, cancellationToken);

    protected virtual Task OnTeamsChannelCreatedAsync(ChannelInfo channelInfo, TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task OnTeamsChannelDeletedAsync(ChannelInfo channelInfo, TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task OnTeamsChannelRenamedAsync(ChannelInfo channelInfo, TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task OnTeamsChannelRestoredAsync(ChannelInfo channelInfo, TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task OnTeamsTeamArchivedAsync(TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task OnTeamsTeamDeletedAsync(TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task OnTeamsTeamHardDeletedAsync(TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task OnTeamsTeamRenamedAsync(TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task OnTeamsTeamRestoredAsync(TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task OnTeamsTeamUnarchivedAsync(TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    protected override Task OnMessageUpdateActivityAsync(ITurnContext<IMessageUpdateActivity> turnContext, CancellationToken cancellationToken) => EventType(turnContext.Activity) switch
    {
        "editMessage" => OnTeamsMessageEditAsync(turnContext, cancellationToken),
        "undeleteMessage" => OnTeamsMessageUndeleteAsync(turnContext, cancellationToken),
        _ => base.OnMessageUpdateActivityAsync(turnContext, cancellationToken),
    };

    protected override Task OnMessageDeleteActivityAsync(ITurnContext<IMessageDeleteActivity> turnContext, CancellationToken cancellationToken) => EventType(turnContext.Activity) switch
    {
        "softDeleteMessage" => OnTeamsMessageSoftDeleteAsync(turnContext, cancellationToken),
        _ => base.OnMessageDeleteActivityAsync(turnContext, cancellationToken),
    };

    protected virtual Task OnTeamsMessageEditAsync(ITurnContext<IMessageUpdateActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task OnTeamsMessageUndeleteAsync(ITurnContext<IMessageUpdateActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task OnTeamsMessageSoftDeleteAsync(ITurnContext<IMessageDeleteActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    private static InvokeResponseException Unanswered() => new(HttpStatusCode.NotImplemented);

    private static T Value<T>(IInvokeActivity invoke) => invoke.Value is JObject value
        ? value.ToObject<T>()
        : throw new InvokeResponseException(HttpStatusCode.BadRequest, $"expected type '{invoke.Value?.GetType().Name}'");

    private static string EventType(IActivity activity) =>
        activity.ChannelId == Channels.Msteams ? activity.GetChannelData<TeamsChannelData>()?.EventType : null;

    private static TeamsChannelAccount Full(ChannelAccount member) => JObject.FromObject(member).ToObject<TeamsChannelAccount>();

    private static async Task<TeamsChannelAccount> LookUpAsync(ChannelAccount member, ITurnContext turn, CancellationToken ct)
    {
        try
        {
            return await TeamsInfo.GetMemberAsync(turn, member.Id, ct).ConfigureAwait(false);
        }
        catch (ErrorResponseException e) when (e.Body?.Error?.Code == "ConversationNotFound")
        {
            return Full(member);
        }
    }
}
