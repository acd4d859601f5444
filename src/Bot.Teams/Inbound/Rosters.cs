using Bot.Chat.Delivery;
using NodaTime;

namespace Bot.Teams.Inbound;

/// <summary>Who was in a group chat before a private incident was opened there: they read along, so they are in it.</summary>
internal sealed class Rosters(IDesk desk, IRoomBook book, People people, IClock clock)
{
    /// <summary>Tells who is in an incident's chat. False where the record does not know the chat yet, or Teams does not tell.</summary>
    public async Task<bool> EnterAsync(string incident, Place chat, string serviceUrl, CancellationToken cancel)
    {
        if (!(await book.RoomsAsync("teams", cancel)).Any(r => r.IncidentKey == incident && r.IsOpen && r.Room.Channel == chat.Channel)) return false;
        var there = await people.ChoicesAsync(chat.Channel, serviceUrl, cancel);
        foreach (var member in there)
        {
            var (id, name) = member.Value.Split('|', 2) is [var known, var called] ? (known, called) : (member.Value, member.Label);
            await desk.ReceiveAsync(new Delivery($"teams/{chat.Workspace}/{chat.Channel}/{incident}/present/{id}", chat, new Person(id, name), clock.GetCurrentInstant(), new Happening.Channel(ChannelChange.Present)), cancel);
        }
        return there.Count > 0;
    }
}
