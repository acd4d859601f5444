using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Bot.Incidents;

namespace Bot.Features.Keeping;

/// <summary>Draws an incident as it stands, for the pump: a card is drawn when it is shown, not when it was asked for.</summary>
public interface ICards
{
    /// <summary>The incident's card, for its channel.</summary>
    Card IncidentCard(Incident incident, Language language);

    /// <summary>The announcement, for the channel everybody reads.</summary>
    Card Announcement(Incident incident, Language language);

    /// <summary>The incident as the public may read it; nothing where it may not.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="open">All that are open: a component is as bad as the worst of them says.</param>
    PublicIncident? Public(Incident incident, IReadOnlyList<Incident> open);
}
