using System.CommandLine;
using Bot.App.Hosting;
using Bot.Features.Keeping;
using Bot.Features.Settings;
using Bot.Storage;
using Bot.Storage.Postgres;
using Bot.Storage.Sqlite;
using Bot.Web.StatusPage;
using NodaTime;

namespace Bot.App.Cli.Doctor;

/// <summary><c>bot doctor</c> looks after the configuration and the record, and says what to do about what it finds.</summary>
internal static class DoctorCommand
{
    /// <summary>The command. Exit code 0 when all is well, 1 when something is not.</summary>
    public static Command Of(IConfiguration configuration)
    {
        var command = new Command("doctor", "Checks the configuration and the whole record");
        command.SetAction((_, cancel) => ExamineAsync(configuration, Console.Out, cancel));
        return command;
    }

    /// <summary>Examines everything; the record is only read.</summary>
    internal static async Task<int> ExamineAsync(IConfiguration configuration, TextWriter output, CancellationToken cancel)
    {
        var ill = 0;
        void Say(bool well, string what)
        {
            if (!well) ill = 1;
            output.WriteLine($"{(well ? "ok  " : "FAIL")}  {what}");
        }

        House house;
        try
        {
            house = new House(SettingsReader.Read(configuration)) { Dora = SettingsReader.ReadDora(configuration) };
            Say(true, $"configuration: languages {string.Join(", ", house.Codes)}, zone {house.Zone.Id}, tickets like {house.Settings.TicketExample}");
            _ = Features.Postmortems.PostmortemDocument.Write(new Incidents.Incident(), house, draft: false);
            Say(true, $"postmortem template: {house.Settings.PostmortemTemplate ?? "the house format"}");
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IOException)
        {
            Say(false, $"configuration: {e.Message}");
            return 1;
        }
        await SlackCheck.ExamineAsync(configuration, TimeProvider.System, Say, cancel);
        await TeamsCheck.ExamineAsync(configuration, Say, cancel);
        await StatuspageCheck.ExamineAsync(configuration, house, Say, cancel);
        if (Connections.Read("status page", StatusPageOptions.Read, configuration, Say) is { } page)
            Say(true, $"status page: {page.Url ?? $"read on this machine, under {StatusPageServices.Path}; the public reads it once PublicPage:Url is set"}");
        await SignInCheck.ExamineAsync(configuration, Say, cancel);
        var storage = BotServices.StorageOf(configuration);
        if (!string.IsNullOrWhiteSpace(storage.ConnectionString))
        {
            await PostgresAsync(storage, output, Say, cancel);
            return ill;
        }
        if (!File.Exists(storage.Path))
        {
            Say(true, $"record: none yet, {Path.GetFullPath(storage.Path)} is made on the first start");
            return ill;
        }
        var copy = Directory.CreateTempSubdirectory("bot-doctor-");
        try
        {
            // A copy of one moment is examined, so that a running bot is not disturbed.
            var file = Path.Combine(copy.FullName, "bot.db");
            await SqliteBackup.BackupAsync(storage.Path, file, cancel);
            foreach (var damaged in SqliteBackup.DamagedLogs(storage.Path))
                Say(false, $"log: {damaged} was damaged on disk, and what stood at its end is not on the record; look through the incidents of that time, have the disk looked at, then move it away");
            var wrong = SqliteBackup.Check(file);
            Say(wrong.Count == 0, wrong.Count == 0 ? $"file: {storage.Path} is whole" : $"file: {string.Join("; ", wrong)}. Restore a backup: `bot restore FILE`");
            await using var store = SqliteStore.Open(storage with { Path = file }, SystemClock.Instance, Microsoft.Extensions.Logging.Abstractions.NullLogger<SqliteStore>.Instance);
            await store.ReadAsync(record => Record(record, Say), cancel);
            output.WriteLine($"      outbox: {await store.CountWaitingAsync(cancel)} chat effects wait");
        }
        catch (StorageException e)
        {
            Say(false, $"record: {e.Message}");
        }
        finally
        {
            copy.Delete(recursive: true);
        }
        return ill;
    }

    private static async Task PostgresAsync(StorageOptions storage, TextWriter output, Action<bool, string> say, CancellationToken cancel)
    {
        try
        {
            var waiting = await PostgresReader.ReadAsync(storage, (record, waiting) =>
            {
                Record(record, say);
                return $"      outbox: {waiting} chat effects wait";
            }, cancel);
            if (waiting is null) say(true, "record: none yet, the database is set up on the first start");
            else await output.WriteLineAsync(waiting);
        }
        catch (StorageException e)
        {
            say(false, $"record: {e.Message}");
        }
    }

    private static int Record(IRecord record, Action<bool, string> say)
    {
        var incidents = record.List(openOnly: false, int.MaxValue);
        var last = Instant.MinValue;
        foreach (var incident in incidents)
        {
            var verdict = Verification.Of(record, incident.Number);
            if (!verdict.Holds)
                say(false, verdict.Chain.Holds ? $"{incident.Key}: its stored state does not follow from its entries"
                    : $"{incident.Key}: entry #{verdict.Chain.Seq} was {(verdict.Chain.Fault == Incidents.Timelines.ChainFault.Missing ? "dropped" : "changed")} behind the bot's back");
            if (record.LastEntries(incident.Number, 1) is [var entry] && entry.RecordedAt > last) last = entry.RecordedAt;
        }
        say(true, $"record: {incidents.Count} incidents{(last == Instant.MinValue ? "" : $", last entry {last}")}");
        if (last > SystemClock.Instance.GetCurrentInstant() + Duration.FromMinutes(5)) say(false, "clock: the last entry is in the future; this machine's clock is behind");
        return incidents.Count;
    }
}
