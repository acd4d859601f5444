using Bot.Chat.Phrases;
using Bot.Testing;
using Bot.Web.WebConsole;

namespace Bot.Web.Tests;

public class CompletionTests
{
    private static readonly Features.Settings.House House = new(TestBot.Settings);

    private static IEnumerable<string> Labels(string line, Language? language = null) =>
        Completion.Of(line, House, language ?? Language.English, [], ["Ana", "Ben"]).Select(s => s.Label);

    [Fact]
    public void Words_are_offered_in_the_language_of_whoever_types()
    {
        Assert.Equal("declare", Labels("/incident decl").First());
        Assert.Equal("déclarer", Labels("/incident decl", Language.French).First());
        Assert.Equal("déclarer", Labels("/incident décl").First());
    }

    [Fact]
    public void Words_of_the_readers_own_language_come_before_those_of_another()
    {
        Assert.Contains("priority", Labels("/incident p").Take(3));
        Assert.DoesNotContain("prochaine", Labels("/incident p").Take(3));
        Assert.Contains("prochaine", Labels("/incident pro"));
        Assert.Contains("priorité", Labels("/incident p", Language.French));
        Assert.DoesNotContain("priority", Labels("/incident pr", Language.French));
    }

    [Fact]
    public void Arguments_come_from_the_companys_lists()
    {
        Assert.Equal(["category Production Processing"], Labels("/incident set category prod"));
        Assert.Equal(["comms @Ana", "comms @Ben"], Labels("/incident role comms"));
        Assert.Contains("nexo", Labels("/incident declare ne"));
        Assert.Equal(["started at "], Labels("/incident INC-3 mark st"));
    }

    [Fact]
    public void Plain_text_is_left_alone()
    {
        Assert.Empty(Labels("hello"));
        Assert.Empty(Labels("/incident declare P2 a title\nwith more"));
        Assert.Equal(["/incident …"], Labels("/inc"));
    }
}
