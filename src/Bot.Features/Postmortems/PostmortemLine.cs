using Bot.Chat.Phrases;
using Bot.Features.Cards;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.Clocks;
using NodaTime;

namespace Bot.Features.Postmortems;

/// <summary>One line of the overview in a language.</summary>
/// <param name="When">Day and time.</param>
/// <param name="After">What stands between time and text: <c> :</c> in French, <c> –</c> in English.</param>
/// <param name="Text">What happened; empty where only <paramref name="Ending"/> stands.</param>
/// <param name="AllBold">The start without words of its own is bold to the end.</param>
/// <param name="Ending">Closes the line in bold: that the incident started or ended.</param>
/// <param name="Missing">Written in another language only.</param>
/// <param name="Source">For a draft: the entry it came from, <c>#12</c>.</param>
/// <param name="Link">For a draft: where that can be read.</param>
public sealed record PostmortemLine(string When, string After, string Text, bool AllBold, string Ending, bool Missing, string Source, string Link)
{
    /// <summary>The line of an item.</summary>
    internal static PostmortemLine Of(OverviewItem item, Incident incident, House house, Language language, bool draft)
    {
        var own = item.Text[language.Code];
        var standard = item.Text.IsEmpty && item.Clock is { } clock ? language.Label("clocktext." + StatusLabels.Word(clock)) : null;
        var label = item.Clock is { } bound && (bound == Clock.Ended || bound == Clock.Started && !item.Text.IsEmpty) ? language.Label("clocktext." + StatusLabels.Word(bound)) : "";
        var ending = label.Length == 0 ? "" : char.ToUpperInvariant(label[0]) + label[1..];
        return new PostmortemLine(Day(item.At, incident, house, language), language.Label("postmortem.after_time"),
            item.Clock == Clock.Ended && own is null ? "" : Md.Escape(Md.OneLine(own ?? standard ?? "")),
            item.Clock == Clock.Started && item.Text.IsEmpty, ending, own is null && !item.Text.IsEmpty,
            draft ? $"#{item.Seq}" : "", draft ? item.Permalink ?? (house.ConsoleLink(incident) is { } page ? $"{page}#entry-{item.Seq}" : "") : "");
    }

    /// <summary>The year stands where the incident crosses one.</summary>
    private static string Day(Instant at, Incident incident, House house, Language language)
    {
        var year = at.InZone(house.Zone).Year;
        return year == incident.DeclaredAt.InZone(house.Zone).Year ? language.DateTime(at, house.Zone)
            : $"{language.Date(at, house.Zone)} {language.Time(at, house.Zone)}";
    }
}
