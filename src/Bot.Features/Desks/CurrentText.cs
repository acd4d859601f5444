using Bot.Features.Keeping;
using Bot.Incidents;
using Bot.Incidents.Timelines;

namespace Bot.Features.Desks;

/// <summary>What a message says now, after its edits.</summary>
internal static class CurrentText
{
    public static string Of(IRecord record, int incident, Entry message) =>
        record.Revisions(incident, message.Seq).Select(e => e.What).OfType<MessageEdited>().LastOrDefault()?.Text ?? (message.What as MessageSaid)?.Text ?? "";

    /// <summary>Whether it was deleted, and not brought back since.</summary>
    public static bool IsDeleted(IRecord record, int incident, Entry message) => record.Revisions(incident, message.Seq) is [.., { What: MessageDeleted }];
}
