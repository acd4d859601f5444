using System.Collections.Immutable;
using Bot.Incidents.Clocks;
using Bot.Incidents.Fields;
using Bot.Incidents.Lifecycles;
using Bot.Incidents.Texts;
using Bot.Incidents.Timelines;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Interval = Bot.Incidents.Clocks.Interval;

namespace Bot.Incidents.Tests.Lifecycles;

public class LifecycleTests
{
    private static readonly Gen<Status> Statuses = Gen.Elements(Enum.GetValues<Status>());
    private static readonly Instant Start = Instant.FromUtc(2025, 9, 16, 13, 0);

    [Fact]
    public void Forward_skips_are_allowed_and_named() => Assert.Equal([Status.Identified], Lifecycle.Skipped(Status.Investigating, Status.Monitoring));

    [Fact]
    public void Every_pair_of_statuses_has_one_rule() => Prop.ForAll(Statuses.ToArbitrary(), Statuses.ToArbitrary(), (from, to) =>
    {
        var step = Lifecycle.Judge(from, to);
        return (step == Step.Same) == (from == to)
            && (to != Status.Postmortem || from == to || step is Step.ByPublishing or Step.ResolveFirst)
            && (from < Status.Resolved || from == to || to == Status.Postmortem || step == Step.ByReopening)
            && (from >= Status.Resolved || to >= Status.Postmortem || from == to || step == (to > from ? Step.Forward : Step.NeedsReason))
            && Lifecycle.Skipped(from, to).All(s => s > from && s < to);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_row_of_events_written_and_read_back_adds_up_to_the_same() => Prop.ForAll(Statuses.ArrayOf().ToArbitrary(), statuses =>
    {
        var entries = new List<Entry> { Entry(1, new Declared(1, "INC-1", "t", Priority.P2, ["TSR-1"], ["nexo"], false, false, "test")) };
        var from = Status.Investigating;
        foreach (var to in statuses)
        {
            entries.Add(Entry(entries.Count + 1, new StatusChanged(from, to, [.. Lifecycle.Skipped(from, to)], "x")));
            from = to;
        }
        var incident = Incident.Of(entries);
        var again = Incident.Of([.. entries.Select(e => EntryJson.Read(EntryJson.Write(e)))]);
        return incident.Status == from && System.Text.Json.JsonSerializer.Serialize(incident, EntryJson.Options) == System.Text.Json.JsonSerializer.Serialize(again, EntryJson.Options);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_undone_no_longer_counts()
    {
        var incident = Incident.Of(
        [
            Entry(1, new Declared(1, "INC-1", "t", Priority.P2, [], [], false, false, "test")),
            Entry(2, new PriorityChanged(Priority.P2, Priority.P1)), Entry(3, new Undone([2])),
        ]);
        Assert.Equal(Priority.P2, incident.Priority);
        Assert.Equal(3, incident.Version);
    }

    [Fact]
    public void Derived_times_name_both_ends_or_the_reason()
    {
        var clocks = ImmutableSortedDictionary<Clock, ClockMark>.Empty
            .Add(Clock.Started, new ClockMark(Start, LocalText.Empty, 1)).Add(Clock.Ended, new ClockMark(Start + Duration.FromHours(26), LocalText.Empty, 2))
            .Add(Clock.Alerted, new ClockMark(Start - Duration.FromMinutes(1), LocalText.Empty, 3)).Add(Clock.Resolved, new ClockMark(Start, LocalText.Empty, 4));
        var derived = Interval.Of(new Incident { Clocks = clocks }).ToDictionary(i => i.Name);
        Assert.Equal(Duration.FromHours(26), derived["impact"].Length);
        Assert.Equal((Clock.Started, Clock.Ended), (derived["impact"].From, derived["impact"].To));
        Assert.Equal(IntervalGap.Backwards, derived["time_to_alert"].Gap);
        Assert.Equal(IntervalGap.ToMissing, derived["time_to_detect"].Gap);
        Assert.Equal(IntervalGap.FromMissing, derived["page_duration"].Gap);
        Assert.All(derived.Values, i => Assert.Equal(i.Length is null, i.Gap != IntervalGap.None));
    }

    [Fact]
    public void The_chain_names_the_first_broken_entry_and_allows_redactions_it_knows_of()
    {
        var link = HashChain.Start;
        var chain = new List<StoredEntry>();
        void Add(IncidentEvent what)
        {
            var content = EntryJson.Write(Entry(chain.Count + 1, what));
            var hash = HashChain.ContentHash(content);
            link = HashChain.Link(link, chain.Count + 1, hash);
            chain.Add(new StoredEntry(chain.Count + 1, content, hash, link));
        }
        Add(new MessageSaid("one"));
        Add(new MessageSaid("two"));
        Assert.True(HashChain.Verify(chain, 2, link).Holds);
        Assert.Equal(new ChainVerdict(false, 1, ChainFault.Changed), HashChain.Verify([chain[0] with { Content = chain[0].Content.Replace("one", "One", StringComparison.Ordinal) }, chain[1]], 2, link));
        Assert.Equal(new ChainVerdict(false, 1, ChainFault.Missing), HashChain.Verify([chain[1]], 2, link));
        Assert.Equal(new ChainVerdict(false, 2, ChainFault.Missing), HashChain.Verify([chain[0]], 2, link));
        var redacted = chain[0].Content.Replace("one", "[redacted]", StringComparison.Ordinal);
        Add(new Redacted(ImmutableSortedDictionary<long, string>.Empty.Add(1, HashChain.ContentHash(redacted))));
        chain[0] = chain[0] with { Content = redacted };
        Assert.True(HashChain.Verify(chain, 3, link).Holds);
    }

    private static Entry Entry(int seq, IncidentEvent what) => new(seq, Start + Duration.FromMinutes(seq), Start + Duration.FromMinutes(seq), new Actor("test:ana", "ana"), what);
}
