using Bot.Chat.Delivery;
using Bot.Features.Keeping;

namespace Bot.App.Hosting;

/// <summary>What an orchestrator asks.</summary>
internal static class Health
{
    /// <summary><c>/healthz</c>: the process lives. <c>/readyz</c>: the record can be read and written.</summary>
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/healthz", () => Results.Text("ok"));
        app.MapGet("/readyz", async (ITurns turns, IOutbox outbox, CancellationToken cancel) =>
        {
            try
            {
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
                limit.CancelAfter(TimeSpan.FromSeconds(2));
                // What waits for a lock or a network heeds no token, and may be on this very thread.
                return Results.Json(new { ready = true, waiting = await Task.Run(() => ProbeAsync(turns, outbox, limit.Token), limit.Token).WaitAsync(limit.Token) });
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                return Results.Json(new { ready = false, why = e is OperationCanceledException ? "the record did not answer in time" : e is NotKeptException lost ? lost.Reason : e.GetType().Name }, statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        });
    }

    private static async Task<int> ProbeAsync(ITurns turns, IOutbox outbox, CancellationToken cancel)
    {
        await turns.ProbeAsync(cancel);
        return await outbox.CountWaitingAsync(cancel);
    }
}
