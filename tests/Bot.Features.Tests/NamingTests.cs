using Bot.Testing;

namespace Bot.Features.Tests;

/// <summary>Which incident is meant, and how incidents are found.</summary>
public class NamingTests
{
    [Fact]
    public async Task An_incident_may_be_named_behind_the_word_too()
    {
        await using var bot = await TestBot.WithIncident("P2 TSR-5 Card payments fail in shops");
        await bot.Hears("ana", "/incident declare P3 Reports are empty", "#ops");
        foreach (var typed in new[] { "show INC-1", "show TSR-5", "INC-1: show", "#inc-1 show", "#inc-1-card-payments-fail show" })
            Assert.Contains("INC-1 · Card payments fail in shops", await bot.Hears("ana", "/incident " + typed, "#ops"), StringComparison.Ordinal);
        Assert.Contains("INC-1 · Card payments fail in shops", await bot.Hears("ana", "/incident show INC-1", "#inc-2"), StringComparison.Ordinal);
        await bot.Hears("ana", "/incident lead INC-1 @ben", "#ops");
        Assert.Equal("ben", (await bot.Incident(1)).Roles["lead"].Name);
        await bot.Hears("ana", "/incident note INC-1 rolled back", "#ops");
        Assert.Equal("rolled back", (await bot.Incident(1)).Overview.Values.Single().Text["en"]);
        await bot.Hears("ana", "/incident resolved INC-2 FR Fini. EN Over.", "#inc-2");
        Assert.Equal("FR Fini. EN Over.", (await bot.Incident(2)).Updates[^1].Body);
        Assert.Contains("INC-77 does not exist", await bot.Hears("ana", "/incident show INC-77", "#ops"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("resolved INC-2 FR Fini. EN Over.")]
    [InlineData("cancel INC-2 a test")]
    [InlineData("lead INC-2 @ben")]
    public async Task Another_incident_named_in_this_ones_channel_changes_neither(string typed)
    {
        await using var bot = await TestBot.WithIncident("P2 Card payments fail in shops");
        await bot.Hears("ana", "/incident declare P3 Reports are empty", "#ops");
        var before = (await bot.Incident(1), await bot.Incident(2));
        Assert.StartsWith($"This is the channel of INC-1, and nothing was done. For INC-2: /incident INC-2 {typed.Replace("INC-2 ", "", StringComparison.Ordinal)}.", await bot.Hears("ana", "/incident " + typed), StringComparison.Ordinal);
        Assert.Equal(before, (await bot.Incident(1), await bot.Incident(2)));
        await bot.Hears("ana", "/incident note INC-2 looks alike");
        Assert.Equal("INC-2 looks alike", (await bot.Incident(1)).Overview.Values.Single().Text["en"]);
    }

    [Fact]
    public async Task A_private_incident_is_not_given_away_by_its_name_behind_a_word()
    {
        await using var bot = await TestBot.WithIncident("--private TSR-9 Fraud on one merchant");
        await bot.Hears("ben", "/incident declare P3 Reports are empty", "#ops");
        foreach (var typed in new[] { "resolved INC-1 FR Fini. EN Over.", "show INC-1" })
            Assert.Equal((await bot.Hears("ben", "/incident " + typed.Replace("INC-1", "INC-77", StringComparison.Ordinal), "#inc-2")).Replace("INC-77", "INC-1", StringComparison.Ordinal), await bot.Hears("ben", "/incident " + typed, "#inc-2"));
        Assert.DoesNotContain("Fraud", await bot.Hears("ben", "/incident show TSR-9", "#inc-2"), StringComparison.Ordinal);
        Assert.DoesNotContain("Fraud", await bot.Hears("ben", "/incident list fraud", "#ops"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list closed", "INC-2")]
    [InlineData("liste P1", "INC-3")]
    [InlineData("search card", "INC-1")]
    [InlineData("list PAYMENTS fail", "INC-1")]
    public async Task Incidents_are_found_by_state_priority_and_the_words_of_their_title(string typed, string only)
    {
        await using var bot = await TestBot.WithIncident("P2 Card payments fail in shops");
        await bot.Hears("ana", "/incident declare P3 Reports are empty", "#ops");
        await bot.Hears("ana", "/incident resolved FR Fini. EN Over.", "#inc-2");
        await bot.Hears("ana", "/incident declare P1 Logins are impossible", "#ops");
        var answer = await bot.Hears("ana", "/incident " + typed, "#ops");
        Assert.StartsWith(only + " ", answer, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', answer);
    }

    [Fact]
    public async Task What_is_done_to_another_incident_is_answered_where_it_was_typed_and_names_it()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident declare P3 Refunds are late --anyway", "#ops");
        var answer = await bot.Hears("ana", "/incident INC-2 note restarted?");
        Assert.Contains("In INC-2: Noted for", answer, StringComparison.Ordinal);
        Assert.Contains("/incident INC-2 note #", answer, StringComparison.Ordinal);
        Assert.Contains("/incident INC-2 set ", await bot.Hears("ana", "/incident INC-2 postmortem review", "#ops"), StringComparison.Ordinal);
        Assert.DoesNotContain("INC-", await bot.Hears("ana", "/incident note restarted?"), StringComparison.Ordinal);
    }
}
