namespace Bot.Storage;

/// <summary>What a store counts beside the record.</summary>
/// <param name="Waiting">Effects that wait for a chat.</param>
/// <param name="LastNumber">The last incident number that was given.</param>
/// <param name="EachGiven">Whether every number up to that one is an incident's; PostgreSQL leaves some out.</param>
public sealed record Counts(int Waiting, int LastNumber, bool EachGiven);
