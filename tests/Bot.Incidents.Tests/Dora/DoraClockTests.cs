using System.Collections.Immutable;
using Bot.Incidents.Clocks;
using Bot.Incidents.Dora;
using Bot.Incidents.Lifecycles;
using Bot.Incidents.Texts;
using NodaTime;
using NodaTime.Text;

namespace Bot.Incidents.Tests.Dora;

/// <summary>When reports are due: CDR (EU) 2025/301, Art. 5.</summary>
public sealed class DoraClockTests
{
    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];
    private static readonly Actor Ana = new("test:ana", "ana");

    [Theory]
    // Four hours after the classification.
    [InlineData("2025-09-16T12:00", "2025-09-16T14:05", "2025-09-16T18:05")]
    [InlineData("2025-09-16T12:00", "2025-09-17T07:59", "2025-09-17T11:59")]
    // But a day after becoming aware at the latest.
    [InlineData("2025-09-16T12:00", "2025-09-17T08:00", "2025-09-17T12:00")]
    [InlineData("2025-09-16T12:00", "2025-09-17T08:01", "2025-09-17T12:00")]
    [InlineData("2025-09-16T12:00", "2025-09-17T12:00", "2025-09-17T12:00")]
    // Classified later than that: four hours again.
    [InlineData("2025-09-16T12:00", "2025-09-17T12:01", "2025-09-17T16:01")]
    [InlineData("2025-09-16T12:00", "2025-09-23T12:00", "2025-09-23T16:00")]
    // On a Saturday the clock stays strict.
    [InlineData("2025-09-20T08:00", "2025-09-20T09:00", "2025-09-20T13:00")]
    public void The_initial_report(string aware, string classified, string until) =>
        Assert.Equal(new DoraDue(DoraReport.Initial, Utc(classified), Utc(until)), DoraClock.Next(Major(aware, classified), Paris));

    [Theory]
    [InlineData("2025-09-16T18:00", "2025-09-19T18:00")]
    [InlineData("2024-02-27T06:30", "2024-03-01T06:30")]
    // Seventy-two hours, whatever the clocks on the wall do: the night of 26 October has an hour more.
    [InlineData("2025-10-25T12:00", "2025-10-28T12:00")]
    public void The_intermediate_report(string initial, string until) =>
        Assert.Equal(new DoraDue(DoraReport.Intermediate, Utc(initial), Utc(until)), DoraClock.Next(Sent(Major("2024-01-01T00:00", "2024-01-01T00:00"), DoraReport.Initial, initial), Paris));

    [Theory]
    [InlineData("2025-09-19T10:00", "2025-10-19T10:00")]
    [InlineData("2025-12-19T10:00", "2026-01-19T10:00")]
    // A month that has no such day ends on its last.
    [InlineData("2025-01-31T10:00", "2025-02-28T10:00")]
    [InlineData("2025-01-28T10:00", "2025-02-28T10:00")]
    [InlineData("2024-01-30T10:00", "2024-02-29T10:00")]
    [InlineData("2025-08-31T10:00", "2025-09-30T10:00")]
    // The same hour in Paris, which then is another in UTC.
    [InlineData("2025-10-10T10:00", "2025-11-10T11:00")]
    public void The_final_report(string intermediate, string until)
    {
        var incident = Sent(Sent(Major("2024-01-01T00:00", "2024-01-01T00:00"), DoraReport.Initial, "2024-01-01T01:00"), DoraReport.Intermediate, intermediate);
        Assert.Equal(new DoraDue(DoraReport.Final, Utc(intermediate), Utc(until)), DoraClock.Next(incident, Paris));
    }

    [Fact]
    public void The_final_report_runs_from_the_latest_intermediate_one_and_ends_it()
    {
        var incident = Sent(Sent(Major("2025-09-16T12:00", "2025-09-16T13:00"), DoraReport.Initial, "2025-09-16T14:00"), DoraReport.Intermediate, "2025-09-18T10:00");
        incident = Sent(incident, DoraReport.Intermediate, "2025-09-25T10:00");
        Assert.Equal(Utc("2025-10-25T10:00"), DoraClock.Next(incident, Paris)!.Until);
        Assert.Null(DoraClock.Next(Sent(incident, DoraReport.Final, "2025-10-01T10:00"), Paris));
    }

    [Fact]
    public void Nothing_is_due_that_was_not_decided_to_be_major_or_was_closed()
    {
        var major = Major("2025-09-16T12:00", "2025-09-16T13:00");
        Assert.Null(DoraClock.Next(new Incident(), Paris));
        Assert.Null(DoraClock.Next(After(major, new DoraDecided(false), "2025-09-16T14:00"), Paris));
        Assert.Null(DoraClock.Next(major with { Closure = Closure.Cancelled }, Paris));
        Assert.Null(DoraClock.Next(major with { Closure = Closure.Merged }, Paris));
        Assert.NotNull(DoraClock.Next(major with { Status = Status.Postmortem }, Paris));
    }

    [Fact]
    public void Aware_is_the_alert_else_the_detection_else_the_declaration()
    {
        var incident = new Incident { DeclaredAt = Utc("2025-09-16T12:00") };
        Assert.Equal((Clock.Declared, Utc("2025-09-16T12:00")), DoraClock.Aware(incident));
        incident = Marked(incident, Clock.Detected, "2025-09-16T11:45");
        Assert.Equal((Clock.Detected, Utc("2025-09-16T11:45")), DoraClock.Aware(incident));
        incident = Marked(incident, Clock.Alerted, "2025-09-16T11:15");
        Assert.Equal((Clock.Alerted, Utc("2025-09-16T11:15")), DoraClock.Aware(incident));
    }

    [Fact]
    public void A_report_that_was_sent_once_is_corrected_and_intermediate_ones_add_up()
    {
        var incident = Sent(Sent(Major("2025-09-16T12:00", "2025-09-16T13:00"), DoraReport.Initial, "2025-09-16T14:00"), DoraReport.Initial, "2025-09-16T15:00");
        Assert.Equal(Utc("2025-09-16T15:00"), Assert.Single(incident.Dora!.Sent).At);
        incident = Sent(Sent(incident, DoraReport.Intermediate, "2025-09-17T10:00"), DoraReport.Intermediate, "2025-09-18T10:00");
        Assert.Equal(3, incident.Dora!.Sent.Count);
    }

    [Fact]
    public void What_nobody_said_anything_about_is_written_as_before_and_what_was_said_is_read_back()
    {
        Assert.DoesNotContain("dora", Written(new Incident { Key = "INC-1" }), StringComparison.OrdinalIgnoreCase);
        var incident = Sent(Major("2025-09-16T12:00", "2025-09-16T13:00"), DoraReport.Initial, "2025-09-16T14:00");
        incident = After(incident, new DoraFactSet(DoraFact.ClientShare, new(Number: 12.5m)), "2025-09-16T14:00");
        incident = After(incident, new DoraFactSet(DoraFact.States, DoraValue.Of(["FR", "DE"])), "2025-09-16T14:00");
        var read = System.Text.Json.JsonSerializer.Deserialize<Incident>(Written(incident), EntryJson.Options)!;
        Assert.Equal(incident.Dora!.Facts.AsEnumerable(), read.Dora!.Facts);
        Assert.Equal(incident.Dora.Decision, read.Dora.Decision);
        Assert.Equal(incident.Dora.Sent.AsEnumerable(), read.Dora.Sent);
    }

    private static string Written(Incident incident) => System.Text.Json.JsonSerializer.Serialize(incident, EntryJson.Options);

    private static Incident Major(string aware, string classified) =>
        After(Marked(new Incident { DeclaredAt = Utc(aware) + Duration.FromHours(1) }, Clock.Alerted, aware), new DoraDecided(true), classified);

    private static Incident Sent(Incident incident, DoraReport report, string at) => After(incident, new DoraReportSent(report), at);

    private static Incident Marked(Incident incident, Clock clock, string at) => After(incident, new ClockMarked(clock, Utc(at), LocalText.Empty), at);

    private static Incident After(Incident incident, IncidentEvent what, string at) => incident.After(new Entry(incident.Version + 1, Utc(at), Utc(at), Ana, what));

    private static Instant Utc(string at) => InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(at).Value;
}
