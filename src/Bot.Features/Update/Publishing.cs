using Bot.Chat.Phrases;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.Clocks;
using Bot.Incidents.Lifecycles;
using Bot.Incidents.Texts;
using Bot.Incidents.Updates;
using NodaTime;

namespace Bot.Features.Update;

/// <summary>Writes public updates as the status page shows them: the header line from the fields, then the text per language.</summary>
internal static class Publishing
{
    /// <summary>The update as it would go out now. An empty text is replaced by the standard sentence of the status.</summary>
    public static UpdatePublished Write(Incident incident, Status status, LocalText text, House house, Instant at)
    {
        var standard = text.IsEmpty;
        if (standard) text = house.Sentence("update.default." + Word(status));
        var header = house.Settings.HeaderOn.Contains(status);
        var end = EndOf(incident, status);
        return new UpdatePublished(status, text, Body(incident, status, text, house), at,
            header ? StartOf(incident) : null, header ? end : null, standard);
    }

    /// <summary>An update with other words, or none, as it would go out now: its header is drawn again from the fields, so that what was told wrongly in it is mended too.</summary>
    public static UpdateAmended Again(PublicUpdate update, LocalText text, Incident incident, House house)
    {
        var whole = (update.Standard && !text.IsEmpty ? LocalText.Empty : update.Text).Merge(text);
        var (before, words) = (update.Text.ToMarked(house.Codes), whole.ToMarked(house.Codes));
        // A false alarm's last word has no header.
        if (update.Body == before || !update.Body.EndsWith(before, StringComparison.Ordinal)) return new UpdateAmended(update.Seq, whole, words);
        // An end that was told stays told; one that came later is no part of what was said before it.
        var end = update.ShownEnd is null ? EndOf(incident, update.Status) : incident.StandingEnd() ?? update.ShownEnd;
        return new UpdateAmended(update.Seq, whole, $"{Header(incident, end, house)} {words}", StartOf(incident), end);
    }

    /// <summary>The body: header where the status carries one, then <c>FR … EN …</c>.</summary>
    public static string Body(Incident incident, Status status, LocalText text, House house)
    {
        var words = text.ToMarked(house.Codes);
        return house.Settings.HeaderOn.Contains(status) && Header(incident, EndOf(incident, status), house) is { Length: > 0 } header ? $"{header} {words}" : words;
    }

    /// <summary>The header line; a field nobody filled is left out.</summary>
    private static string Header(Incident incident, Instant? ended, House house)
    {
        var parts = new List<string>();
        if (incident.Tickets is [var ticket, ..]) parts.Add(ticket);
        if (StartOf(incident) is { } start) parts.Add(Part("start", house.PublicStamp(start), house));
        if (ended is { } end) parts.Add(Part("end", house.PublicStamp(end), house));
        if (incident.Category is { } category) parts.Add(Part("category", category, house));
        if (incident.Responsibility is { } responsibility) parts.Add(Part("responsibility", responsibility, house));
        parts.Add(Part("priority", incident.Priority.ToString(), house));
        return string.Join(" - ", parts);
    }

    /// <summary>Whether a text is a status page's default sentence that somebody forgot to replace.</summary>
    public static bool IsDefault(string text, Language language) =>
        Enum.GetValues<Status>().Where(s => s != Status.Postmortem)
            .Any(s => string.Equals(text.Trim(), language.Label("update.default." + Word(s)), StringComparison.OrdinalIgnoreCase));

    /// <summary>What goes back is not over, whatever was marked before.</summary>
    private static Instant? EndOf(Incident incident, Status status) => status < incident.Status ? null : incident.StandingEnd();

    private static Instant? StartOf(Incident incident) => incident.At(Clock.Started) ?? incident.At(Clock.Changed);

    private static string Part(string key, string value, House house) =>
        house.InAll(l => l.Label("update.header." + key)) + (house.OfFirst("update.header.sign") ?? ": ") + value;

    private static string Word(Status status) => Cards.StatusLabels.Word(status);
}
