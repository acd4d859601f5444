using Bot.Chat.Phrases;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Chat.Tests.Phrases;

public class LanguageTests
{
    [Fact]
    public void Nobodys_words_become_formatting_or_a_ping() => Prop.ForAll<NonNull<string>>(text =>
    {
        var said = new Phrase("x", "*{0}* says `{1}`", "*{0}* dit `{1}`", text.Get, "ok").In(Language.English);
        var runs = Markup.Parse(said);
        return text.Get.Contains('\n', StringComparison.Ordinal) || text.Get.Length == 0 || (Markup.Plain(said) == $"{text.Get} says ok" && runs.All(r => r is not (Run.Person or Run.Link)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Mentions_are_for_phrases_only()
    {
        var phrase = new Phrase("x", "{0}: {1}", "{0} : {1}", new Mention("slack:U1", "Ana"), "<@slack:U2|Ben> *b*");
        var runs = Markup.Parse(phrase.In(Language.English));
        Assert.Equal("slack:U1", Assert.Single(runs.OfType<Run.Person>()).Id);
        Assert.Equal("Ana: <@slack:U2|Ben> *b*", Markup.Plain(phrase.In(Language.English)));
    }

    [Theory]
    [InlineData("a *b c", "a *b c")]
    [InlineData("[x] (y)", "[x] (y)")]
    [InlineData("`", "`")]
    [InlineData("<@slack:U1", "<@slack:U1")]
    [InlineData("**", "**")]
    public void Unpaired_signs_are_plain_text(string markup, string plain) => Assert.Equal(plain, Markup.Plain(markup));
}
