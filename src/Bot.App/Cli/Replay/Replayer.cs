using Bot.Chat.Delivery;
using Bot.Features.Cards;
using Bot.Features.Desks;
using Bot.Features.Export;
using Bot.Features.Keeping;
using Bot.Features.Postmortems;
using Bot.Features.Settings;
using Bot.Storage;
using Bot.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.App.Cli.Replay;

/// <summary>
/// Plays a script through exactly the path a chat's deliveries take (desk, store, outbox, reminders), on a clock that follows the
/// script, against a fresh database.
/// </summary>
internal sealed class Replayer(House house, TextWriter output)
{
    private readonly ScriptClock _clock = new();

    /// <summary>Plays the script and writes every incident's documents.</summary>
    /// <returns>The files written.</returns>
    public async Task<IReadOnlyList<string>> PlayAsync(IReadOnlyList<ScriptLine> script, string folder, CancellationToken cancel)
    {
        var home = Directory.CreateTempSubdirectory("bot-replay-");
        try
        {
            if (script.Count > 0) _clock.Now = script[0].At;
            await using var store = SqliteStore.Open(new StorageOptions { Path = Path.Combine(home.FullName, "bot.db") }, _clock, NullLogger<SqliteStore>.Instance);
            var transcript = new Transcript(output, house.Zone, _clock);
            var chat = new ReplayChat(transcript);
            var desk = new Desk(store, house, _clock);
            var options = new PumpOptions { Language = house.Channel };
            var runner = new EffectRunner(store, store, new HouseCards(house), desk, options, _clock, NullLogger<EffectRunner>.Instance);
            using var pump = new OutboxPump(store, [chat], runner, options, _clock, NullLogger<OutboxPump>.Instance);
            using var bell = new Bell(store, store, desk, _clock, NullLogger<Bell>.Instance);
            foreach (var line in script)
            {
                await CatchUpAsync(store, bell, pump, line, cancel);
                await SayAsync(line, desk, chat, transcript, cancel);
                await pump.PumpDueAsync(cancel);
            }
            return await store.ReadAsync(record => Write(record, folder), cancel);
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }

    /// <summary>Lets the reminders ring that fall due before the next line, each at its time.</summary>
    private async Task CatchUpAsync(SqliteStore reminders, Bell bell, OutboxPump pump, ScriptLine line, CancellationToken cancel)
    {
        while (await reminders.NextAsync(cancel) is { } next && next <= line.At)
        {
            if (next > _clock.Now) _clock.Now = next;
            if (await bell.RingDueAsync(_clock.Now, cancel) == 0) break;
            await pump.PumpDueAsync(cancel);
        }
        _clock.Now = line.At;
    }

    private static async Task SayAsync(ScriptLine line, Desk desk, ReplayChat chat, Transcript transcript, CancellationToken cancel)
    {
        var place = chat.PlaceOf(line.Channel);
        transcript.Said(line, place.Name ?? line.Channel);
        Happening what = Command(line.Text, "/incident") is { } command ? new Happening.Command(command)
            : Command(line.Text, "/tsr") is { } ticket ? new Happening.Command(("tsr " + ticket).TrimEnd())
            : new Happening.Message(line.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), line.Text);
        var answer = await desk.ReceiveAsync(new Delivery($"replay/{line.Number}", place, new Person($"replay:{line.Person}", line.Person), line.At, what), cancel);
        if (answer.Post is { } post) transcript.Answered(line.Person, post);
        if (answer.Form is { } form) transcript.Offered(line.Person, form);
    }

    private static string? Command(string text, string word) =>
        text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (text.Length == word.Length || char.IsWhiteSpace(text[word.Length])) ? text[word.Length..].Trim() : null;

    private List<string> Write(IRecord record, string folder)
    {
        Directory.CreateDirectory(folder);
        var files = new List<string>();
        foreach (var incident in record.List(openOnly: false, int.MaxValue).OrderBy(i => i.Number))
        {
            var markdown = incident.PublishedPostmortem ?? PostmortemDocument.Write(incident, house, draft: true);
            foreach (var (ending, text) in new[]
            {
                ("postmortem.md", markdown), ("postmortem.html", PostmortemHtml.Write(incident, house, markdown)),
                ("incident.json", IncidentJson.Write(incident, record, house)), ("updates.json", IncidentJson.WriteUpdates(incident, house)),
            })
            {
                var file = Path.Combine(folder, $"{incident.Key}.{ending}");
                File.WriteAllText(file, text);
                files.Add(file);
            }
        }
        return files;
    }
}
