using Bot.Chat.Delivery;
using Bot.Features.Forms;
using Bot.Incidents.Clocks;
using Bot.Incidents;
using Bot.Testing;

namespace Bot.Features.Tests;

/// <summary>Several lines at once.</summary>
public sealed class PastedTests
{
    [Theory]
    [InlineData("started 11:40 alerted 2h later by Visa")]
    [InlineData("started 11:40 detected by the probe")]
    [InlineData("note log:\n/incident/42 500\n/incident.json 200\n/tsr/42")]
    [InlineData("action done 1 merged in PR 442")]
    public async Task An_ordinary_text_is_not_taken_for_a_further_command(string typed)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident action add a -> b @ana due 3d");
        var before = await bot.Entries();
        Assert.DoesNotContain("at a time", await bot.Hears("ana", "/incident " + typed), StringComparison.Ordinal);
        Assert.True(await bot.Entries() > before);
    }

    [Fact]
    public async Task Several_commands_pasted_at_once_are_not_taken_for_one()
    {
        await using var bot = await TestBot.WithIncident();
        var heard = await bot.Hears("ana", "/incident started 11:40\n/incident detected 11:45\n  /incident note 11:50 hello");
        Assert.Contains("One command at a time", heard, StringComparison.Ordinal);
        Assert.Null((await bot.Incident()).At(Clock.Started));
    }
}
