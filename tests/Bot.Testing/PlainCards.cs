using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Bot.Features.Keeping;
using Bot.Incidents;

namespace Bot.Testing;

/// <summary>Cards that show the title and the version, for tests of what carries them.</summary>
public sealed class PlainCards : ICards
{
    public Card IncidentCard(Incident incident, Language language) => Of("incident", incident);

    public Card Announcement(Incident incident, Language language) => Of("announcement", incident);

    private static Card Of(string kind, Incident incident)
    {
        ArgumentNullException.ThrowIfNull(incident);
        return new(kind, incident.Title, CardTone.Watch, "", [], [], [], "", incident.Title);
    }

    public PublicIncident? Public(Incident incident, IReadOnlyList<Incident> open) => null;
}
