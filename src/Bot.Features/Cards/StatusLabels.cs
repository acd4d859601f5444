using System.Text.Json;
using Bot.Chat.Phrases;
using Bot.Incidents.Clocks;
using Bot.Incidents.Fields;
using Bot.Incidents.Lifecycles;

namespace Bot.Features.Cards;

/// <summary>The label keys of statuses and clocks in a language's resource.</summary>
public static class StatusLabels
{
    public static string Key(Status status) => "status." + Word(status);

    public static string Key(Closure closure) => closure == Closure.Merged ? "status.merged" : "status.cancelled";

    public static string Key(ComponentStatus status) => "component." + Lower(status.ToString());

    public static string Key(Clock clock) => "clock." + Word(clock);

    /// <summary>The word as people type it: <c>investigating</c>.</summary>
    public static string Word(Status status) => Lower(status.ToString());

    /// <summary>The word as people type it: <c>started</c>.</summary>
    public static string Word(Clock clock) => Lower(clock.ToString());

    /// <summary>The word as Statuspage writes it: <c>partial_outage</c>.</summary>
    public static string Word(ComponentStatus status) => JsonNamingPolicy.SnakeCaseLower.ConvertName(status.ToString());

    /// <summary>The word as people type it, in their language: <c>identifié</c>.</summary>
    public static Spoken Typed(Status status) => Typed(Key(status), Word(status));

    /// <summary>The word as people type it, in their language: <c>début</c>.</summary>
    public static Spoken Typed(Clock clock) => Typed(Key(clock), Word(clock));

    // Commands have French words beside the English ones; to type in other languages there are none.
    private static Spoken Typed(string key, string word) => new(l => l.Code == "fr" ? Lower(l.Label(key)) : word);

    private static string Lower(string name) => name.ToLowerInvariant();
}
