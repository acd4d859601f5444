using Bot.Chat.Delivery;
using Bot.Features.Desks;
using Bot.Testing;
using NodaTime;

namespace Bot.Features.Tests;

/// <summary>One person cannot keep everybody else waiting.</summary>
public class PersonalPaceTests
{
    [Fact]
    public async Task Too_many_commands_are_told_kindly_in_the_persons_language_and_messages_are_recorded_all_the_same()
    {
        await using var bot = await TestBot.WithIncident();
        var desk = new Desk(bot.Store, bot.House, bot.Clock, pace: new PersonalPace(20, bot.Clock));
        var room = new Place("test", "W1", "C-INC-1");
        var number = 0;
        Task<Answer> Does(string person, string locale, Happening what) =>
            desk.ReceiveAsync(new Delivery($"pace/{++number}", room, new Person("test:" + person, person, locale), bot.Clock.GetCurrentInstant(), what), TestContext.Current.CancellationToken);
        for (var i = 0; i < 11; i++) Assert.DoesNotContain("Attendez", (await Does("chloé", "fr-FR", new Happening.Command("show"))).Post!.Markup, StringComparison.Ordinal);
        Assert.Contains("Attendez 3 s et recommencez", (await Does("chloé", "fr-FR", new Happening.Command("show"))).Post!.Markup, StringComparison.Ordinal);
        Assert.True((await Does("chloé", "fr-FR", new Happening.Message("m1", "said all the same"))).Noted);
        Assert.NotNull((await Does("ben", "en-GB", new Happening.Command("show"))).Post!.Card);
        bot.Clock.Advance(Duration.FromSeconds(3));
        Assert.NotNull((await Does("chloé", "fr-FR", new Happening.Command("show"))).Post!.Card);
    }
}
