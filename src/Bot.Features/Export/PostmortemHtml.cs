using System.Net;
using Bot.Features.Settings;
using Bot.Incidents;
using Markdig;

namespace Bot.Features.Export;

/// <summary>The postmortem as one self-contained, printable page.</summary>
public static class PostmortemHtml
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();

    /// <summary>The page of a postmortem's Markdown.</summary>
    public static string Write(Incident incident, House house, string markdown)
    {
        ArgumentNullException.ThrowIfNull(incident);
        ArgumentNullException.ThrowIfNull(house);
        return $"<!doctype html>\n<html lang=\"{house.Codes[0]}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{WebUtility.HtmlEncode($"{incident.Key} {incident.Title}")}</title>\n</head>\n<body>\n"
            + Markdown.ToHtml(markdown, Pipeline).ReplaceLineEndings("\n") + "</body>\n</html>\n";
    }
}
