using System.Globalization;
using System.Net;
using System.Text;
using Bot.Chat.Phrases;
using Bot.Features.Cards;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.Clocks;
using Bot.Incidents.Lifecycles;
using NodaTime;

namespace Bot.Features.Export;

/// <summary>
/// The incident on a time axis, as inline SVG: clocks above, public updates and curated entries below, the impact and the time on
/// the status page as bars. Labels are in every language at once; times are the house zone's.
/// </summary>
public static class TimelinePicture
{
    /// <summary>The picture, or an empty text where nothing has a time yet.</summary>
    public static string Draw(Incident incident, House house)
    {
        ArgumentNullException.ThrowIfNull(incident);
        ArgumentNullException.ThrowIfNull(house);
        var clocks = incident.Clocks.Where(c => c.Key != Clock.Postmortem).OrderBy(c => c.Value.At).ThenBy(c => c.Key)
            .Select(c => new Mark(c.Value.At, house.InAll(l => l.Label(StatusLabels.Key(c.Key))), "clock")).ToList();
        var updates = incident.Updates.Where(u => u.Status != Status.Postmortem)
            .Select(u => new Mark(u.DisplayAt, house.InAll(l => l.Label(StatusLabels.Key(u.Status))), "update", u.Body)).ToList();
        var notes = incident.Overview.Values.OrderBy(l => l.At).Select(l => new Mark(l.At, Short(Inline(l.Text, house)), "note", Inline(l.Text, house))).ToList();
        var all = clocks.Concat(updates).Concat(notes).Select(m => m.At).ToList();
        if (all.Count == 0) return "";
        var axis = TimeAxis.Over(all.Min(), all.Max(), house.Zone);
        var day = incident.DeclaredAt.InZone(house.Zone).Date;
        var above = Labels.Place(clocks, axis, house.Zone, day);
        var below = Labels.Place([.. updates.Concat(notes).OrderBy(m => m.At)], axis, house.Zone, day);
        var top = 14 + Labels.Height(above);
        var svg = new StringBuilder();
        var height = top + 58 + Labels.Height(below);
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"timeline\" viewBox=\"0 0 {TimeAxis.Width} {height}\" role=\"img\" aria-labelledby=\"tl-title\" xmlns=\"http://www.w3.org/2000/svg\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<title id=\"tl-title\">{Text($"{incident.Key}: {string.Join(", ", clocks.Select(c => $"{c.Label} {Labels.Stamp(c.At, house.Zone, day)}"))}")}</title>\n");
        foreach (var tick in axis.Ticks) Tick(svg, axis, tick, top);
        Bar(svg, axis, incident.At(Clock.Started), incident.StandingEnd(), top + 2, "impact", house.InAll(l => l.Label("interval.impact")));
        Bar(svg, axis, incident.At(Clock.Published), incident.At(Clock.Resolved), top + 16, "page", house.InAll(l => l.Label("interval.page_duration")));
        svg.Append(CultureInfo.InvariantCulture, $"<line class=\"axis\" x1=\"{TimeAxis.Left}\" y1=\"{top}\" x2=\"{TimeAxis.Right}\" y2=\"{top}\"/><line class=\"axis\" x1=\"{TimeAxis.Left}\" y1=\"{top + 34}\" x2=\"{TimeAxis.Right}\" y2=\"{top + 34}\"/>\n");
        foreach (var label in above) Draw(svg, label, top, -1, top - 8 - label.Level * Labels.Line);
        foreach (var label in below) Draw(svg, label, top + 34, 1, top + 66 + label.Level * Labels.Line);
        return svg.Append("</svg>\n").ToString();
    }

    private const double TickCharWidth = 5.6;

    private static void Tick(StringBuilder svg, TimeAxis axis, Instant tick, int top)
    {
        var (x, label) = (axis.X(tick), axis.Label(tick));
        // One at the edge would be cut off.
        var half = label.Length * TickCharWidth / 2;
        var (textX, anchor) = x + half > TimeAxis.Width ? (TimeAxis.Width - 1, "end") : x < half ? (1, "start") : (x, "middle");
        svg.Append(CultureInfo.InvariantCulture, $"<line class=\"tick\" x1=\"{x:0.#}\" y1=\"{top}\" x2=\"{x:0.#}\" y2=\"{top + 34}\"/><text class=\"tick\" x=\"{textX:0.#}\" y=\"{top + 46}\" text-anchor=\"{anchor}\">{label}</text>\n");
    }

    private static void Bar(StringBuilder svg, TimeAxis axis, Instant? from, Instant? to, int y, string kind, string label)
    {
        if (from is not { } start || to is not { } end || end < start) return;
        var width = Math.Max(2, axis.X(end) - axis.X(start));
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"{kind}\" x=\"{axis.X(start):0.#}\" y=\"{y}\" width=\"{width:0.#}\" height=\"12\" rx=\"2\"><title>{Text(label)} {Text(Language.English.Duration(end - start))}</title></rect>\n");
        if (width > 6.2 * (label.Length + 8))
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"bar\" x=\"{axis.X(start) + width / 2:0.#}\" y=\"{y + 9.5}\" text-anchor=\"middle\">{Text(label)} · {Text(Language.English.Duration(end - start))}</text>\n");
    }

    private static void Draw(StringBuilder svg, Placed label, int axisY, int direction, int textY)
    {
        var x = label.X;
        svg.Append(CultureInfo.InvariantCulture, $"<g class=\"{label.Mark.Kind}\"><title>{Text(label.Mark.Whole ?? label.Mark.Label)}</title>")
            .Append(CultureInfo.InvariantCulture, $"<line x1=\"{x:0.#}\" y1=\"{axisY}\" x2=\"{x:0.#}\" y2=\"{textY + (direction < 0 ? 3 : -10)}\"/><circle cx=\"{x:0.#}\" cy=\"{axisY}\" r=\"4\"/>")
            .Append(CultureInfo.InvariantCulture, $"<text x=\"{label.TextX:0.#}\" y=\"{textY}\" text-anchor=\"{label.Anchor}\"><tspan class=\"at\">{label.Stamp}</tspan> {Text(label.Mark.Label)}</text></g>\n");
    }

    private static string Inline(Incidents.Texts.LocalText text, House house) => text[house.Codes[0]] ?? text.ToInline(house.Codes);

    private static string Short(string text) => text.Length <= 48 ? text : Cutting.Head(text, 47).TrimEnd() + "…";

    private static string Text(string text) => WebUtility.HtmlEncode(Postmortems.Md.OneLine(text));
}
