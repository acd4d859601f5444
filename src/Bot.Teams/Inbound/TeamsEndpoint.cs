using System.Net;
using Bot.Chat.Delivery;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace Bot.Teams.Inbound;

/// <summary>Where Teams posts activities. It answers once the turn is on disk, and never with more than a status.</summary>
internal sealed class TeamsEndpoint(CloudAdapter adapter, IBot bot, TeamsOptions options, ILogger<TeamsEndpoint> log)
{
    /// <summary>Handles one request.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (options.AllowAnonymous && !IsLocal(context))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        var turn = new Turn(bot);
        try
        {
            // A turn under way is finished also when the caller hangs up: what it commits is committed.
            await adapter.ProcessAsync(context.Request, context.Response, turn, CancellationToken.None);
        }
        catch (ForeignActivityException e)
        {
            log.LogWarning("{Reason}", e.Message);
            Answer(context, StatusCodes.Status403Forbidden);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or SecurityTokenException)
        {
            Answer(context, StatusCodes.Status401Unauthorized);
        }
        catch (Exception e) when (e is BadHttpRequestException)
        {
            Answer(context, ((BadHttpRequestException)e).StatusCode);
        }
        catch (Exception e) when (e is Newtonsoft.Json.JsonException or InvalidCastException or FormatException || (!turn.Began && e is ArgumentException))
        {
            // It parses and is no activity all the same: a text for a number, a time that is none, nowhere to answer.
            log.LogWarning("An activity could not be read: {Reason}", e.GetType().Name);
            Answer(context, StatusCodes.Status400BadRequest);
        }
        catch (NotKeptException lost)
        {
            log.LogError("An activity was not kept: {Reason}", lost.Reason);
            Answer(context, StatusCodes.Status503ServiceUnavailable);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            log.LogError(e, "An activity could not be handled");
            Answer(context, StatusCodes.Status500InternalServerError);
        }
    }

    /// <summary>A proxy on this machine would hand in what comes from elsewhere: it says so in its headers.</summary>
    private static bool IsLocal(HttpContext context) => context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !context.Request.Headers.Keys.Any(h => h.StartsWith("X-Forwarded", StringComparison.OrdinalIgnoreCase) || h.Equals("Forwarded", StringComparison.OrdinalIgnoreCase));

    /// <summary>The bot, and whether it got as far as being asked.</summary>
    private sealed class Turn(IBot bot) : IBot
    {
        public bool Began { get; private set; }

        public Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
        {
            Began = true;
            return bot.OnTurnAsync(turnContext, cancellationToken);
        }
    }

    private static void Answer(HttpContext context, int status)
    {
        if (!context.Response.HasStarted) context.Response.StatusCode = status;
    }
}
