using Bot.Chat.Delivery;
using Bot.Features.Forms;
using Bot.Incidents.Clocks;
using Bot.Incidents.Fields;
using Bot.Incidents.Lifecycles;
using Bot.Incidents;
using Bot.Testing;

namespace Bot.Features.Tests;

/// <summary>Who has which role, and of whom somebody speaks.</summary>
public sealed class PeopleTests
{
    [Fact]
    public async Task A_sign_behind_a_name_belongs_to_neither()
    {
        await using var bot = await TestBot.WithIncident();
        foreach (var typed in new[] { "status: identified FR Trouvé. EN Found.", "lead: @ben", "priority = P1", "set category: infrastructure", "impact: FR Moins. EN Fewer.", "mark started: 11h05", "tsr: TSR-7", "action add: late -> clean up", "/incident status → monitoring", "note: look at https://example.com" })
            await bot.Hears("ana", "/incident " + typed);
        var incident = await bot.Incident();
        Assert.Equal((Status.Monitoring, "ben", Priority.P1, "Infrastructure", "Fewer."), (incident.Status, incident.Roles["lead"].Name, incident.Priority, incident.Category, incident.Texts[TextField.Impact]["en"]));
        Assert.Equal(("TSR-7", "late", "look at https://example.com"), (string.Join(", ", incident.Tickets), incident.FollowUps[1].Symptom["en"], incident.Overview.Values.Last().Text["en"]));
        // What names nothing is told as it was typed.
        Assert.Contains("/incident note Terminals: back again", await bot.Hears("ana", "/incident Terminals: back again"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("comms @ana", "comms ana")]
    [InlineData("scribe = @ana", "scribe ana")]
    [InlineData("scribe: me", "scribe ana")]
    [InlineData("rôle pilote moi", "lead ana")]
    [InlineData("rôle communication moi", "comms ana")]
    [InlineData("responsable moi", "lead ana")]
    [InlineData("responsable @ana", "lead ana")]
    [InlineData("set lead to @ana", "lead ana")]
    [InlineData("lead = me", "lead ana")]
    public async Task Whoever_has_a_role_is_said_with_the_role_alone(string typed, string has)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident " + typed);
        Assert.Equal(has, string.Join(", ", (await bot.Incident()).Roles.Select(r => $"{r.Key} {r.Value.Name}")));
    }

    [Fact]
    public async Task Whoever_wants_in_joins()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident declare --private Stolen key", "#ops");
        Assert.StartsWith("You are in INC-1: Card payments fail in shops.", await bot.Hears("kim", "/incident join INC-1", "#ops"), StringComparison.Ordinal);
        Assert.StartsWith("You are in INC-1 already", await bot.Hears("kim", "/incident rejoindre INC-1", "#ops"), StringComparison.Ordinal);
        Assert.StartsWith("INC-2 does not exist, or it is private", await bot.Hears("kim", "/incident join INC-2", "#ops"), StringComparison.Ordinal);
        Assert.Contains("test:kim", (await bot.Incident()).Members);
        Assert.DoesNotContain("test:kim", (await bot.Incident(2)).Members);
    }

    [Theory]
    [InlineData("lead @alex")]
    [InlineData("invite @alex")]
    [InlineData("action add x -> y @alex")]
    public async Task Of_two_people_with_one_name_neither_is_taken_for_the_other(string typed)
    {
        await using var bot = await TestBot.WithIncident();
        foreach (var id in new[] { "a1", "a2" })
            await bot.Desk.ReceiveAsync(new Delivery("test/" + id, new Place("test", "W1", "C-INC-1"), new Person("test:" + id, "alex", "en"), bot.Clock.GetCurrentInstant(), new Happening.Message(id, "hello")), TestContext.Current.CancellationToken);
        var before = await bot.Entries();
        Assert.Contains("@alex", await bot.Hears("ana", "/incident " + typed), StringComparison.Ordinal);
        Assert.Equal(before, await bot.Entries());
    }
}
