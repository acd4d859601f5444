using System.Net;
using System.Reflection;
using System.Text;
using Bot.Chat.Phrases;
using Bot.Features.Cards;
using Bot.Features.Settings;
using Bot.Incidents;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Interval = Bot.Incidents.Clocks.Interval;

namespace Bot.Features.Export;

/// <summary>The postmortem as one self-contained, printable page: key facts, the timeline as a picture, the document.</summary>
public static class PostmortemHtml
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();

    private static readonly Lazy<string> Css = new(() =>
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream("Bot.Features.Export.postmortem.css")
            ?? throw new InvalidOperationException("The style of the postmortem page is missing from the assembly.");
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    });

    /// <summary>The page of a postmortem's Markdown.</summary>
    public static string Write(Incident incident, House house, string markdown)
    {
        ArgumentNullException.ThrowIfNull(incident);
        ArgumentNullException.ThrowIfNull(house);
        var picture = TimelinePicture.Draw(incident, house);
        var html = new StringBuilder($"<!doctype html>\n<html lang=\"{house.Codes[0]}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
            .Append($"<title>{Text($"{incident.Key} · {incident.Title}")}</title>\n<style>\n{Css.Value}</style>\n</head>\n<body>\n<header>\n<p class=\"key\">{Text(string.Join(" · ", Keys(incident)))}</p>\n")
            .Append(incident.Drill ? $"<p class=\"drill\">{Text(house.InAll(CardTexts.Drill()))}</p>\n" : "")
            .Append($"<h1 class=\"title\">{Text(incident.Title)}</h1>\n<dl>\n");
        foreach (var (label, value, more) in Facts(incident, house))
            html.Append($"<div><dt>{Text(label)}</dt><dd>{Text(value)}{(more.Length == 0 ? "" : $"<small>{Text(more)}</small>")}</dd></div>\n");
        html.Append("</dl>\n</header>\n").Append(picture.Length == 0 ? "" : $"<figure>\n{picture}</figure>\n")
            .Append("<main>\n").Append(Document(markdown)).Append("</main>\n</body>\n</html>\n");
        return html.ToString();
    }

    /// <summary>The document alone, as part of a page. Tags written in it are shown, not followed, and links lead to the web or to a mailbox only.</summary>
    public static string Document(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>().Where(l => !IsFollowed(l.GetDynamicUrl?.Invoke() ?? l.Url)).ToList()) link.ReplaceBy(new ContainerInline());
        foreach (var link in document.Descendants<AutolinkInline>().Where(l => !l.IsEmail && !IsFollowed(l.Url)).ToList()) link.ReplaceBy(new LiteralInline(link.Url));
        return document.ToHtml(Pipeline).ReplaceLineEndings("\n");
    }

    private static bool IsFollowed(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" or "mailto";

    private static IEnumerable<string> Keys(Incident incident) => [incident.Key, .. incident.Tickets, incident.Priority.ToString()];

    private static IEnumerable<(string Label, string Value, string More)> Facts(Incident incident, House house)
    {
        if (incident.Category is { } category) yield return (house.InAll(CardTexts.Category()), category, "");
        if (incident.Responsibility is { } responsibility) yield return (house.InAll(CardTexts.Responsibility()), responsibility, "");
        foreach (var interval in Interval.Of(incident))
        {
            var label = house.InAll(l => l.Label("interval." + interval.Name));
            var ends = string.Join(" → ", new[] { interval.From, interval.To }.Select(c => house.InAll(l => l.Label(StatusLabels.Key(c)))));
            yield return interval.Length is { } length
                ? (label, house.InAll(l => l.Duration(length)), ends)
                : (label, "–", house.InAll(l => IntervalReasons.Of(interval, l)));
        }
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
