using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Bot.Chat.Delivery;
using NodaTime;

namespace Bot.Slack.Inbound;

/// <summary>Events of the Events API as deliveries. One that is of no interest is nothing; unknown types are expected.</summary>
internal sealed class Events(People people, Colleagues colleagues, SlackText texts, Self self, IClock clock)
{
    /// <summary>The delivery of an event.</summary>
    public async Task<Delivery?> ReadAsync(JsonElement payload, CancellationToken cancel)
    {
        foreach (var authorization in payload.Get("authorizations").Items()) self.Heard(authorization);
        var what = payload.Get("event");
        return what.Text("type") switch
        {
            "message" => await MessageAsync(what, cancel),
            "reaction_added" => await ReactionAsync(what, true, cancel),
            "reaction_removed" => await ReactionAsync(what, false, cancel),
            "pin_added" => await PinAsync(what, true, cancel),
            "pin_removed" => await PinAsync(what, false, cancel),
            "member_joined_channel" => await ChannelAsync(what, await self.IsAsync(what.Text("user"), "", cancel) ? ChannelChange.BotAdded : ChannelChange.Joined, what.Text("channel"), "", cancel),
            "member_left_channel" => await ChannelAsync(what, ChannelChange.Left, what.Text("channel"), "", cancel),
            "channel_id_changed" => Moved(what),
            "channel_archive" or "group_archive" => await ChannelAsync(what, ChannelChange.Archived, what.Text("channel"), "", cancel),
            "channel_left" or "group_left" => await ChannelAsync(what, ChannelChange.BotRemoved, what.Text("channel"), "", cancel),
            "channel_deleted" or "group_deleted" => await ChannelAsync(what, ChannelChange.Deleted, what.Text("channel"), "", cancel),
            "app_home_opened" when what.Text("tab") is "home" or "" => await HomeAsync(what, cancel),
            "channel_unarchive" or "group_unarchive" => await ChannelAsync(what, ChannelChange.Unarchived, what.Text("channel"), "", cancel),
            _ => null,
        };
    }

    /// <summary>A message of a channel's history, as if it arrived now; nothing for the bot's own and for what nobody said.</summary>
    /// <param name="since">The last message known: what is older was heard, but may have been edited since.</param>
    public async Task<Delivery?> RecoveredAsync(Place place, JsonElement message, string since, CancellationToken cancel)
    {
        if (await IsOursAsync(message, cancel) || !IsSaid(message.Text("subtype"))) return null;
        if (History.IsAfter(message.Text("ts"), since))
            return await SaidAsync(place, message, cancel) is { What: Happening.Message said } delivery ? delivery with { What = said with { Recovered = true } } : null;
        return message.Get("edited").Text("ts") is var edited && History.IsAfter(edited, since) ? await EditAsync(place, message, edited, "", cancel) : null;
    }

    /// <summary>The reactions and the pin that a message of a channel's history carries, none for the bot's own.</summary>
    /// <param name="read">When the history was asked for.</param>
    public async IAsyncEnumerable<Delivery> MarksAsync(Place place, JsonElement message, Instant read, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (ts, reactions, pinned) = (message.Text("ts"), message.Get("reactions"), message.Get("pinned_to").Items().Any(c => c.ValueKind == JsonValueKind.String && c.GetString() == place.Channel));
        if ((!pinned && reactions.ValueKind != JsonValueKind.Array) || !IsSaid(message.Text("subtype")) || await IsOursAsync(message, cancel)) yield break;
        foreach (var (user, name) in reactions.Items().SelectMany(Given))
            if (await colleagues.IsOneAsync(user, "", cancel))
                yield return new Delivery(Key(place, ts, $"reaction/{user}/{name}/on/read"), place, await people.OfAsync(user, null, cancel), read, new Happening.Reaction(ts, name, true) { Recovered = true });
        var by = message.Get("pinned_info").Text("pinned_by");
        if (!pinned || (by.Length > 0 && !await colleagues.IsOneAsync(by, "", cancel))) yield break;
        yield return new Delivery(Key(place, ts, $"pin/{by}/on/read"), place, by.Length > 0 ? await people.OfAsync(by, null, cancel) : Person.Bot, read,
            new Happening.Curation(ts, true, await CopyAsync(place, message, cancel)) { Recovered = true });
    }

    /// <summary>Everybody who reacted to a message, and how; nothing where Slack names only some of them.</summary>
    public static IReadOnlyList<(string Person, string Name)>? ReactionsOf(JsonElement message)
    {
        var reactions = message.Get("reactions").Items().ToList();
        return reactions.Any(r => r.Get("count") is { ValueKind: JsonValueKind.Number } count && count.TryGetInt32(out var all) && all > Given(r).Count()) ? null
            : [.. reactions.SelectMany(Given).Select(g => ("slack:" + g.User, g.Name))];
    }

    private static IEnumerable<(string User, string Name)> Given(JsonElement reaction) =>
        reaction.Get("users").Items().Where(u => u.ValueKind == JsonValueKind.String).Select(u => (u.GetString()!, reaction.Text("name")));

    /// <summary>The instant of a Slack timestamp.</summary>
    public static Instant? TimeOf(string ts) =>
        decimal.TryParse(ts, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 253402300799m
            ? Instant.FromUnixTimeTicks((long)(seconds * 10_000_000m)) : null;

    private async Task<Delivery?> MessageAsync(JsonElement message, CancellationToken cancel)
    {
        var place = Here(message.Text("channel"));
        switch (message.Text("subtype"))
        {
            case "message_changed":
                var (now, before) = (message.Get("message"), message.Get("previous_message"));
                if (now.Text("subtype") == "tombstone") return await DeletedAsync(place, now.Text("ts"), message, cancel);
                // Slack also tells of link previews and pins that way: only other words are an edit.
                if (await IsOursAsync(now, cancel) || (WholeText.Of(now) is { Length: > 0 } said && said == WholeText.Of(before))) return null;
                return await EditAsync(place, now, now.Get("edited").Text("ts"), message.Text("event_ts"), cancel);
            case "message_deleted":
                return await IsOursAsync(message.Get("previous_message"), cancel) ? null : await DeletedAsync(place, message.Text("deleted_ts"), message, cancel);
            case "channel_topic" or "group_topic":
                return await self.IsAsync(message.Text("user"), "", cancel) ? null
                    : await ChannelAsync(message, ChannelChange.Topic, place.Channel, await texts.ReadableAsync(message.Text("topic"), cancel), cancel);
            case "channel_name" or "group_name":
                // The event channel_rename does not say who did it; this message does.
                return await ChannelAsync(message, ChannelChange.Renamed, place.Channel, message.Text("name"), cancel);
            case "channel_convert_to_private":
                return await ChannelAsync(message, ChannelChange.MadePrivate, place.Channel, "", cancel);
            case var kind when IsSaid(kind):
                return await IsOursAsync(message, cancel) ? null : await SaidAsync(place, message, cancel);
            default:
                return null;
        }
    }

    private async Task<Delivery> SaidAsync(Place place, JsonElement message, CancellationToken cancel)
    {
        var ts = message.Text("ts");
        var thread = message.Text("thread_ts") is { Length: > 0 } root && root != ts ? root : null;
        var (who, text) = await Together.BothAsync(WhoAsync(message, cancel), texts.OfAsync(message, cancel));
        return new Delivery(Key(place, ts, "message"), place, who, At(ts),
            new Happening.Message(ts, text, thread, FilesOf(message), await self.PermalinkAsync(place.Channel, ts, thread, cancel)));
    }

    /// <param name="edited">When, by the message: empty where it does not say.</param>
    /// <param name="told">When, by the event: empty where the edit was found in the history.</param>
    private async Task<Delivery> EditAsync(Place place, JsonElement message, string edited, string told, CancellationToken cancel)
    {
        var copy = await CopyAsync(place, message, cancel);
        // Two edits within a second have one stamp on the message, and each its own on the event.
        return new Delivery(Key(place, copy.Id, $"edit/{edited}/{told}"), place, copy.Author, EditedAt(edited, told), new Happening.Edit(copy.Id, copy.Text, copy) { Revives = false });
    }

    /// <summary>Messages say to the second when they were edited. The event says it to the microsecond, where it is of the same second; else it was at the end of it.</summary>
    private Instant EditedAt(string edited, string told)
    {
        if (TimeOf(edited) is not { } at) return At(told);
        if (at.ToUnixTimeTicks() % NodaConstants.TicksPerSecond != 0) return at;
        return TimeOf(told) is { } event_at && event_at.ToUnixTimeSeconds() == at.ToUnixTimeSeconds() ? event_at : at + Duration.FromTicks(NodaConstants.TicksPerSecond - 1);
    }

    private async Task<Delivery?> DeletedAsync(Place place, string ts, JsonElement message, CancellationToken cancel)
    {
        var before = message.Get("previous_message");
        if (!IsSaid(before.Text("subtype"))) return null;
        var who = await WhoAsync(before, cancel);
        // Its words are left out: whoever deleted it before it was heard does not want them kept.
        return new(Key(place, ts, "deleted"), place, who, At(message.Text("event_ts")), new Happening.Deletion(ts, new MessageCopy(ts, "", who, At(ts))));
    }

    /// <summary>Whether a message of this subtype is something that somebody said.</summary>
    private static bool IsSaid(string subtype) => subtype is "" or "thread_broadcast" or "file_share" or "me_message" or "bot_message" or SlackText.Huddle;

    private Delivery? Moved(JsonElement what)
    {
        var (from, to, stamp) = (what.Text("old_channel_id"), what.Text("new_channel_id"), what.Text("event_ts"));
        return from.Length == 0 || to.Length == 0 ? null : new Delivery(Key(Here(from), stamp, "moved/" + to), Here(from), Person.Bot, At(stamp), new Happening.RoomMoved(Here(to), stamp));
    }

    private async Task<Delivery?> ReactionAsync(JsonElement what, bool added, CancellationToken cancel)
    {
        var item = what.Get("item");
        if (item.Text("type") is not ("message" or "") || !await colleagues.IsOneAsync(what.Text("user"), "", cancel)) return null;
        var place = Here(item.Text("channel"));
        return new Delivery(Key(place, item.Text("ts"), $"reaction/{what.Text("user")}/{what.Text("reaction")}/{(added ? "on" : "off")}/{what.Text("event_ts")}"), place,
            await people.OfAsync(what.Text("user"), null, cancel), At(what.Text("event_ts")), new Happening.Reaction(item.Text("ts"), what.Text("reaction"), added) { Readable = true });
    }

    private async Task<Delivery?> PinAsync(JsonElement what, bool added, CancellationToken cancel)
    {
        var message = what.Get("item").Get("message");
        if (what.Get("item").Text("type") != "message" || await IsOursAsync(message, cancel) || !await colleagues.IsOneAsync(what.Text("user"), "", cancel)) return null;
        var place = Here(what.Text("channel_id"));
        var ts = message.Text("ts");
        var copy = added ? await CopyAsync(place, message, cancel) : null;
        return new Delivery(Key(place, ts, $"pin/{what.Text("user")}/{(added ? "on" : "off")}/{what.Text("event_ts")}"), place,
            await people.OfAsync(what.Text("user"), null, cancel), At(what.Text("event_ts")), new Happening.Curation(ts, added, copy));
    }

    /// <summary>A message as it comes beside an edit, a pin or a shortcut.</summary>
    public async Task<MessageCopy> CopyAsync(Place place, JsonElement message, CancellationToken cancel)
    {
        var ts = message.Text("ts");
        var thread = message.Text("thread_ts") is { Length: > 0 } root && root != ts ? root : null;
        var link = message.Text("permalink") is { Length: > 0 } given ? given : await self.PermalinkAsync(place.Channel, ts, thread, cancel);
        var (who, text) = await Together.BothAsync(WhoAsync(message, cancel), texts.OfAsync(message, cancel));
        return new MessageCopy(ts, text, who, At(ts), link, thread, FilesOf(message) is { Count: > 0 } files ? files : null);
    }

    /// <summary>Files by name and link, those of a message that is passed on among them. One that was deleted is none.</summary>
    private static List<FileLink> FilesOf(JsonElement message) =>
        [.. message.Get("attachments").Items().Where(WholeText.IsShare).Prepend(message).SelectMany(m => m.Get("files").Items()).Where(f => f.Text("mode") != "tombstone")
            .Select(f => new FileLink(f.Text("name") is { Length: > 0 } name ? name : f.Text("title"), f.Text("permalink")))];

    private async Task<Delivery> HomeAsync(JsonElement what, CancellationToken cancel)
    {
        var place = Here(what.Text("user"));
        return new Delivery(Key(place, what.Text("event_ts"), "home"), place, await people.OfAsync(what.Text("user"), null, cancel), clock.GetCurrentInstant(), new Happening.HomeOpened());
    }

    private async Task<Delivery?> ChannelAsync(JsonElement what, ChannelChange change, string channel, string detail, CancellationToken cancel)
    {
        if (channel.Length == 0) return null;
        var place = Here(channel);
        var user = what.Text("user");
        var stamp = what.Text("event_ts") is { Length: > 0 } event_ts ? event_ts : what.Text("ts");
        return new Delivery(Key(place, stamp, $"{change}/{user}/{detail}".ToLowerInvariant()), place, user.Length == 0 ? Person.Bot : await people.OfAsync(user, null, cancel),
            At(stamp), new Happening.Channel(change, detail) { Readable = true });
    }

    private ValueTask<Person> WhoAsync(JsonElement message, CancellationToken cancel)
    {
        if ((message.Text("subtype") == SlackText.Huddle && message.Get("room").Text("created_by") is { Length: > 0 } host ? host : message.Text("user")) is { Length: > 0 } user)
        {
            // Of guests of another workspace users.info tells nothing, the message itself does.
            var profile = message.Get("user_profile");
            return people.OfAsync(user, People.First(profile.Text("display_name"), profile.Text("real_name"), profile.Text("name")), cancel);
        }
        var bot = message.Text("username") is { Length: > 0 } name ? name : message.Get("bot_profile").Text("name");
        return ValueTask.FromResult(new Person("slack:" + (message.Text("bot_id") is { Length: > 0 } id ? id : "unknown"), bot.Length > 0 ? bot : "bot"));
    }

    /// <summary>What the bot itself posted: it carries its metadata, or its ids where Slack leaves the metadata out.</summary>
    private async Task<bool> IsOursAsync(JsonElement message, CancellationToken cancel) =>
        message.Get("metadata").Text("event_type") == "incident_bot" || await self.IsAsync(message.Text("user"), message.Text("bot_id"), cancel);

    /// <summary>A channel. Its id says all: it is the same in every workspace of an organisation, whichever of them an event names.</summary>
    public static Place Here(string channel, string? name = null) => new("slack", "", channel, name);

    private static string Key(Place place, string ts, string kind) => $"slack/{place.Workspace}/{place.Channel}/{ts}/{kind}";

    private Instant At(string ts) => TimeOf(ts) ?? clock.GetCurrentInstant();
}
