using Bot.Chat.Delivery;

namespace Bot.Storage.Writing;

/// <summary>
/// What a lone writer remembers of the outbox: which lanes are open, and which redraws already wait unclaimed. A card that waits
/// to be drawn will show what stands when it is drawn, so asking for it once more costs nothing, however long the chat is away.
/// </summary>
internal sealed class Lanes
{
    private readonly HashSet<(string Platform, int Incident, bool Awake)> _open = [];
    private readonly HashSet<(string Platform, int Incident, string LatestOf)> _redraws = [];

    /// <summary>Whether the lane still has to be opened, or woken from its rest by what is no redraw; it is from then on.</summary>
    public bool MustOpen(in Writes.EffectRow effect) => _open.Add((effect.Platform, effect.Incident, effect.Kind != EffectKind.Redraw));

    /// <summary>Whether this is asked for already and waits behind no change of the room.</summary>
    public bool Waits(in Writes.EffectRow effect)
    {
        switch (effect.Kind)
        {
            case EffectKind.Redraw:
                return !_redraws.Add((effect.Platform, effect.Incident, effect.LatestOf!));
            case EffectKind.Room:
                Uncover(effect.Platform, effect.Incident);
                return false;
            default:
                return false;
        }
    }

    private void Uncover(string platform, int incident) => _redraws.RemoveWhere(r => r.Platform == platform && r.Incident == incident);

    /// <summary>Somebody claimed or finished effects, or writing was undone: nothing is known any more.</summary>
    public void Forget()
    {
        _open.Clear();
        _redraws.Clear();
    }
}

/// <summary>What an effect means to those that wait with it.</summary>
internal enum EffectKind
{
    /// <summary>Every one counts.</summary>
    Plain,

    /// <summary>It carries nothing of its own: it draws what stands when it is done.</summary>
    Redraw,

    /// <summary>It opens or moves the room; what draws in the room must not be moved across it.</summary>
    Room,
}

internal static class EffectKinds
{
    public static EffectKind Kind(this Effect effect) => effect switch
    {
        { IsRedraw: true } => EffectKind.Redraw,
        Effect.OpenRoom or Effect.MoveRoom => EffectKind.Room,
        _ => EffectKind.Plain,
    };
}
