using Bot.Features.Keeping;
using Bot.Incidents;
using Bot.Incidents.Timelines;

namespace Bot.Features.Desks;

/// <summary>What a message says now, after its edits.</summary>
internal static class CurrentText
{
    public static string Of(IRecord record, int incident, Entry message)
    {
        // Edits change the state's overview, so they are among the changes: a short list next to the messages.
        var edit = record.Changes(incident).Select(e => e.What).OfType<MessageEdited>().LastOrDefault(e => e.Message == message.Seq);
        return edit?.Text ?? (message.What as MessageSaid)?.Text ?? "";
    }

    /// <summary>Whether it was deleted, and not brought back since.</summary>
    public static bool IsDeleted(IRecord record, int incident, Entry message) => record.Changes(incident).Select(e => e.What)
        .LastOrDefault(w => w is MessageEdited edited && edited.Message == message.Seq || w is MessageDeleted deleted && deleted.Message == message.Seq) is MessageDeleted;
}
