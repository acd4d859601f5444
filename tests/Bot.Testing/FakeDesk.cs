using Bot.Chat.Delivery;

namespace Bot.Testing;

/// <summary>A desk that only remembers what was handed in.</summary>
public sealed class FakeDesk : IDesk
{
    private readonly Lock _gate = new();
    private readonly List<Delivery> _received = [];

    /// <summary>Told for each delivery, before it counts as received.</summary>
    public Func<Delivery, Task>? OnReceive { get; set; }

    public IReadOnlyList<Delivery> Received { get { lock (_gate) return [.. _received]; } }

    public async Task<Answer> ReceiveAsync(Delivery delivery, CancellationToken cancel)
    {
        if (OnReceive is { } on) await on(delivery);
        lock (_gate) _received.Add(delivery);
        return Answer.None;
    }
}
