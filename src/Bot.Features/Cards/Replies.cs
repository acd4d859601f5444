using Bot.Chat.Phrases;
using Bot.Incidents;

namespace Bot.Features.Cards;

/// <summary>Answers that need the incident as it became.</summary>
internal static class Replies
{
    /// <summary>What a declarer is told: the key, and what to do first.</summary>
    public static string Opened(Incident incident, Language language, string more)
    {
        var opened = new Phrase("declare.opened",
            "*{0}* is open ({1}): {2}. Its channel opens in a moment; what is said there is recorded.",
            "*{0}* est ouvert ({1}) : {2}. Son canal s’ouvre dans un instant ; ce qui s’y dit est enregistré.",
            incident.Key, incident.Priority.ToString(), incident.Title.TrimEnd('.', '!', '…', ' ')).In(language);
        opened = Markup.Escape(IncidentCard.DrillMark(incident, language)) + opened;
        return more.Length == 0 ? opened : $"{opened}\n{more}";
    }

    /// <summary>The same of a private incident that gets no conversation.</summary>
    /// <param name="overheard">Everybody reads it: the title is not for them.</param>
    public static string WithoutRoom(Incident incident, bool overheard, Language language, string more)
    {
        var opened = new Phrase("declare.opened_roomless",
            "*{0}* is open ({1}){2}. It is private and has no conversation: not everybody who reads along here may know of it. Work on it in the chat with me alone (`/incident {0} show`) or in the console. To have a conversation for one, declare it in a group chat of those who may know, with me in it.",
            "*{0}* est ouvert ({1}){2}. Il est privé et n’a pas de conversation : tous ceux qui lisent ici ne doivent pas le connaître. Traitez-le dans la conversation avec moi seul (`/incident {0} afficher`) ou dans la console. Pour qu’il ait une conversation, déclarez-le dans une conversation de groupe de ceux qui peuvent savoir, avec moi.",
            incident.Key, incident.Priority.ToString(), overheard ? Phrase.Empty : new Phrase("declare.opened_title", ": {0}", " : {0}", incident.Title)).In(language);
        return more.Length == 0 || overheard ? opened : $"{opened}\n{more}";
    }
}
