using Bot.Incidents.Lifecycles;
using Bot.Incidents.Texts;
using NodaTime;

namespace Bot.Incidents.Updates;

/// <summary>What the public was told.</summary>
/// <param name="Seq">The timeline entry that published it.</param>
/// <param name="Status">The status it came with.</param>
/// <param name="Text">What was said, per language.</param>
/// <param name="Body">The whole body as published, header line included.</param>
/// <param name="DisplayAt">The time shown.</param>
/// <param name="ShownStart">The start its header shows, when it has one.</param>
/// <param name="ShownEnd">The end its header shows, when it has one.</param>
/// <param name="Standard">Nobody wrote it: the standard sentence of the status was used.</param>
public sealed record PublicUpdate(long Seq, Status Status, LocalText Text, string Body, Instant DisplayAt,
    Instant? ShownStart = null, Instant? ShownEnd = null, bool Standard = false);
