using Bot.Chat.Phrases;
using Bot.Features.Settings;
using Bot.Incidents;

namespace Bot.Features.Cards;

/// <summary>Answers that need the incident as it became.</summary>
internal static class Replies
{
    /// <summary>What a declarer is told: the key, and what to do first.</summary>
    public static string Opened(Incident incident, House house, Language language, string more)
    {
        var opened = new Phrase("declare.opened",
            "*{0}* is open ({1}): {2}. Its channel opens in a moment; what is said there is recorded.",
            "*{0}* est ouvert ({1}) : {2}. Son canal s’ouvre dans un instant ; ce qui s’y dit est enregistré.",
            incident.Key, incident.Priority.ToString(), incident.Title.TrimEnd('.', '!', '…', ' ')).In(language);
        opened = Markup.Escape(IncidentCard.DrillMark(incident, language)) + opened;
        return more.Length == 0 ? opened : $"{opened}\n{more}";
    }
}
