using Bot.Chat.Delivery;
using NodaTime;

namespace Bot.Teams.Wire;

/// <summary>
/// Teams' limits on what one bot sends, kept before Teams has to say so: per conversation 7 in a second, 60 in 30 seconds and 1,800
/// in an hour; 30 a second over all.
/// </summary>
internal sealed class Pace(TimeProvider time)
{
    private static readonly (int Most, Duration In)[] PerConversation = [(7, Duration.FromSeconds(1)), (60, Duration.FromSeconds(30)), (1800, Duration.FromHours(1))];
    private static readonly (int Most, Duration In)[] Overall = [(30, Duration.FromSeconds(1))];

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<Instant>> _sent = new(StringComparer.Ordinal);

    /// <summary>Counts one message.</summary>
    /// <exception cref="ChatBusyException">It is too early; says when it is not.</exception>
    public void Take(string conversation)
    {
        // Real time: it is Teams' patience that is counted, whatever clock the record goes by.
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        lock (_gate)
        {
            var wait = Duration.Max(Wait("", Overall, now), Wait(conversation, PerConversation, now));
            if (wait > Duration.Zero) throw new ChatBusyException("Teams takes no more messages just now", wait.ToTimeSpan() + TimeSpan.FromMilliseconds(1));
            Of("").Enqueue(now);
            Of(conversation).Enqueue(now);
            if (_sent.Count > 5_000) Forget(now);
        }
    }

    /// <summary>Counts one message as soon as there is room for it.</summary>
    public async Task WaitAsync(string conversation, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                Take(conversation);
                return;
            }
            catch (ChatBusyException busy)
            {
                await Task.Delay(busy.RetryAfter ?? TimeSpan.FromSeconds(1), time, cancel);
            }
        }
    }

    private Duration Wait(string conversation, (int Most, Duration In)[] rules, Instant now)
    {
        var sent = Of(conversation);
        while (sent.TryPeek(out var oldest) && now - oldest >= rules[^1].In) sent.Dequeue();
        var wait = Duration.Zero;
        foreach (var (most, within) in rules)
        {
            if (sent.Count < most) break;
            // The one that has to be over before there is room for another.
            var blocking = sent.ElementAt(sent.Count - most);
            if (now - blocking < within) wait = Duration.Max(wait, blocking + within - now);
        }
        return wait;
    }

    private Queue<Instant> Of(string conversation) => _sent.TryGetValue(conversation, out var sent) ? sent : _sent[conversation] = new Queue<Instant>();

    private void Forget(Instant now)
    {
        foreach (var (conversation, sent) in _sent.ToList())
            if (conversation.Length > 0 && (sent.Count == 0 || now - sent.Last() > Duration.FromHours(1))) _sent.Remove(conversation);
    }
}
