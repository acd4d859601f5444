using System.CommandLine;
using System.Data.Common;
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

        foreach (var fault in SettingsCheck.Of(configuration)) Say(false, $"configuration: {fault}");
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
        try
        {
            // Read as of one moment, beside the bot where it runs.
            await using var record = SqliteReaders.Open(storage);
            foreach (var damaged in SqliteBackup.DamagedLogs(storage.Path))
                Say(false, $"log: {damaged} was damaged on disk, and what stood at its end is not on the record; look through the incidents of that time, have the disk looked at, then move it away");
            var wrong = SqliteBackup.Check(storage.Path);
            Say(wrong.Count == 0, wrong.Count == 0 ? $"file: {storage.Path} is whole" : $"file: {string.Join("; ", wrong)}. Restore a backup: `bot restore FILE`");
            await output.WriteLineAsync(await record.ReadAsync((r, counts) => Record(r, counts, Say), cancel));
        }
        catch (Exception e) when (e is StorageException or DbException)
        {
            Say(false, $"record: {e.Message}");
        }
        return ill;
    }

    private static async Task PostgresAsync(StorageOptions storage, TextWriter output, Action<bool, string> say, CancellationToken cancel)
    {
        try
        {
            var waiting = await PostgresReader.ReadAsync(storage, (record, counts) => Record(record, counts, say), cancel);
            if (waiting is null) say(true, "record: none yet, the database is set up on the first start");
            else await output.WriteLineAsync(waiting);
        }
        catch (StorageException e)
        {
            say(false, $"record: {e.Message}");
        }
    }

    /// <summary>Verifies every incident; returns what waits.</summary>
    private static string Record(IRecord record, Counts counts, Action<bool, string> say)
    {
        var incidents = record.List(openOnly: false, int.MaxValue);
        var last = Instant.MinValue;
        foreach (var incident in incidents)
        {
            var verdict = Verification.Of(record, incident.Number);
            if (!verdict.Holds)
                say(false, verdict.Chain.Holds ? $"{incident.Key}: its entries hold, but its stored state, or what it is looked up by, does not follow from them; restore a backup"
                    : $"{incident.Key}: entry #{verdict.Chain.Seq} was {(verdict.Chain.Fault == Incidents.Timelines.ChainFault.Missing ? "dropped" : "changed")} behind the bot's back");
            if (verdict.Chain.Holds && record.LastEntries(incident.Number, 1) is [var entry] && entry.RecordedAt > last) last = entry.RecordedAt;
        }
        var highest = incidents.Select(i => i.Number).FirstOrDefault();
        if (highest > counts.LastNumber) say(false, $"record: the last number given is {counts.LastNumber}, and there is an incident {highest}; the count was changed behind the bot's back");
        else if (counts.EachGiven && incidents.Count < counts.LastNumber)
            say(false, $"record: the numbers up to {counts.LastNumber} were given, and of {string.Join(", ", Enumerable.Range(1, counts.LastNumber).Except(incidents.Select(i => i.Number)).Take(20))} there is nothing; restore a backup");
        say(true, $"record: {incidents.Count} incidents{(last == Instant.MinValue ? "" : $", last entry {last}")}");
        if (last > SystemClock.Instance.GetCurrentInstant() + Duration.FromMinutes(5)) say(false, "clock: the last entry is in the future; this machine's clock is behind");
        return $"      outbox: {counts.Waiting} chat effects wait";
    }
}
