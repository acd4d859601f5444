using System.Text.Json;
using Bot.Slack.Inbound;

namespace Bot.Slack.Tests;

/// <summary>What a message says, wherever Slack puts it.</summary>
public class WholeTextTests
{
    [Theory]
    // Text and what stands beside it.
    [InlineData("""{"text":"[FIRING:3] TxnErrors","attachments":[{"title":"TxnErrors","text":"acquirer=nexo 34%"}]}""", "[FIRING:3] TxnErrors\nacquirer=nexo 34%")]
    [InlineData("""{"bot_id":"B1","text":"Incident triggered","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"db-7 *disk full*"}}]}""", "Incident triggered\ndb-7 *disk full*")]
    [InlineData("""{"text":"FYI","attachments":[{"is_share":true,"from_url":"https://acme.slack.com/archives/C1/p1","author_name":"Grafana","text":"p99 9s","fallback":"[x] p99 9s"}]}""", "FYI\nGrafana: p99 9s")]
    [InlineData("""{"text":"","attachments":[{"is_share":true,"from_url":"https://acme.slack.com/archives/C1/p1","author_name":"Bob","text":"","fallback":"[x] Bob:","files":[{"name":"graph.png"}]}]}""", "Bob: <https://acme.slack.com/archives/C1/p1>")]
    // The same once.
    [InlineData("""{"bot_id":"B1","text":"db-7 *disk full*, see <https://x.example/a|the graph>","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"*db-7* disk full, see <https://x.example/a|the graph>"}}],"attachments":[{"fallback":"db-7 disk full"}]}""", "db-7 *disk full*, see <https://x.example/a|the graph>")]
    [InlineData("""{"user":"U1","text":"1. restart\n2. look at <@U2|Ben>","blocks":[{"type":"rich_text","elements":[{"type":"rich_text_list","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"restart"}]}]}]}]}""", "1. restart\n2. look at <@U2|Ben>")]
    [InlineData("""{"bot_id":"B1","text":"a &amp; b <@U2|Ben>","blocks":[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"a & b "},{"type":"user","user_id":"U2"}]}]}]}""", "a &amp; b <@U2|Ben>")]
    // A word within another is not that word.
    [InlineData("""{"text":"still unresolved","attachments":[{"text":"resolved"}]}""", "still unresolved\nresolved")]
    // The preview of a link was not said.
    [InlineData("""{"text":"see https://x.example","attachments":[{"from_url":"https://x.example","title":"A page","text":"About it"}]}""", "see https://x.example")]
    // Without a text, whatever there is.
    [InlineData("""{"text":"","attachments":[{"fallback":"[FIRING] disk"}]}""", "[FIRING] disk")]
    [InlineData("""{"text":"","blocks":[{"type":"header","text":{"type":"plain_text","text":"Alert"}},{"type":"context","elements":[{"type":"mrkdwn","text":"nexo"},{"type":"image","alt_text":"a curve going up"}]},{"type":"image","alt_text":"the graph","title":{"type":"plain_text","text":"p99"}}]}""", "Alert\nnexo\na curve going up\nthe graph\np99")]
    [InlineData("""{"blocks":[{"type":"markdown","text":"**MD-ONLY** x"}]}""", "**MD-ONLY** x")]
    [InlineData("""{"blocks":[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"disk full & "},{"type":"link","url":"https://x.example/?a=1&b=2","text":"graph"},{"type":"text","text":" "},{"type":"user","user_id":"U1"},{"type":"channel","channel_id":"C1"},{"type":"usergroup","usergroup_id":"S1"},{"type":"broadcast","range":"here"},{"type":"emoji","name":"fire"}]},{"type":"rich_text_list","style":"bullet","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"one"}]},{"type":"rich_text_section","elements":[{"type":"text","text":"two"}]}]},{"type":"rich_text_preformatted","elements":[{"type":"text","text":"stack trace"}]},{"type":"rich_text_quote","elements":[{"type":"text","text":"quoted"}]}]}]}""",
        "disk full &amp; <https://x.example/?a=1&amp;b=2|graph> <@U1><#C1><!subteam^S1><!here>:fire:\n• one\n• two\nstack trace\nquoted")]
    [InlineData("""{"attachments":[{"blocks":[{"type":"section","text":{"type":"mrkdwn","text":"inner"},"fields":[{"type":"mrkdwn","text":"a"},{"type":"mrkdwn","text":"b"}]},{"type":"table","rows":[[{"type":"raw_text","text":"host"},{"type":"raw_text","text":"db-7"}]]},{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"Acknowledge"}}]}]}]}""", "inner\na\nb\nhost | db-7")]
    [InlineData("""{"text":"✅","blocks":7,"attachments":["x",{"text":"✅ done"}]}""", "✅\n✅ done")]
    [InlineData("""{"files":[]}""", "")]
    public void All_that_a_message_says_is_read_and_nothing_twice(string message, string text)
    {
        using var json = JsonDocument.Parse(message);
        Assert.Equal(text, WholeText.Of(json.RootElement));
    }
}
