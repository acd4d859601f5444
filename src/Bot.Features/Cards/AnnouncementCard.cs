using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Bot.Features.Settings;
using Bot.Incidents;

namespace Bot.Features.Cards;

/// <summary>What everybody else sees of an incident. Of a private one: that there is one, and whom to ask.</summary>
public static class AnnouncementCard
{
    /// <summary>The announcement in a language.</summary>
    public static Card Of(Incident incident, House house, Language language)
    {
        ArgumentNullException.ThrowIfNull(incident);
        var status = language.Label(IncidentCard.StatusKey(incident));
        if (incident.Private)
        {
            var lead = CardTexts.PrivateLead((incident.Roles.GetValueOrDefault("lead") ?? incident.DeclaredBy)?.Name ?? "");
            return new Card("announcement", incident.Key, IncidentCard.ToneOf(incident), lead.In(language),
                [new(CardTexts.Status().In(language), $"*{status}*")], [],
                [new(Access.RequestAccessButton.Id, Markup.Plain(Access.AccessTexts.Request().In(language)), incident.Key)], "", $"{incident.Key}: {status}");
        }
        var fields = new List<CardField>
        {
            new(CardTexts.Status().In(language), $"*{status}*"), new(CardTexts.Priority().In(language), $"*{incident.Priority}*"),
        };
        if (incident.Tickets is [var primary, ..])
            fields.Add(new(CardTexts.Tickets().In(language), house.TicketLink(primary) is { } url ? $"[{Markup.Escape(primary)}]({url})" : $"*{Markup.Escape(primary)}*"));
        if (incident.Roles.GetValueOrDefault("lead") is { } leader) fields.Add(new(CardTexts.Roles().In(language), $"{Roles.RoleTexts.Name("lead").In(language)}: {Markup.Escape(leader.Name)}"));
        if (RoomEffects.Rooms(incident) is { Length: > 0 } rooms) fields.Add(new(CardTexts.Channel().In(language), rooms));
        return new Card("announcement", IncidentCard.TitleOf(incident, language), IncidentCard.ToneOf(incident),
            Markup.Escape(incident.TextOf(Incidents.Fields.TextField.Impact)[language.Code] ?? ""), fields, [], [],
            CardTexts.Declared(incident.DeclaredBy?.Name ?? "", language.DateTime(incident.DeclaredAt, house.Zone)).In(language),
            $"{IncidentCard.DrillMark(incident, language)}{incident.Key} {incident.Priority} {status}: {incident.Title}");
    }
}
