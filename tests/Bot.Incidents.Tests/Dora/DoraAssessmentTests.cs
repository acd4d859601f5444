using System.Globalization;
using Bot.Incidents.Clocks;
using Bot.Incidents.Dora;
using Bot.Incidents.Texts;
using NodaTime;

namespace Bot.Incidents.Tests.Dora;

/// <summary>Which criteria are met and what they make together: CDR (EU) 2024/1772, Art. 8 and 9.</summary>
public sealed class DoraAssessmentTests
{
    private static readonly Instant Noon = Instant.FromUtc(2025, 9, 16, 12, 0);
    private const string NoClients = "ClientShare=5 ClientCount=900 CounterpartShare=0 TransactionShare=1 ValueShare=1 Relevant=no";
    private const string NoOthers = NoClients + " Reputation= States=FR Data=no Malicious=no Cost=0";

    [Theory]
    [InlineData("", null)]
    [InlineData("Critical=yes", null)]
    // No critical service, and nobody got in: whatever else there is.
    [InlineData("Critical=no Malicious=no", false)]
    [InlineData("Critical=no Malicious=no Cost=900000 States=FR,DE Data=yes", false)]
    [InlineData("Critical=no Cost=900000 States=FR,DE", null)]
    // A malicious access is one to critical services, and enough by itself.
    [InlineData("Malicious=yes", true)]
    [InlineData("Critical=no Malicious=yes", true)]
    // Two others; one is not enough.
    [InlineData("Critical=yes Cost=100001 States=FR,DE", true)]
    [InlineData("Cost=100001 States=FR,DE", null)]
    [InlineData("Critical=yes Cost=100001 States=FR", null)]
    [InlineData("Critical=yes " + NoOthers, false)]
    [InlineData("Critical=yes " + NoClients + " Reputation= States=FR Data=yes Malicious=no Cost=0", false)]
    [InlineData("Critical=yes " + NoClients + " Reputation=media States=FR Data=yes Malicious=no Cost=0", true)]
    // One that is not known yet may be the second one, or an access somebody got.
    [InlineData("Critical=yes " + NoClients + " Reputation= States=FR Data=yes Malicious=no", null)]
    [InlineData("Critical=yes " + NoClients + " Reputation= States=FR Data=no Malicious=no", false)]
    [InlineData("Critical=yes " + NoClients + " Reputation= States=FR Data=no Cost=0", null)]
    public void Major_is_what_article_8_says(string facts, bool? major) => Assert.Equal(major, Of(facts).Major);

    [Theory]
    [InlineData("ClientShare=10", DoraCriterion.Clients, null)]
    [InlineData("ClientShare=10.1", DoraCriterion.Clients, true)]
    [InlineData("ClientCount=100000", DoraCriterion.Clients, null)]
    [InlineData("ClientCount=100001", DoraCriterion.Clients, true)]
    [InlineData("CounterpartShare=30", DoraCriterion.Clients, null)]
    [InlineData("CounterpartShare=31", DoraCriterion.Clients, true)]
    [InlineData("TransactionShare=11", DoraCriterion.Clients, true)]
    [InlineData("ValueShare=11", DoraCriterion.Clients, true)]
    [InlineData("Relevant=yes", DoraCriterion.Clients, true)]
    [InlineData(NoClients, DoraCriterion.Clients, false)]
    [InlineData("ClientShare=0 CounterpartShare=0 TransactionShare=0 ValueShare=0 Relevant=no", DoraCriterion.Clients, false)]
    [InlineData("Reputation=", DoraCriterion.Reputation, false)]
    [InlineData("Reputation=complaints", DoraCriterion.Reputation, true)]
    [InlineData("States=FR", DoraCriterion.Geography, false)]
    [InlineData("States=FR,DE", DoraCriterion.Geography, true)]
    [InlineData("Data=no", DoraCriterion.Data, null)]
    [InlineData("Data=no Malicious=no", DoraCriterion.Data, false)]
    [InlineData("Malicious=yes", DoraCriterion.Data, true)]
    [InlineData("Cost=100000", DoraCriterion.Economic, false)]
    [InlineData("Cost=100000.01", DoraCriterion.Economic, true)]
    public void Thresholds_are_more_than_their_number(string facts, DoraCriterion criterion, bool? met) => Assert.Equal(met, Of(facts).Met[criterion]);

    [Theory]
    // Hours after the start; nothing where it goes on. Now is 25 hours and a minute after it.
    [InlineData("Critical=yes", 2.0, 3.0, false)]
    [InlineData("Critical=yes", 2.1, 3.0, true)]
    [InlineData("Critical=no Malicious=no", 2.1, 3.0, false)]
    [InlineData("", 2.1, 3.0, null)]
    [InlineData("", 2.0, 24.0, false)]
    [InlineData("", 2.0, 24.1, true)]
    [InlineData("", 2.0, null, true)]
    [InlineData("", null, null, true)]
    public void Duration_and_downtime_come_from_the_clocks(string facts, double? ended, double? resolved, bool? met)
    {
        var start = Noon - Duration.FromMinutes(25 * 60 + 1);
        var incident = With(facts) is var i && ended is { } end ? Marked(i, Clock.Ended, start + Duration.FromHours(end)) : i;
        incident = Marked(incident, Clock.Started, start);
        if (resolved is { } over) incident = Marked(incident, Clock.Resolved, start + Duration.FromHours(over));
        var assessment = DoraAssessment.Of(incident, Noon);
        Assert.Equal(met, assessment.Met[DoraCriterion.Duration]);
        Assert.Equal(resolved is null, assessment.Lasted!.GoesOn);
        Assert.Equal(ended is null, assessment.Downtime!.GoesOn);
    }

    [Fact]
    public void An_unknown_start_is_the_detection_and_what_contradicts_itself_is_not_known()
    {
        Assert.Null(DoraAssessment.Of(With("Critical=yes"), Noon).Met[DoraCriterion.Duration]);
        var detected = Marked(With("Critical=yes"), Clock.Detected, Noon - Duration.FromHours(3));
        Assert.True(DoraAssessment.Of(detected, Noon).Met[DoraCriterion.Duration]);
        Assert.Null(DoraAssessment.Of(Marked(detected, Clock.Ended, Noon - Duration.FromHours(4)), Noon).Downtime);
    }

    [Fact]
    public void Missing_is_only_what_can_still_decide()
    {
        Assert.Equal(7, Of("").Missing.Count());
        Assert.Equal([DoraCriterion.CriticalServices], Of("Cost=900000 States=FR,DE").Missing);
        Assert.Equal([DoraCriterion.Clients, DoraCriterion.Reputation, DoraCriterion.Duration, DoraCriterion.Data, DoraCriterion.Economic], Of("Critical=yes States=FR").Missing);
        Assert.Empty(Of("Critical=no Malicious=no").Missing);
    }

    private static DoraAssessment Of(string facts) => DoraAssessment.Of(facts.Contains("Malicious=no", StringComparison.Ordinal) ? Short(With(facts)) : With(facts), Noon);

    /// <summary>An hour long, which meets nothing.</summary>
    private static Incident Short(Incident incident) =>
        Marked(Marked(Marked(incident, Clock.Started, Noon - Duration.FromHours(2)), Clock.Ended, Noon - Duration.FromHours(1)), Clock.Resolved, Noon - Duration.FromHours(1));

    private static Incident Marked(Incident incident, Clock clock, Instant at) => incident with { Clocks = incident.Clocks.SetItem(clock, new(at, LocalText.Empty, 1)) };

    private static Incident With(string facts) => facts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(f => f.Split('=')).Aggregate(new Incident(), (incident, fact) =>
        incident.After(new Entry(incident.Version + 1, Noon, Noon, Actor.Bot, new DoraFactSet(Enum.Parse<DoraFact>(fact[0]), Value(fact[1])))));

    private static DoraValue Value(string typed) => typed is "yes" or "no" ? new(Yes: typed == "yes")
        : decimal.TryParse(typed, CultureInfo.InvariantCulture, out var number) ? new(Number: number) : DoraValue.Of(typed.Split(',', StringSplitOptions.RemoveEmptyEntries));
}
