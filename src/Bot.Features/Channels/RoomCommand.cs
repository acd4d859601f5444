using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using Bot.Features.Deciding;
using Bot.Incidents.Timelines;

namespace Bot.Features.Channels;

/// <summary><c>/incident room teams</c> opens the incident in a further chat: one record, several channels.</summary>
public sealed class RoomCommand : ICommand
{
    /// <inheritdoc/>
    public CommandWords Words { get; } = new("room", new Phrase("room.help", "Opens the incident in another chat too", "Ouvre aussi l’incident dans une autre messagerie"))
    {
        French = ["salon"], Order = 87, Example = "room teams", Completions = ["slack", "teams"], Usage = new("room.usage", "`room slack` or `room teams`", "`salon slack` ou `salon teams`"),
    };

    /// <inheritdoc/>
    public Decision Decide(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var chats = @case.House.Chats;
        var word = Folding.Fold(@case.Ask.Next());
        return !chats.Contains(word) ? Decision.Refuse(RoomTexts.WhichChat(word, chats))
            : @case.Incident.Platforms.Contains(word) ? Decision.Refuse(RoomTexts.Already(@case.Incident.Rooms.GetValueOrDefault(word)?.Name ?? word))
            : Decision.Record(new RoomWanted(word)).Telling(RoomTexts.Opens(@case.Incident.Key, word));
    }
}

internal static class RoomTexts
{
    public static Phrase WhichChat(string typed, IReadOnlyCollection<string> chats) => chats.Count == 0
        ? new("room.none", "No other chat is connected. The README says how to connect Slack or Teams.", "Aucune autre messagerie n’est connectée. Le README explique comment connecter Slack ou Teams.")
        : new("room.which", "Which chat? Connected: {0}. `/incident room {1}`.", "Quelle messagerie ? Connectées : {0}. `/incident salon {1}`.", string.Join(", ", chats), chats.First(), typed);

    public static Phrase Already(string room) => new("room.already", "It already has a channel there: {0}.", "Il y a déjà un canal : {0}.", room);
    public static Phrase Opens(string key, string chat) => new("room.opens", "A channel for {0} opens in {1} in a moment.", "Un canal pour {0} s’ouvre dans {1} dans un instant.", key, chat);
}
