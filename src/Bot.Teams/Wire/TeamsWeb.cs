using System.Globalization;
using System.Net;
using Bot.Chat.Delivery;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Microsoft.Extensions.Logging;

namespace Bot.Teams.Wire;

/// <summary>What the bot does in Teams of its own accord, with Teams' ways to fail told apart: try again, or tell a person.</summary>
internal sealed class TeamsWeb(CloudAdapter adapter, TeamsOptions options, Pace pace, ILogger<TeamsWeb> log)
{
    /// <summary>Says something in a conversation; gives back the message's id, empty where Teams gives none.</summary>
    public async Task<string> SendAsync(string step, RoomState room, string serviceUrl, string conversation, Activity message, CancellationToken cancel)
    {
        pace.Take(conversation);
        var id = "";
        await InAsync(step, room, serviceUrl, conversation, async turn => id = (await turn.SendActivityAsync(message, cancel))?.Id ?? "", cancel);
        return id;
    }

    /// <summary>Changes a message in place. False when there is no such message any more.</summary>
    public async Task<bool> UpdateAsync(string step, RoomState room, string serviceUrl, string conversation, string id, Activity message, CancellationToken cancel)
    {
        pace.Take(conversation);
        message.Id = id;
        var there = true;
        await InAsync(step, room, serviceUrl, conversation, async turn =>
        {
            try { await turn.UpdateActivityAsync(message, cancel); }
            catch (ErrorResponseException e) when (e.Response?.StatusCode == HttpStatusCode.NotFound) { there = false; }
        }, cancel);
        return there;
    }

    /// <summary>Begins a conversation: a post in a channel, or the chat with one person.</summary>
    public async Task<(string Conversation, string Message)> CreateAsync(string step, RoomState room, string serviceUrl, string paced, ConversationParameters parameters, CancellationToken cancel)
    {
        pace.Take(paced);
        var (conversation, message) = ("", "");
        await ToldAsync(step, room, () => adapter.CreateConversationAsync(options.AppId, Channels.Msteams, serviceUrl, null, parameters, (turn, _) =>
        {
            (conversation, message) = (turn.Activity.Conversation?.Id ?? "", turn.Activity.Id ?? "");
            return Task.CompletedTask;
        }, cancel), cancel);
        return (conversation, message);
    }

    /// <summary>The parameters of a new post in a channel.</summary>
    public ConversationParameters PostIn(string channel, Activity message) => new()
    {
        IsGroup = true, TenantId = Tenant, Activity = message,
        ChannelData = new TeamsChannelData { Channel = new ChannelInfo(channel), Tenant = Tenant is null ? null : new TenantInfo(Tenant) },
    };

    /// <summary>The parameters of the chat with one person.</summary>
    public ConversationParameters ChatWith(string member) => new()
    {
        IsGroup = false, TenantId = Tenant, Bot = new ChannelAccount(options.AppId.Length > 0 ? "28:" + options.AppId : "28:bot"), Members = [new ChannelAccount(member)],
        ChannelData = new TeamsChannelData { Tenant = Tenant is null ? null : new TenantInfo(Tenant) },
    };

    /// <summary>Does something with the connector of a conversation.</summary>
    public Task InAsync(string step, RoomState room, string serviceUrl, string conversation, Func<ITurnContext, Task> work, CancellationToken cancel)
    {
        var there = new ConversationReference
        {
            ChannelId = Channels.Msteams, ServiceUrl = serviceUrl, Conversation = new ConversationAccount(id: conversation, tenantId: Tenant),
            Bot = new ChannelAccount(options.AppId.Length > 0 ? "28:" + options.AppId : "28:bot"),
        };
        return ToldAsync(step, room, () => adapter.ContinueConversationAsync(options.AppId, there, (turn, _) => work(turn), cancel), cancel);
    }

    private string? Tenant => options.TenantId.Length > 0 ? options.TenantId : null;

    private async Task ToldAsync(string step, RoomState room, Func<Task> work, CancellationToken cancel)
    {
        try
        {
            await work();
        }
        catch (ErrorResponseException e)
        {
            throw Failure(step, room, e);
        }
        catch (HttpRequestException e) when (e.StatusCode is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError)
        {
            // Signing in was refused. Nothing is given up for it: with another secret everything that waits goes out.
            log.LogError("Microsoft does not let the bot sign in ({Status}). Look at Teams:AppId, AppPassword and TenantId; secrets expire", (int)e.StatusCode);
            throw new ChatBusyException("Microsoft does not let the bot sign in", TimeSpan.FromMinutes(1), e, new StepFailure("connection", "sign_in_refused"));
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            throw new ChatBusyException("Teams cannot be reached", null, e);
        }
    }

    private static Exception Failure(string step, RoomState room, ErrorResponseException e) => e.Response?.StatusCode switch
    {
        HttpStatusCode.TooManyRequests => new ChatBusyException("Teams asked to wait", RetryAfter(e), e),
        // Microsoft's own list of what to try again: 412, 429, 502, 504; the others say that the service is in trouble.
        HttpStatusCode.PreconditionFailed or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError or null => new ChatBusyException($"Teams answered {Status(e)}", RetryAfter(e), e),
        HttpStatusCode.Unauthorized => new ChatBusyException("Teams does not accept the bot's token", TimeSpan.FromMinutes(1), e, new StepFailure("connection", "sign_in_refused")),
        // What a person can do about each code is said where troubles are put into words.
        _ => new ChatRefusedException(step, Code(e), room),
    };

    private static string Status(ErrorResponseException e) => e.Response is { } response ? ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture) : "nothing";

    private static string Code(ErrorResponseException e) => e.Body?.Error?.Code is { Length: > 0 } code ? code : "http_" + Status(e);

    private static TimeSpan? RetryAfter(ErrorResponseException e) =>
        e.Response?.Headers.TryGetValue("Retry-After", out var values) == true
        && int.TryParse(values.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(Math.Clamp(seconds, 1, 3600)) : null;
}
