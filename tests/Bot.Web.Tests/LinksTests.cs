using Bot.Web.WebConsole;

namespace Bot.Web.Tests;

public class LinksTests
{
    [Theory]
    [InlineData("see https://grafana.example/d/a?x=1&y=2 now", "https://grafana.example/d/a?x=1&y=2")]
    [InlineData("(https://status.example/a).", "https://status.example/a")]
    [InlineData("https://en.wikipedia.org/wiki/Mercury_(planet), and HTTP://B.example!", "https://en.wikipedia.org/wiki/Mercury_(planet) HTTP://B.example")]
    [InlineData("« https://a.example » et <https://b.example|b>", "https://a.example https://b.example")]
    [InlineData("javascript:alert(1) data:text/html,x ftp://a.example xhttps://a.example https://", "")]
    [InlineData("", "")]
    public void Addresses_are_found_without_what_stands_around_them(string text, string links)
    {
        Assert.Equal(links, string.Join(' ', Links.In(text).Where(p => p.IsLink).Select(p => p.Text)));
        Assert.Equal(text, string.Concat(Links.In(text).Select(p => p.Text)));
    }

    [Fact]
    public void However_many_signs_end_an_address_they_are_looked_at_once()
    {
        var signs = new string(')', 300_000);
        Assert.Equal([("https://status.example/", true), (signs, false)], Links.In("https://status.example/" + signs));
    }
}
