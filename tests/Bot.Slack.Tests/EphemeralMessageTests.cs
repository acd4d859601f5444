using Bot.Slack.Inbound;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SlackNet;
using SlackNet.Blocks;
using Xunit;

namespace Bot.Slack.Tests;

/// <summary>An answer is written by hand where it is plain; what Slack reads is what its library would have written.</summary>
public sealed class EphemeralMessageTests
{
    [Theory]
    [InlineData("noted")]
    [InlineData("*bold* \"quoted\" \\ <@U1> é 支付 😀 \u0001 \u2028 </script>\nline")]
    public void It_is_what_the_library_writes(string text)
    {
        Block[] blocks =
        [
            new SectionBlock { Text = new Markdown(text) { Verbatim = true } },
            new SectionBlock { Text = new Markdown(text) },
            new SectionBlock { BlockId = "b1", Text = new Markdown(text) },
            new SectionBlock { Fields = [new Markdown(text)] },
            new SectionBlock { Text = new Markdown(text), Accessory = new Button { ActionId = "a", Text = new PlainText("Go"), Value = "v" } },
            new DividerBlock(),
        ];
        Assert.Equal(Sorted(Library(new { Text = text, Blocks = blocks, ResponseType = "ephemeral", ReplaceOriginal = false })), Sorted(SlackInbox.ToJson(new EphemeralMessage(text, blocks))));
        Assert.Equal(Sorted(Library(new { Text = text, ResponseType = "ephemeral", ReplaceOriginal = false })), Sorted(SlackInbox.ToJson(new EphemeralMessage(text, null))));
    }

    [Fact]
    public void Half_a_character_where_a_text_was_cut_does_not_lose_the_answer()
    {
        var cut = "cut here " + "😀"[0];
        var written = SlackInbox.ToJson(new EphemeralMessage(cut, [new SectionBlock { Text = new Markdown(cut) }, new HeaderBlock { Text = new PlainText(cut) }, new DividerBlock()]));
        Assert.Equal("cut here \ufffd", (string?)JToken.Parse(written)["text"]);
        Assert.Equal("cut here \ufffd", (string?)JToken.Parse(written)["blocks"]![0]!["text"]!["text"]);
        Assert.Equal("cut here \ufffd", (string?)JToken.Parse(written)["blocks"]![1]!["text"]!["text"]);
    }

    /// <summary>Names in one order, so that two objects that mean the same read the same.</summary>
    private static string Sorted(string json) => Sorted(JToken.Parse(json)).ToString();

    private static JToken Sorted(JToken token) => token switch
    {
        JObject thing => new JObject(thing.Properties().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => new JProperty(p.Name, Sorted(p.Value)))),
        JArray list => new JArray(list.Select(Sorted)),
        _ => token,
    };

    private static string Library(object value) => JsonConvert.SerializeObject(value, SlackWeb.Json.SerializerSettings);
}
