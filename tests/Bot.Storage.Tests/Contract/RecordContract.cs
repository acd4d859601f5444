using System.Collections.Immutable;
using Bot.Chat.Delivery;
using Bot.Features.Keeping;
using Bot.Incidents;
using Bot.Incidents.Fields;
using Bot.Incidents.Lifecycles;
using Bot.Incidents.Timelines;
using NodaTime;

namespace Bot.Storage.Tests.Contract;

public abstract class RecordContract : StoreContract
{
    [Fact]
    public async Task An_incident_is_found_by_its_room_and_only_there()
    {
        var number = await Declared();
        Assert.Null(await Run(t => t.ByRoom(Room)));
        await Do(t => OpenRoom(t, number, Room));
        foreach (var found in new[] { await Run(t => t.ByRoom(Room)), await Read(r => r.ByRoom(Room)), await Run(t => t.ByRoom(Room with { Name = "renamed" })) })
            Assert.Equal(number, found!.Number);
        Assert.Null(await Run(t => t.ByRoom(Room with { Channel = "C2" })));
        Assert.Null(await Read(r => r.ByRoom(Room with { Workspace = "W2" })));
    }

    [Fact]
    public async Task A_room_that_moved_is_found_where_it_is_now()
    {
        var number = await Declared();
        await Do(t => OpenRoom(t, number, Room));
        Assert.NotNull(await Run(t => t.ByRoom(Room)));
        await Do(t => OpenRoom(t, number, Room with { Channel = "C9" }));
        Assert.Null(await Run(t => t.ByRoom(Room)));
        Assert.Equal(number, (await Run(t => t.ByRoom(Room with { Channel = "C9" })))!.Number);
    }

    [Fact]
    public async Task An_incident_is_found_by_a_ticket_it_claims_ignoring_case_the_oldest_first()
    {
        var one = await Declared("One", "TSR-2292", "TSR-7");
        var two = await Declared("Two", "TSR-2292", "TSR-70");
        Assert.Equal([one, one, two, 0], await Numbers("tsr-2292", "TSR-7", "TSR-70", "TSR-229"));
        await Do(t => Append(t, one, new TicketsSet(["TSR-7"])));
        Assert.Equal([two, one], await Numbers("TSR-2292", "tsr-7"));

        async Task<List<int>> Numbers(params string[] tickets)
        {
            var read = await Read(r => tickets.Select(x => r.ByTicket(x)?.Number ?? 0).ToList());
            Assert.Equal(read, await Run(t => tickets.Select(x => t.ByTicket(x)?.Number ?? 0).ToList()));
            return read;
        }
    }

    [Fact]
    public async Task Lists_are_newest_first_and_can_leave_out_what_is_over()
    {
        for (var i = 1; i <= 12; i++) await Declared($"Incident {i}");
        await Do(t => Append(t, 11, To(Status.Investigating, Status.Resolved)));
        await Do(t => Append(t, 2, new Cancelled("false alarm")));
        await Do(t => { Append(t, 3, To(Status.Investigating, Status.Resolved)); Append(t, 3, new Reopened(Status.Monitoring)); });
        Assert.Equal([12, 10, 9], await Read(r => r.List(true, 3).Select(i => i.Number).ToList()));
        Assert.Equal([12, 11, 10], await Read(r => r.List(false, 3).Select(i => i.Number).ToList()));
        Assert.Equal([12, 10, 9, 8, 7, 6, 5, 4, 3, 1], await Run(t => t.List(true, 100).Select(i => i.Number).ToList()));
    }

    [Fact]
    public async Task Entries_are_found_by_source_by_place_and_from_the_end()
    {
        var (one, two) = (await Declared(), await Declared());
        await Do(t => { for (var i = 0; i < 5; i++) AppendFrom(t, one, $"test/W1/C1/{i}", new MessageSaid($"m{i}")); });
        await Do(t => AppendFrom(t, two, "test/W1/C2/0", new MessageSaid("other")));

        Assert.Equal((one, 4L), await Read(r => r.BySource("test/W1/C1/2")) is var (n, e) ? (n, e.Seq) : default);
        Assert.Null(await Read(r => r.BySource("test/W1/C1/9")));
        Assert.Equal("test/W1/C1/4", await Read(r => r.LastSource("test/W1/C1/")));
        Assert.Null(await Read(r => r.LastSource("test/W1/C3/")));
        Assert.Equal([5, 6], await Read(r => r.LastEntries(one, 2).Select(x => x.Seq).ToList()));
        Assert.Equal([3, 4, 5, 6], await Read(r => r.Entries(one, afterSeq: 2).Select(x => x.Seq).ToList()));
        Assert.Equal(1, await Read(r => Assert.Single(r.Changes(one)).Seq));
        Assert.Equal("m0", ((MessageSaid)(await Read(r => r.EntryOf(one, 2)))!.What).Text);
        Assert.Null(await Read(r => r.EntryOf(one, 7)));
    }

    [Fact]
    public async Task Long_timelines_stream_whole_and_in_order()
    {
        var number = await Declared();
        await Do(t => Append(t, number, [.. Enumerable.Range(2, 2_499).Select(i => new MessageSaid($"m{i}"))]));
        Assert.Equal(Enumerable.Range(1, 2_500).Select(i => (long)i), await Read(r => r.Entries(number).Select(e => e.Seq).ToList()));
        Assert.True(await Read(r => Verification.Of(r, number).Holds));
    }

    [Fact]
    public async Task Two_streams_may_be_read_at_once()
    {
        var number = await Declared();
        await Do(t => Append(t, number, new MessageSaid("one"), new MessageSaid("two")));
        Assert.Equal(9, await Read(r => r.Entries(number).SelectMany(_ => r.Entries(number)).Count()));
    }

    [Fact]
    public async Task People_are_found_by_name_or_id_ignoring_case()
    {
        await Do(t => { t.Know(new("test:ana", "Élodie", "fr-FR", "Europe/Paris")); t.Know(new("test:bo", "Bo")); t.Know(new("test:bo2", "BO")); });
        await Do(t => t.Know(new("test:bo", "Bo", "en-GB")));
        Assert.Equal("Europe/Paris", Assert.Single(await Read(r => r.PeopleNamed("élodie"))).Zone);
        Assert.Equal(["test:bo", "test:bo2"], await Read(r => r.PeopleNamed("bo").Select(p => p.Id).ToList()));
        Assert.Equal("en-GB", Assert.Single(await Read(r => r.PeopleNamed("TEST:BO"))).Locale);
        Assert.Empty(await Read(r => r.PeopleNamed("B")));
    }

    [Fact]
    public async Task Texts_of_any_script_and_control_characters_survive()
    {
        const string text = "Ünïcode 支付 😀 \u0001 \\ \" ' % _ ; -- \r\n\t {{ }} <script>";
        var number = await Declared(text);
        await Do(t => AppendFrom(t, number, "test/W/é'--", new MessageSaid(text)));
        await ReopenAsync();
        Assert.Equal(text, await Run(t => t.ByNumber(number)!.Title));
        Assert.Equal(text, await Read(r => ((MessageSaid)r.BySource("test/W/é'--")!.Value.Entry.What).Text));
        Assert.True(await Read(r => Verification.Of(r, number).Holds));
    }

    [Fact]
    public async Task Reminders_survive_reopening_and_are_replaced_as_a_whole()
    {
        var (one, two) = (await Declared(), await Declared());
        var at = Clock.GetCurrentInstant();
        await Do(t => { t.Remind(one, [new("b", at.Plus(Duration.FromMinutes(2))), new("a", at.Plus(Duration.FromMinutes(1)))]); t.Remind(two, [new("a", at)]); });
        await ReopenAsync();
        Assert.Equal(at, await Store.NextAsync(Cancel));
        Assert.Equal([(two, "a"), (one, "a")], (await Store.DueAsync(at.Plus(Duration.FromMinutes(1)), Cancel)).Select(r => (r.Incident, r.Reminder.Name)));
        await Do(t => { t.Remind(two, []); t.Remind(one, [new("c", at.Plus(Duration.FromMinutes(3)))]); });
        Assert.Equal(new Reminder("c", at.Plus(Duration.FromMinutes(3))), Assert.Single(await Store.DueAsync(Instant.MaxValue, Cancel)).Reminder);
    }

    [Fact]
    public async Task A_list_of_many_shows_each_as_it_stands_also_in_the_turn_that_changes_some()
    {
        await Do(t => { for (var i = 0; i < 1_100; i++) Declare(t, $"Title {i + 1}"); });
        var expected = Enumerable.Range(1, 1_100).Reverse().Select(n => $"Title {n}").ToList();
        for (var round = 0; round < 3; round++)
        {
            Assert.Equal(expected, await Read(Titles));
            Assert.Equal(At(expected), await Read(OneByOne));
            expected[^7] = $"{round}";
            var (listed, found) = await Run(t =>
            {
                Append(t, 7, new TitleSet($"{round}"));
                return (Titles(t), OneByOne(t));
            });
            Assert.Equal(expected, listed);
            Assert.Equal(At(expected), found);
            // Many changes behind the state that is written whole, in a place that was read before.
            await Do(t => { for (var i = 0; i < 100; i++) Append(t, 1_050, new TitleSet($"{round} {i}")); });
            expected[^1_050] = $"{round} 99";
            if (round == 1) await ReopenAsync();
        }
        Assert.Equal(expected, await Read(Titles));
    }

    /// <summary>Around the changed ones, and around the number that is asked for at once.</summary>
    private static readonly int[] Some = [1, 7, 8, 500, 501, 600, 601, 1_000, 1_001, 1_050, 1_100];

    private static List<string> Titles(IRecord record) => [.. record.List(false, 2_000).Select(i => i.Title)];

    private static List<string> OneByOne(IRecord record) => [.. Some.Select(n => record.ByNumber(n)!.Title)];

    private static List<string> At(List<string> titles) => [.. Some.Select(n => titles[^n])];

    [Fact]
    public async Task Old_deliveries_are_forgotten_and_young_ones_kept()
    {
        await Do(t => { for (var i = 0; i < 2_500; i++) t.IsFirst($"old/{i}"); });
        Clock.Advance(Duration.FromDays(7));
        await Do(t => t.IsFirst("young"));
        Assert.Equal(2_500, await Store.PruneDeliveriesAsync(Clock.GetCurrentInstant() - Duration.FromDays(6), Cancel));
        Assert.Equal((true, false), await Run(t => (t.IsFirst("old/7"), t.IsFirst("young"))));
    }

    [Fact]
    public async Task A_redaction_keeps_the_chain_whole_and_the_text_is_gone()
    {
        var number = await Declared();
        await Do(t => Append(t, number, new MessageSaid("the password is hunter2"), new MessageSaid("oops")));
        await Do(t =>
        {
            var entry = t.EntryOf(number, 2)!;
            var hash = t.Rewrite(number, entry with { What = new MessageSaid("the password is ███") });
            Append(t, number, new Redacted(ImmutableSortedDictionary<long, string>.Empty.Add(2, hash)));
        });
        Assert.True(await Read(r => Verification.Of(r, number).Holds));
        Assert.DoesNotContain(await Read(r => r.Chain(number).ToList()), e => e.Content.Contains("hunter2", StringComparison.Ordinal));
        await TamperAsync("update entry set content = replace(content, '███', 'xxx') where seq = 2");
        Assert.Equal(new ChainVerdict(false, 2, ChainFault.Changed), (await Read(r => Verification.Of(r, number))).Chain);
    }

    [Fact]
    public async Task The_state_is_what_all_changes_make_of_it_however_long_ago_it_was_written()
    {
        var (number, other) = (await Declared(), await Declared());
        for (var i = 0; i < 80; i++)
        {
            await Do(t => Append(t, number, new MessageSaid("between"), new TitleSet($"Title {i}")));
            Assert.Equal($"Title {i}", await Read(r => r.ByNumber(number)!.Title));
            if (i % 9 != 0) continue;
            Assert.True(await Read(r => Verification.Of(r, number).Holds && Verification.Of(r, other).Holds));
            await ReopenAsync();
            Assert.Equal($"Title {i}", await Run(t => t.ByNumber(number)!.Title));
        }
        await Do(t => Append(t, number, [.. Enumerable.Range(0, 100).Select(i => new TitleSet($"At once {i}"))]));
        await ReopenAsync();
        Assert.Equal("At once 99", await Read(r => r.ByNumber(number)!.Title));
        Assert.True(await Read(r => Verification.Of(r, number).Holds));
    }

    [Fact]
    public async Task Readers_that_knew_an_incident_learn_what_was_taken_back_and_what_was_redacted()
    {
        var number = await Declared();
        await Do(t => Append(t, number, new TitleSet("Payouts late"), new TitleSet("Payouts late, hunter2"), new CategorySet("payout")));
        Assert.Equal("Payouts late, hunter2", await Read(r => r.ByNumber(number)!.Title));
        await Do(t =>
        {
            var hash = t.Rewrite(number, t.EntryOf(number, 3)! with { What = new TitleSet("Payouts late, ███") });
            Append(t, number, new Redacted(ImmutableSortedDictionary<long, string>.Empty.Add(3, hash)));
        });
        Assert.Equal(("Payouts late, ███", "payout"), await Read(r => (r.ByNumber(number)!.Title, r.ByNumber(number)!.Category)));
        Assert.DoesNotContain("hunter2", await Read(r => r.Stored(number)!.State!));
        await Do(t => Append(t, number, new Undone([3])));
        Assert.Equal("Payouts late", await Read(r => r.ByNumber(number)!.Title));
        await Do(t => Append(t, number, new TitleSet("Payouts")));
        await ReopenAsync();
        Assert.Equal(("Payouts", "payout"), await Run(t => (t.ByNumber(number)!.Title, t.ByNumber(number)!.Category)));
        Assert.Equal("Payouts", await Read(r => r.ByNumber(number)!.Title));
        Assert.True(await Read(r => Verification.Of(r, number).Holds));
    }

    [Fact]
    public async Task A_read_sees_one_moment_also_when_others_have_seen_a_later_one()
    {
        var number = await Declared();
        await Do(t => Append(t, number, new TitleSet("Before")));
        var (title, holds) = await Read(r =>
        {
            Assert.Equal(2, r.Head(number).Seq);
            Meanwhile(number, "After");
            return (r.ByNumber(number)!.Title, Verification.Of(r, number).Holds);
        });
        Assert.Equal(("Before", true), (title, holds));
        Assert.Equal("After", await Read(r => r.ByNumber(number)!.Title));
    }

    /// <summary>Another title, which another reader has seen when this is over.</summary>
    private void Meanwhile(int number, string title) => Task.Run(async () =>
    {
        await Do(t => Append(t, number, new TitleSet(title)));
        Assert.Equal(title, await Read(r => r.ByNumber(number)!.Title));
    }, Cancel).GetAwaiter().GetResult();

    [Fact]
    public async Task A_turn_sees_tampering_with_the_rows_it_has_in_memory()
    {
        var number = await Declared();
        await Do(t => Append(t, number, new TitleSet("Other"), new MessageSaid("one")));
        await TamperAsync("update state set state = replace(state, 'Card', 'Gard')");
        Assert.False(await Run(t => Verification.Of(t, number).StateHolds));
        await TamperAsync("update state set state = replace(state, 'Gard', 'Card')");
        Assert.True(await Run(t => Verification.Of(t, number).Holds));
        await TamperAsync("update incident set head_link = replace(head_link, substr(head_link, 1, 1), 'x')");
        Assert.False(await Run(t => Verification.Of(t, number).Chain.Holds));
    }

    [Fact]
    public async Task What_revised_a_message_is_found_by_it_in_order()
    {
        var number = await Declared();
        await Do(t => Append(t, number, new MessageSaid("one"), new MessageSaid("two"), new MessageEdited(2, "one!"), new Reacted(2, "eyes", true), new MessageEdited(3, "two!")));
        Assert.Equal([4L, 7], await Run(t => { Append(t, number, new MessageDeleted(2)); return t.Revisions(number, 2).Select(e => e.Seq).ToList(); }));
        Assert.Equal([6L], await Read(r => r.Revisions(number, 3).Select(e => e.Seq).ToList()));
        Assert.Empty(await Read(r => r.Revisions(number, 1)));
    }

    [Fact]
    public async Task Revisions_of_before_they_were_looked_up_are_found_too()
    {
        var number = await Declared();
        await Do(t => Append(t, number, new MessageSaid("one"), new MessageEdited(2, "one!"), new Reacted(2, "eyes", true), new MessageDeleted(2)));
        await BeforeChangesWereChainedAsync();
        await TamperAsync("drop index entry_revises");
        await TamperAsync("alter table entry drop column revises");
        await TamperAsync("delete from schema_version where version = 2");
        await ReopenAsync();
        Assert.Equal([3L, 5], await Read(r => r.Revisions(number, 2).Select(e => e.Seq).ToList()));
    }

    [Fact]
    public async Task Changes_of_before_they_were_chained_are_found_too()
    {
        var (one, two) = (await Declared(), await Declared());
        await Do(t => Append(t, one, new MessageSaid("one"), new TitleSet("Payouts late"), new MessageSaid("two"), new CategorySet("payout")));
        await BeforeChangesWereChainedAsync();
        await ReopenAsync();
        Assert.Equal("payout", await Read(r => r.ByNumber(one)!.Category));
        Assert.Equal([1L, 3, 5], await Read(r => r.Changes(one).Select(e => e.Seq).ToList()));
        await Do(t => Append(t, one, new TitleSet("Payouts")));
        Assert.Equal([1L, 3, 5, 6], await Run(t => t.Changes(one).Select(e => e.Seq).ToList()));
        Assert.True(await Read(r => Verification.Of(r, one).Holds && Verification.Of(r, two).Holds));
    }

    [Theory]
    [InlineData("update entry set content = replace(content, 'm3', 'm8') where seq = 4", 4, ChainFault.Changed)]
    [InlineData("update entry set link = replace(link, substr(link, 1, 1), 'x') where seq = 3", 3, ChainFault.Changed)]
    [InlineData("delete from entry where seq = 3", 3, ChainFault.Missing)]
    [InlineData("delete from entry where seq = 6", 6, ChainFault.Missing)]
    [InlineData("update entry set content = (select content from entry other where other.seq = 5 and other.incident = entry.incident) where seq = 4", 4, ChainFault.Changed)]
    public async Task What_was_changed_behind_the_bots_back_is_named(string tampering, long seq, ChainFault fault)
    {
        var number = await Declared();
        await Do(t => Append(t, number, [.. Enumerable.Range(1, 5).Select(i => new MessageSaid($"m{i}"))]));
        Assert.True(await Read(r => Verification.Of(r, number).Holds));
        await TamperAsync(tampering);
        Assert.Equal(new ChainVerdict(false, seq, fault), (await Read(r => Verification.Of(r, number))).Chain);
    }

    [Theory]
    [InlineData("update state set state = replace(state, 'Card', 'Cart')")]
    [InlineData("update state set state = replace(state, 'timesReopened', 'timesReopenef')")]
    [InlineData("update state set state = substr(state, 2)")]
    [InlineData("delete from state")]
    [InlineData("update entry set change_before = null where seq = 2")]
    [InlineData("update entry set change_before = 2 where seq = 2")]
    [InlineData("update incident set last_change = 1")]
    [InlineData("update incident set is_open = 0")]
    [InlineData("update room set channel = 'CEVIL'")]
    [InlineData("delete from room")]
    [InlineData("delete from ticket")]
    [InlineData("update ticket set folded = 'TSR-1'")]
    public async Task A_state_that_is_not_what_the_entries_add_up_to_is_noticed(string tampering)
    {
        var number = await Declared("Card payments down", "TSR-2292");
        await Do(t => { Append(t, number, new PriorityChanged(Priority.P2, Priority.P1)); OpenRoom(t, number, Room); });
        Assert.True(await Read(r => Verification.Of(r, number).Holds));
        await TamperAsync(tampering);
        var verdict = await Read(r => Verification.Of(r, number));
        Assert.Equal((true, false, false), (verdict.Chain.Holds, verdict.StateHolds, verdict.Holds));
    }

    [Theory]
    [InlineData("delete from state")]
    [InlineData("update state set state = '{'")]
    [InlineData("update state set state = 'null'")]
    public async Task A_state_that_is_missing_or_cannot_be_read_is_folded_from_the_entries_and_the_next_change_writes_it(string damage)
    {
        var (number, other) = (await Declared(), await Declared("Payouts late"));
        await Do(t => { Append(t, number, new MessageSaid("hello"), new TitleSet("Terminals down")); OpenRoom(t, number, Room); });
        await TamperAsync(damage);
        await ReopenAsync();
        Assert.Equal(["Payouts late", "Terminals down"], await Read(r => r.List(true, 9).Select(i => i.Title).ToList()));
        Assert.Equal("Terminals down", await Run(t => t.ByRoom(Room)!.Title));
        Assert.Equal(4, await Read(r => r.Changes(number).Count + r.Changes(other).Count));
        Assert.False(await Read(r => Verification.Of(r, number).Holds));

        await Do(t => Append(t, number, new PriorityChanged(Priority.P2, Priority.P1)));
        await Do(t => Append(t, other, new PriorityChanged(Priority.P2, Priority.P1)));
        await ReopenAsync();
        Assert.Equal(Priority.P1, await Run(t => t.ByNumber(number)!.Priority));
        Assert.True(await Read(r => Verification.Of(r, number).Holds && Verification.Of(r, other).Holds));
    }

    [Fact]
    public async Task People_are_found_by_their_first_name_alone()
    {
        await Do(t => { t.Know(new("test:1", "Luc Moreau")); t.Know(new("test:2", "Lucie Moreau")); t.Know(new("test:3", "luc 😀")); t.Know(new("test:4", "Luc")); t.Know(new("test:5", "Luc-Marie Roy")); });
        Assert.Equal(["test:1", "test:3"], await Read(r => r.PeopleCalled("LUC").Select(p => p.Id).ToList()));
    }

    [Fact]
    public async Task What_is_over_is_listed_by_its_numbers()
    {
        for (var i = 0; i < 4; i++) await Declared();
        foreach (var number in new[] { 1, 3 }) await Do(t => Append(t, number, To(Status.Investigating, Status.Resolved)));
        Assert.Equal([3, 1], await Read(r => r.Over().ToList()));
        Assert.Equal([4, 3, 1], await Run(t => { Append(t, 4, new Cancelled("false alarm")); return t.Over().ToList(); }));
    }
}
