using System.Text;
using Bot.Slack.Inbound;

namespace Bot.Slack.Tests;

public class FormFieldsTests
{
    [Theory]
    [InlineData("text=set+cause+EN+100%25+of+caf%C3%A9s+%26+bars", "set cause EN 100% of cafés & bars")]
    [InlineData("texts=no&text=yes&text=second", "yes")]
    [InlineData("a=1&text=", "")]
    [InlineData("a=1&text", "")]
    [InlineData("a=1&text&b=2", "")]
    [InlineData("&&text=after+nothing&&", "after nothing")]
    [InlineData("text=a%3Db=c", "a=b=c")]
    [InlineData("text=50%25%2", "50%%2")]
    [InlineData("text=%zz%", "%zz%")]
    [InlineData("text=%FF", "\ufffd")]
    [InlineData("=text&b=text", "")]
    [InlineData("", "")]
    public void A_field_is_read_as_it_was_typed(string body, string text) => Assert.Equal(text, new FormFields(Encoding.ASCII.GetBytes(body))["text"]);

    [Theory]
    [InlineData("ssl_check=1", true)]
    [InlineData("a=b&ssl_check", true)]
    [InlineData("a=ssl_check", false)]
    [InlineData("ssl_checked=1", false)]
    [InlineData("", false)]
    public void A_field_is_there_or_not(string body, bool there) => Assert.Equal(there, new FormFields(Encoding.ASCII.GetBytes(body)).Has("ssl_check"));
}
