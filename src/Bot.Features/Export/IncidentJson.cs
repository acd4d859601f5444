using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Chat.Phrases;
using Bot.Features.Cards;
using Bot.Features.Keeping;
using Bot.Features.Reading;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.Fields;
using NodaTime;
using NodaTime.Text;
using Interval = Bot.Incidents.Clocks.Interval;

namespace Bot.Features.Export;

/// <summary>The whole record of an incident as JSON: fields, clocks, derived times, timeline with revisions and hashes, follow-ups.</summary>
public static class IncidentJson
{
    internal static readonly JsonSerializerOptions Indented = new(EntryJson.Options)
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n",
    };

    /// <summary>The record.</summary>
    public static string Write(Incident incident, IRecord record, House house)
    {
        ArgumentNullException.ThrowIfNull(incident);
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(house);
        var (entries, hash) = record.Head(incident.Number);
        return new JsonObject
        {
            ["key"] = incident.Key,
            ["number"] = incident.Number,
            ["title"] = incident.Title,
            ["status"] = StatusLabels.Word(incident.Status),
            ["closure"] = incident.Closure == Incidents.Lifecycles.Closure.None ? null : incident.Closure.ToString().ToLowerInvariant(),
            ["closureReason"] = incident.ClosureReason,
            ["priority"] = incident.Priority.ToString(),
            ["pageImpact"] = house.Settings.PageImpact.GetValueOrDefault(incident.Priority),
            ["category"] = incident.Category,
            ["responsibility"] = incident.Responsibility,
            ["tickets"] = Node(incident.Tickets),
            ["ticketsMentioned"] = Node(incident.Mentioned),
            ["components"] = Array(incident.Components, c => new JsonObject
            {
                ["id"] = c.Id, ["name"] = Names(house, c.Id), ["status"] = StatusLabels.Word(c.Status),
            }),
            ["service"] = Text(incident, TextField.Service),
            ["impact"] = Text(incident, TextField.Impact),
            ["context"] = Text(incident, TextField.Context),
            ["cause"] = Text(incident, TextField.Cause),
            ["private"] = incident.Private,
            ["drill"] = incident.Drill,
            ["declaredBy"] = Node(incident.DeclaredBy),
            ["roles"] = Node(incident.Roles),
            ["timesReopened"] = incident.TimesReopened,
            ["skipped"] = Node(incident.Skipped.Distinct()),
            ["absorbed"] = Node(incident.Absorbed),
            ["clocks"] = Clocks(incident, house),
            ["derivedTimes"] = Derived(incident),
            ["updates"] = Array(incident.Updates, u => new JsonObject
            {
                ["entry"] = u.Seq, ["status"] = StatusLabels.Word(u.Status), ["displayAt"] = Iso(u.DisplayAt, house),
                ["text"] = Node(u.Text), ["body"] = u.Body, ["standardSentence"] = u.Standard,
            }),
            ["promise"] = Node(incident.Promise),
            ["promisesMissed"] = incident.PromisesMissed,
            ["overview"] = Array(Postmortems.OverviewLines.Of(incident), l => new JsonObject
            {
                ["entry"] = l.Seq, ["at"] = Iso(l.At, house), ["clock"] = l.Clock is { } c ? StatusLabels.Word(c) : null,
                ["text"] = Node(l.Text), ["permalink"] = l.Permalink,
            }),
            ["followUps"] = Array(incident.FollowUps.Values, f => Node(f)),
            ["rooms"] = Node(incident.Rooms),
            ["publicPages"] = Node(incident.Pages),
            ["timeline"] = TimelineOf(incident, record, house),
            ["seal"] = new JsonObject { ["entries"] = entries, ["hash"] = hash },
        }.ToJsonString(Indented) + "\n";
    }

    /// <summary>The public updates as published, oldest first: <c>[{status, displayAt, body}]</c>.</summary>
    public static string WriteUpdates(Incident incident, House house)
    {
        ArgumentNullException.ThrowIfNull(incident);
        return Array(incident.Updates.OrderBy(u => u.DisplayAt).ThenBy(u => u.Seq), u => new JsonObject
        {
            ["status"] = StatusLabels.Word(u.Status), ["displayAt"] = Iso(u.DisplayAt, house), ["body"] = u.Body,
        }).ToJsonString(Indented) + "\n";
    }

    private static JsonNode? Node<T>(T value) => JsonSerializer.SerializeToNode(value, EntryJson.Options);

    private static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonNode?> node) => new([.. items.Select(node)]);

    private static JsonNode? Text(Incident incident, TextField field) => incident.TextOf(field) is { IsEmpty: false } text ? Node(text) : null;

    private static JsonObject Names(House house, string id) => new(house.Codes.Select(c => KeyValuePair.Create(c, (JsonNode?)house.ComponentName(id, c))));

    private static string Iso(Instant at, House house) => OffsetDateTimePattern.Rfc3339.Format(at.InZone(house.Zone).ToOffsetDateTime());

    private static JsonObject Clocks(Incident incident, House house) => new(incident.Clocks.Select(c => KeyValuePair.Create(StatusLabels.Word(c.Key),
        (JsonNode?)new JsonObject { ["at"] = Iso(c.Value.At, house), ["text"] = c.Value.Text.IsEmpty ? null : Node(c.Value.Text), ["entry"] = c.Value.Seq })));

    private static JsonObject Derived(Incident incident) => new(Interval.Of(incident).Select(i => KeyValuePair.Create(Camel(i.Name), (JsonNode?)Derived(i))));

    private static JsonObject Derived(Interval interval)
    {
        var node = new JsonObject { ["from"] = StatusLabels.Word(interval.From), ["to"] = StatusLabels.Word(interval.To) };
        if (interval.Length is not { } length)
        {
            node["reason"] = IntervalReasons.Of(interval, Language.English);
            return node;
        }
        node["seconds"] = (long)length.TotalSeconds;
        node["minutes"] = Math.Round(length.TotalMinutes, 1);
        node["text"] = Language.English.Duration(length);
        return node;
    }

    private static string Camel(string snake) => string.Concat(snake.Split('_').Select((w, i) => i == 0 ? w : char.ToUpperInvariant(w[0]) + w[1..]));

    private static JsonArray TimelineOf(Incident incident, IRecord record, House house)
    {
        var chain = record.Chain(incident.Number).ToDictionary(e => e.Seq);
        return Array(Timeline.Of(record.Entries(incident.Number), incident), item => new JsonObject
        {
            ["seq"] = item.Entry.Seq,
            ["happenedAt"] = Iso(item.Entry.HappenedAt, house),
            ["recordedAt"] = Iso(item.Entry.RecordedAt, house),
            ["who"] = Node(item.Entry.Who),
            ["text"] = item.Text ?? Markup.Plain(Deciding.Catalogue.Own.Tell(item.Entry, house).In(house.Channel)),
            ["what"] = Node(item.Entry.What),
            ["via"] = item.Entry.Via,
            ["source"] = item.Entry.Source,
            ["curated"] = item.Curated,
            ["deleted"] = item.Deleted,
            ["takenBack"] = item.TakenBack,
            ["revisions"] = Array(item.Revisions, r => new JsonObject { ["at"] = Iso(r.At, house), ["by"] = r.By.Name, ["text"] = r.Text }),
            ["contentHash"] = chain[item.Entry.Seq].ContentHash,
            ["hash"] = chain[item.Entry.Seq].Link,
        });
    }
}
