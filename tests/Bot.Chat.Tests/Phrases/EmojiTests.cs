using Bot.Chat.Phrases;

namespace Bot.Chat.Tests.Phrases;

public class EmojiTests
{
    [Theory]
    [InlineData("done :tada::tada: and :+1:", "done 🎉🎉 and 👍")]
    [InlineData(":thumbsup::skin-tone-6: (:warning:)", "👍🏿 (⚠️)")]
    [InlineData("at 15:100:30, a:key:b, http://x/:key:/y", "at 15:100:30, a:key:b, http://x/:key:/y")]
    [InlineData(":acme-logo: :not_one: : :: :tada", ":acme-logo: :not_one: : :: :tada")]
    public void Names_of_emoji_become_characters_and_what_only_looks_like_one_stays(string written, string read) => Assert.Equal(read, Emoji.Of(written));
}
