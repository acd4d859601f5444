using System.Buffers;
using System.Text;
using System.Text.Json;
using Bot.Chat.Delivery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Bot.Slack.Inbound;

/// <summary>
/// The one address for events, commands and interactions, told apart by content. Signed or refused; what it acknowledges is on
/// disk.
/// </summary>
internal sealed class SlackEndpoint(SlackOptions options, SlackInbox inbox, IClock clock, ILogger<SlackEndpoint> log) : IDisposable
{
    private const int MaxBody = 1_000_000;

    private readonly Signature _signature = new(Encoding.UTF8.GetBytes(options.SigningSecret));

    /// <summary>Takes one request.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        if (await BodyAsync(context) is not { } body)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }
        var headers = context.Request.Headers;
        if (!_signature.Holds(headers["X-Slack-Request-Timestamp"], headers["X-Slack-Signature"], body, clock.GetCurrentInstant()))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }
        try
        {
            var isJson = context.Request.ContentType?.Contains("json", StringComparison.OrdinalIgnoreCase) == true;
            Answer(context, await (isJson ? EventAsync(context, body) : FormAsync(new FormFields(body), context.RequestAborted)));
        }
        catch (JsonException)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        catch (NotKeptException lost)
        {
            // Slack delivers it again: at once, after a minute, after five.
            log.LogError("An event was not kept: {Reason}", lost.Reason);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    public void Dispose() => _signature.Dispose();

    private static async Task<byte[]?> BodyAsync(HttpContext context)
    {
        if (context.Request.ContentLength is > MaxBody) return null;
        // Room for what was announced, but not for what a stranger merely announces.
        var body = new byte[context.Request.ContentLength is > 0 and <= 65_536 and var length ? (int)length : 4096];
        var filled = 0;
        while (true)
        {
            // A byte more than was announced is asked for only where nothing was.
            if (filled == body.Length)
            {
                if (filled == context.Request.ContentLength) return body;
                if (filled > MaxBody) return null;
                Array.Resize(ref body, Math.Min(body.Length * 2, MaxBody + 1));
            }
            var read = await context.Request.Body.ReadAsync(body.AsMemory(filled), context.RequestAborted);
            if (read == 0) return filled == body.Length ? body : body[..filled];
            filled += read;
        }
    }

    private async Task<Reply> EventAsync(HttpContext context, byte[] body)
    {
        using var json = Json.Parse(body);
        if (json.RootElement.Text("type") != "url_verification") return await inbox.EventAsync(json.RootElement, context.RequestAborted);
        await context.Response.WriteAsync(json.RootElement.Text("challenge"), context.RequestAborted);
        return Reply.Nothing;
    }

    private Task<Reply> FormAsync(FormFields form, CancellationToken cancel) =>
        form.Has("ssl_check") ? Task.FromResult(Reply.Nothing)
        : form.Has("payload") ? InteractionAsync(form.Bytes("payload").ToArray(), cancel)
        : form.Has("command") ? inbox.CommandAsync(name => form[name], cancel)
        : Task.FromResult(Reply.Nothing);

    private async Task<Reply> InteractionAsync(byte[] payload, CancellationToken cancel)
    {
        using var json = Json.Parse(payload);
        return await inbox.InteractionAsync(json.RootElement, cancel);
    }

    private static void Answer(HttpContext context, Reply reply)
    {
        if (reply.After is { } after) context.Response.OnCompleted(after);
        if (reply.Body is not { } body) return;
        // With its length said and nothing flushed in between, the answer goes out in one piece.
        var json = SlackInbox.ToUtf8(body);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = json.Length;
        context.Response.BodyWriter.Write(json);
    }
}
