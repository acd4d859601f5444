using Bot.Features.Postmortems;
using Bot.Incidents.Clocks;
using Bot.Testing;

namespace Bot.Features.Tests;

/// <summary>The header of a public update, which is mended where a clock in it was wrong.</summary>
public sealed class HeaderTests
{
    [Fact]
    public async Task A_start_told_wrongly_in_a_header_is_mended_by_the_command_the_review_names()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident mark started at 11:30");
        await bot.Hears("ana", "/incident monitoring FR Correctif en place. EN Fix in place.");
        await bot.Hears("ana", "/incident mark started at 10:10");
        var seq = (await bot.Incident()).Updates[^1].Seq;
        Assert.Contains("Début / Start : 16/09/2025 11h30", (await bot.Incident()).Updates[^1].Body, StringComparison.Ordinal);
        Assert.Contains($"The start differs: the public update monitoring says 16 September 11:30am, the overview 16 September 10:10am. /incident update #{seq}", await bot.Hears("ana", "/incident postmortem review"), StringComparison.Ordinal);
        await bot.Hears("ana", $"/incident update #{seq}");
        var mended = (await bot.Incident()).Updates[^1];
        Assert.Contains("Début / Start : 16/09/2025 10h10", mended.Body, StringComparison.Ordinal);
        Assert.EndsWith("FR Correctif en place. EN Fix in place.", mended.Body, StringComparison.Ordinal);
        Assert.Equal((await bot.Incident()).At(Clock.Started), mended.ShownStart);
        Assert.DoesNotContain("The start differs", await bot.Hears("ana", "/incident postmortem review"), StringComparison.Ordinal);
        Assert.Contains("What should the public read?", await bot.Hears("ana", $"/incident update #{seq}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_words_for_an_update_draw_its_header_again_as_well()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident mark started at 11:30");
        await bot.Hears("ana", "/incident monitoring FR Correctif en place. EN Fix in place.");
        await bot.Hears("ana", "/incident mark started at 10:10");
        await bot.Hears("ana", $"/incident update #{(await bot.Incident()).Updates[^1].Seq} FR Correctif bien en place. EN Fix well in place.");
        var body = (await bot.Incident()).Updates[^1].Body;
        Assert.Contains("Début / Start : 16/09/2025 10h10", body, StringComparison.Ordinal);
        Assert.EndsWith("EN Fix well in place.", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_false_alarm_s_last_word_gets_no_header_by_being_corrected()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident update FR Panne. EN Outage.");
        await bot.Hears("ana", "/incident cancel not us FR Fausse alerte. EN False alarm.");
        var seq = (await bot.Incident()).Updates[^1].Seq;
        await bot.Hears("ana", "/incident reopen investigating back");
        await bot.Hears("ana", $"/incident update #{seq} FR Simple fausse alerte.");
        Assert.Equal("FR Simple fausse alerte. EN False alarm.", (await bot.Incident()).Updates.Single(u => u.Seq == seq).Body);
    }
}
