using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Bot.Features.Keeping;
using Bot.Features.PublicPages;
using Bot.Features.Settings;
using Bot.Incidents;

namespace Bot.Features.Cards;

/// <summary>Draws cards for the pump.</summary>
public sealed class HouseCards(House house) : ICards
{
    /// <inheritdoc/>
    public Card IncidentCard(Incident incident, Language language) => Cards.IncidentCard.Of(incident, house, language);

    /// <inheritdoc/>
    public Card Announcement(Incident incident, Language language) => AnnouncementCard.Of(incident, house, language);

    /// <inheritdoc/>
    public PublicIncident? Public(Incident incident, IReadOnlyList<Incident> open) => PublicPage.Of(incident, open, house);
}
