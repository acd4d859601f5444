using System.Diagnostics.Metrics;
using Bot.Chat.Delivery;
using Bot.Features.Keeping;
using Bot.Slack;

namespace Bot.App.Hosting;

/// <summary>What an orchestrator asks.</summary>
internal static class Health
{
    /// <summary>
    /// <c>/healthz</c>: the process lives. <c>/readyz</c>: the record can be read and written. Whether Slack's sockets are open is told
    /// there and among the metrics, and makes nothing less ready: another process would be given none either.
    /// </summary>
    public static void MapHealth(this WebApplication app)
    {
        var slack = app.Services.GetService<SlackSockets>();
        if (slack is not null) app.Services.GetRequiredService<IMeterFactory>().Create(Telemetry.Name).CreateObservableGauge("bot.slack.sockets", () => slack.Open, description: "Sockets to Slack that are open");
        app.Map("/healthz", health => health.Run(context =>
        {
            context.Response.ContentType = "text/plain; charset=utf-8";
            return context.Response.WriteAsync("ok", context.RequestAborted);
        }));
        var (turns, outbox) = (app.Services.GetRequiredService<ITurns>(), app.Services.GetRequiredService<IOutbox>());
        app.Map("/readyz", health => health.Run(context => TellAsync(context, turns, outbox, slack)));
    }

    private static async Task TellAsync(HttpContext context, ITurns turns, IOutbox outbox, SlackSockets? slack)
    {
        object told;
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
            limit.CancelAfter(TimeSpan.FromSeconds(2));
            // What waits for a lock or a network heeds no token, and may be on this very thread.
            var waiting = await Task.Run(() => ProbeAsync(turns, outbox, limit.Token), limit.Token).WaitAsync(limit.Token);
            told = slack is null ? new { ready = true, waiting } : new { ready = true, waiting, slack = Said(slack) };
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            told = new { ready = false, why = e is OperationCanceledException ? "the record did not answer in time" : e is NotKeptException lost ? lost.Reason : e.GetType().Name };
        }
        await context.Response.WriteAsJsonAsync(told, told.GetType(), context.RequestAborted);
    }

    private static object Said(SlackSockets slack) => slack.Open > 0 ? new { sockets = slack.Open } : new { sockets = 0, why = slack.Ended ?? "none was opened yet" };

    private static async Task<int> ProbeAsync(ITurns turns, IOutbox outbox, CancellationToken cancel)
    {
        await turns.ProbeAsync(cancel);
        return await outbox.CountWaitingAsync(cancel);
    }
}
