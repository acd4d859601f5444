using Bot.Chat.Phrases;

namespace Bot.Features.Desks;

internal static class CurationTexts
{
    public static Phrase Added(string key) => new("curation.added",
        "The message is on the timeline of {0}.", "Le message est sur la chronologie de l’incident {0}.", key);
}
