using Bot.Chat.Asking;
using Bot.Chat.Delivery;
using Bot.Features.Deciding;
using Bot.Features.Keeping;
using Bot.Features.Settings;
using NodaTime;

namespace Bot.Features.Desks;

/// <summary>
/// Where every delivery arrives, from whichever chat: masked, checked to be new, decided and recorded in one turn. When it
/// returns, everything it did is on disk.
/// </summary>
public sealed class Desk(ITurns turns, House house, IClock clock) : IDesk
{
    /// <inheritdoc/>
    public Task<Answer> ReceiveAsync(Delivery delivery, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        var safe = Safe.Of(delivery, out var masked);
        return turns.RunAsync(turn => Handle(new Sitting(turn, house, safe, clock.GetCurrentInstant(), masked)), cancel);
    }

    private static Answer Handle(Sitting sitting)
    {
        var delivery = sitting.Delivery;
        if (delivery.What is Happening.ReminderDue rung) return ReminderDesk.Ring(sitting, rung);
        if (!sitting.Turn.IsFirst(delivery.Key)) return Answer.None;
        if (delivery.Person.Id != Person.Bot.Id) sitting.Meets();
        return delivery.What switch
        {
            Happening.Command command => CommandDesk.Hear(sitting, command.Text),
            Happening.Button button => ButtonDesk.Press(sitting, button),
            Happening.FormWanted wanted => FormDesk.Offer(sitting, wanted),
            Happening.FormSubmitted submitted => FormDesk.Submit(sitting, submitted),
            Happening.Curation curation => CurationDesk.Curate(sitting, curation),
            Happening.Reaction reaction => CurationDesk.React(sitting, reaction),
            Happening.RoomOpened or Happening.StepFailed => RoomDesk.Note(sitting),
            _ => RecordingDesk.Record(sitting),
        };
    }
}
