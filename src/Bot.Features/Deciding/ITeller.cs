using Bot.Chat.Phrases;
using Bot.Features.Settings;
using Bot.Incidents;

namespace Bot.Features.Deciding;

/// <summary>Says what an event is on a timeline, without time and person: "priority P1: disk is full".</summary>
/// <typeparam name="TEvent">The event it knows.</typeparam>
public abstract class Teller<TEvent> : ITeller where TEvent : IncidentEvent
{
    /// <inheritdoc/>
    public Type Event => typeof(TEvent);

    /// <summary>The phrase.</summary>
    public abstract Phrase Tell(TEvent what, Entry entry, House house);

    /// <inheritdoc/>
    public Phrase Tell(Entry entry, House house) => Tell((TEvent)entry.What, entry, house);
}

/// <summary>One event type's words; registers itself by being there.</summary>
public interface ITeller
{
    /// <summary>Which event.</summary>
    Type Event { get; }

    /// <summary>The phrase.</summary>
    Phrase Tell(Entry entry, House house);
}
