using NodaTime;

namespace Bot.Incidents;

/// <summary>One entry of an incident's timeline.</summary>
/// <param name="Seq">Its place in the record, from 1, without gaps.</param>
/// <param name="HappenedAt">When it happened; lists sort by it.</param>
/// <param name="RecordedAt">When the bot wrote it down.</param>
/// <param name="Who">Who did it.</param>
/// <param name="What">What happened.</param>
/// <param name="Via">The command as typed, where a command did it.</param>
/// <param name="Source">The chat message it stands for: platform, workspace, channel and message id joined by <c>/</c>.</param>
public sealed record Entry(long Seq, Instant HappenedAt, Instant RecordedAt, Actor Who, IncidentEvent What, string? Via = null,
    string? Source = null);
