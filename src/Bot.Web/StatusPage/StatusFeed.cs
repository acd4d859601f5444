using System.Globalization;
using System.ServiceModel.Syndication;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using System.Xml;
using Bot.Features.Cards;
using Bot.Features.PublicPages;
using Bot.Features.Settings;
using Bot.Incidents.Lifecycles;

namespace Bot.Web.StatusPage;

/// <summary>The incidents as a feed, Atom or RSS: an entry each, newest first, that changes with every update. All languages stand in one text.</summary>
/// <param name="history">What the public may know.</param>
/// <param name="house">The settings.</param>
/// <param name="options">Whose page it is.</param>
/// <param name="home">Its address, without a slash at the end.</param>
internal sealed class StatusFeed(PublicHistory history, House house, StatusPageOptions options, string home)
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Atom 1.0.</summary>
    public Written Atom() => Write("application/atom+xml; charset=utf-8", new Atom10FeedFormatter(Feed("/history.atom")));

    /// <summary>RSS 2.0.</summary>
    public Written Rss() => Write("application/rss+xml; charset=utf-8", new Rss20FeedFormatter(Feed("/history.rss")) { SerializeExtensionsAsAtom = false });

    private SyndicationFeed Feed(string path)
    {
        var name = options.NameAt(home);
        var title = $"{name} – {house.InAll(StatusPageTexts.History())}";
        var feed = new SyndicationFeed(Clean(title), Clean(title), new Uri(home), home + path, history.UpdatedAt.ToDateTimeOffset(), history.Incidents.Take(PublicHistory.Kept).Select(Entry))
        {
            Language = house.Codes.Count == 1 ? house.Codes[0] : null,
        };
        feed.Links.Add(SyndicationLink.CreateSelfLink(new Uri(home + path)));
        feed.Authors.Add(new SyndicationPerson { Name = Clean(name) });
        return feed;
    }

    private SyndicationItem Entry(PageIncident incident)
    {
        var link = new Uri($"{home}/incidents/{incident.Id}");
        var item = new SyndicationItem(Clean(incident.Name), new TextSyndicationContent(Clean(Content(incident)), TextSyndicationContentKind.Html), link,
            $"tag:{link.Host},{incident.CreatedAt.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}:incidents/{incident.Id}", incident.UpdatedAt.ToDateTimeOffset())
        {
            PublishDate = incident.CreatedAt.ToDateTimeOffset(),
        };
        return item;
    }

    private string Content(PageIncident incident)
    {
        var html = new StringBuilder();
        if (incident is { Postmortem: { } postmortem, PostmortemAt: { } at })
            html.Append(CultureInfo.InvariantCulture, $"<p><small>{Stamp(at)}</small><br><strong>{Label(Status.Postmortem)}</strong></p>{Features.Export.PostmortemHtml.Document(postmortem)}");
        foreach (var update in incident.Updates)
            html.Append(CultureInfo.InvariantCulture, $"<p><small>{Stamp(update.At)}</small><br><strong>{Label(update.Status)}</strong> - {string.Join("<br>", update.Body.ReplaceLineEndings("\n").Split('\n').Select(Html.Encode))}</p>");
        return html.ToString();
    }

    private string Stamp(NodaTime.Instant at) => house.PublicStamp(at);

    private string Label(Status status) => Html.Encode(house.InAll(l => l.Label(StatusLabels.Key(status))));

    private static Written Write(string type, SyndicationFeedFormatter formatter)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false) })) formatter.WriteTo(xml);
        return new Written(type, bytes.ToArray());
    }

    /// <summary>Without what XML cannot say: people paste control characters.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i])) clean.Append(text[i]);
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])) clean.Append(text, i++, 2);
        }
        return clean.ToString();
    }
}
