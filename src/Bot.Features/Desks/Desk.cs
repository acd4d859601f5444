using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Bot.Chat.Delivery;
using Bot.Chat.Posting;
using Bot.Features.Deciding;
using Bot.Features.Keeping;
using Bot.Features.Settings;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Bot.Features.Desks;

/// <summary>
/// Where every delivery arrives, from whichever chat: masked, checked to be new, decided and recorded in one turn. When it
/// returns, everything it did is on disk.
/// </summary>
public sealed class Desk(ITurns turns, House house, IClock clock, ILogger<Desk>? log = null, PersonalPace? pace = null) : IDesk
{
    /// <inheritdoc/>
    public async Task<Answer> ReceiveAsync(Delivery delivery, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        using var measured = new Measured(delivery);
        if (pace is not null && delivery.What is (Happening.Command or Happening.Button or Happening.FormWanted) && pace.WaitOf(delivery.Person.Id) is var wait && wait > Duration.Zero)
            return new Answer(new Post(DeskTexts.TooFast((int)Math.Ceiling(wait.TotalSeconds)).In(house.LanguageFor(delivery.Person.Locale))));
        var safe = Safe.Of(delivery, out var masked);
        try
        {
            return await turns.RunAsync(turn => Handle(new Sitting(turn, house, safe, clock.GetCurrentInstant(), masked)), cancel);
        }
        catch (NotKeptException lost) when (Asks(delivery))
        {
            log?.LogError("A delivery was not acknowledged. {Why}", lost.Message);
            if (delivery.What is Happening.Command && lost is not StoreFullException && await ReadOnlyAsync(safe, masked, lost, cancel) is { } read) return read;
            var said = (safe.What as Happening.Message)?.Text;
            var why = lost is PerhapsKeptException ? DeskTexts.PerhapsKept(lost.Reason, said) : DeskTexts.NotKept(lost.Reason, said);
            return new Answer(new Post(why.In(house.LanguageFor(delivery.Person.Locale))));
        }
        catch (Exception ours) when (Asks(delivery) && ours is not (OperationCanceledException or NotKeptException or ObjectDisposedException))
        {
            // A mistake of ours: nothing was kept, and the person gets an id that is in the log. What nobody waits for is thrown on,
            // so that the chat delivers it again.
            var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(delivery.Key)))[..8];
            log?.LogError(ours, "A delivery could not be handled ({Id})", id);
            return new Answer(new Post(DeskTexts.OurFault(id).In(house.LanguageFor(delivery.Person.Locale))));
        }
    }

    /// <summary>The answer to who only asks, from what is on disk; nothing where something would have to be kept, or cannot be read either.</summary>
    private async Task<Answer?> ReadOnlyAsync(Delivery safe, int masked, NotKeptException lost, CancellationToken cancel)
    {
        try
        {
            var answer = await turns.ReadAsync(record => Handle(new Sitting(new ReadOnlyTurn(record, lost), house, safe, clock.GetCurrentInstant(), masked)), cancel);
            return answer.Post is { } post
                ? answer with { Post = post with { Markup = $"{post.Markup}\n{DeskTexts.OnlyRead(lost.Reason).In(house.LanguageFor(safe.Person.Locale))}".TrimStart() } } : null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            if (e != lost) log?.LogWarning(e, "Nor could whoever only asks be answered from what is on disk");
            return null;
        }
    }

    /// <summary>Whether a person waits for the answer; what is said in the console nobody delivers again.</summary>
    private static bool Asks(Delivery delivery) => delivery.Place.Platform == Platforms.Console || delivery.What is Happening.Command or Happening.Button or Happening.HomeOpened or Happening.FormSubmitted or Happening.FormWanted;

    /// <summary>Counts and traces a delivery, and how long it took.</summary>
    private readonly struct Measured(Delivery delivery) : IDisposable
    {
        private readonly Activity? _span = Telemetry.Source.StartActivity(delivery.What.GetType().Name)?.SetTag("platform", delivery.Place.Platform);
        private readonly long _began = Stopwatch.GetTimestamp();

        public void Dispose()
        {
            Telemetry.Deliveries.Add(1, new("platform", delivery.Place.Platform), new("kind", delivery.What.GetType().Name));
            Telemetry.DeliveryTime.Record(Stopwatch.GetElapsedTime(_began).TotalSeconds, new KeyValuePair<string, object?>("platform", delivery.Place.Platform));
            _span?.Dispose();
        }
    }

    private static Answer Handle(Sitting sitting)
    {
        var delivery = sitting.Delivery;
        if (delivery.What is Happening.ReminderDue rung) return ReminderDesk.Ring(sitting, rung);
        if (!sitting.Turn.IsFirst(delivery.Key)) return Answer.None;
        if (delivery.Person.Id != Person.Bot.Id) sitting.Meets();
        Entering.By(sitting);
        return delivery.What switch
        {
            Happening.Command command => CommandDesk.Hear(sitting, command.Text),
            Happening.Button button => ButtonDesk.Press(sitting, button),
            Happening.HomeOpened => new Answer(Home: Homes.HomePage.Of(new Visible(sitting.Turn, sitting), delivery.Person.Id, sitting.House, sitting.Language, sitting.Now)),
            Happening.FormWanted wanted => FormDesk.Offer(sitting, wanted),
            Happening.FormSubmitted submitted => Submit(sitting, submitted),
            Happening.Curation curation => CurationDesk.Curate(sitting, curation),
            Happening.Reaction reaction => CurationDesk.React(sitting, reaction),
            Happening.ReactionsRead read => CurationDesk.Compare(sitting, read),
            Happening.RecorderListens listens => HistoryDesk.Start(sitting, listens),
            Happening.HistoryRead read => HistoryDesk.GoOn(sitting, read),
            Happening.RoomMoved moved => RoomDesk.Move(sitting, moved),
            Happening.RoomOpened or Happening.PageOpened or Happening.StepFailed => RoomDesk.Note(sitting),
            _ => RecordingDesk.Record(sitting),
        };
    }

    private static Answer Submit(Sitting sitting, Happening.FormSubmitted submitted)
    {
        var answer = FormDesk.Submit(sitting, submitted);
        if (answer.FieldErrors is not null) sitting.Turn.Undecided(sitting.Delivery.Key);
        return answer;
    }
}
