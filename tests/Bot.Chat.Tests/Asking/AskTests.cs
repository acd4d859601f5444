using Bot.Chat.Asking;
using Bot.Chat.Delivery;
using Bot.Chat.Phrases;

namespace Bot.Chat.Tests.Asking;

public class AskTests
{
    [Theory]
    [InlineData("15h11 : déploiement", "déploiement")]
    [InlineData("15h11: rollback", "rollback")]
    [InlineData("3pm, rollback", "rollback")]
    [InlineData("15h11 :rotating_light: down", ":rotating_light: down")]
    [InlineData("15h11 rollback", "rollback")]
    [InlineData("15h11", "")]
    public void The_sign_between_a_time_and_its_text_belongs_to_neither(string text, string rest)
    {
        var ask = new Ask(text, default!, default!, Language.French, At.Now, At.Paris);
        Assert.IsType<WhenReading.Found>(ask.NextTime());
        Assert.Equal(rest, ask.Rest);
    }
}
