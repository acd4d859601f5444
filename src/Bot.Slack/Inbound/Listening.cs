using System.Globalization;
using Bot.Chat.Delivery;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Bot.Slack.Inbound;

/// <summary>
/// Notes from when on the bot listens: at its start before the first request comes in, and when a connection is back after there
/// was none. What was missed before is read back.
/// </summary>
internal sealed class Listening(IDesk desk, SlackOptions options, IClock clock, ILogger<Listening> log) : IHostedService
{
    // Slack may have taken a while to notice that nobody was there.
    private static readonly Duration Margin = Duration.FromMinutes(1);

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        log.LogInformation("Slack through {Way}, with {Sdk}", options.AppToken.Length > 0 ? options.SigningSecret.Length > 0 ? "Socket Mode and HTTP" : "Socket Mode" : "HTTP", SlackSdk.Name);
        return NoteAsync("start", clock.GetCurrentInstant(), null, cancellationToken);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Nobody listened since then; somebody does again.</summary>
    public Task BackAsync(Instant lost, CancellationToken cancel) =>
        NoteAsync("back", lost, (lost - Margin).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) + ".000000", cancel);

    private async Task NoteAsync(string what, Instant at, string? since, CancellationToken cancel) => await desk.ReceiveAsync(
        new Delivery($"slack/listening/{what}/{clock.GetCurrentInstant().ToUnixTimeTicks()}", new Place("slack", "", ""), Person.Bot, at, new Happening.RecorderListens("slack", since)), cancel);
}
