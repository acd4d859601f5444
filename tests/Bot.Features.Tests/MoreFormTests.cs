using Bot.Chat.Delivery;
using Bot.Features.Cards;
using Bot.Features.Forms;
using Bot.Incidents.Lifecycles;
using Bot.Testing;

namespace Bot.Features.Tests;

/// <summary>What has no button of its own is behind "More…".</summary>
public sealed class MoreFormTests
{
    private static async Task<string> Do(TestBot bot, string command, string words)
    {
        var form = (await bot.Deliver("ana", new Happening.Button(FormIds.More, "INC-1"))).Form!;
        Assert.Contains(form.Fields[0].Options!, o => o.Value == command);
        Assert.All(form.Fields[0].Options!, o => Assert.InRange(o.Label.Length, 1, 75));
        var answer = await bot.Deliver("ana", new Happening.FormSubmitted(form.Id, form.Context, new Dictionary<string, string> { ["command"] = command, ["words"] = words }));
        return answer.FieldErrors?["words"] ?? (answer.Post is { } post ? Chat.Phrases.Markup.Plain(post.Markup) : "");
    }

    [Fact]
    public async Task Every_command_on_an_incident_has_its_place_in_a_form_or_a_button()
    {
        await using var bot = await TestBot.WithIncident();
        var nothing = await bot.Deliver("ana", new Happening.FormSubmitted(FormIds.More, "INC-1|1|Investigating", new Dictionary<string, string> { ["command"] = "", ["words"] = "" }));
        Assert.Contains("Choose what", nothing.FieldErrors!["command"], StringComparison.Ordinal);
        await Do(bot, "role", "comms @ben");
        Assert.Equal("ben", (await bot.Incident()).Roles["comms"].Name);
        await Do(bot, "priority", "P1 every shop");
        Assert.Contains("priority P1", string.Join('\n', await bot.Timeline()), StringComparison.Ordinal);
        Assert.Contains("holds", await Do(bot, "verify", ""), StringComparison.Ordinal);
        Assert.Contains("/incident cancel reason", await Do(bot, "cancel", ""), StringComparison.Ordinal);
        await Do(bot, "cancel", "the probe was wrong");
        Assert.Equal(Closure.Cancelled, (await bot.Incident()).Closure);
        await Do(bot, "reopen", "investigating it was not");
        Assert.True((await bot.Incident()).IsOpen);
        foreach (var incident in new[] { await bot.Incident(), (await bot.Incident()) with { Status = Status.Resolved }, (await bot.Incident()) with { Closure = Closure.Merged } })
            Assert.Contains(CardButtons.Of(incident, Chat.Phrases.Language.French), b => b.Label == "Autres…");
    }
}
