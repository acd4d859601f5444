using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Bot.Testing.Slack;

/// <summary>The Web API's methods.</summary>
internal sealed class WebApi(FakeSlack slack)
{
    private static readonly Dictionary<string, string> Scopes = new(StringComparer.Ordinal)
    {
        ["bookmarks.add"] = "bookmarks:write", ["bookmarks.remove"] = "bookmarks:write", ["chat.postMessage"] = "chat:write", ["chat.update"] = "chat:write", ["conversations.create"] = "channels:manage",
        ["conversations.invite"] = "channels:manage", ["conversations.setTopic"] = "channels:manage", ["conversations.history"] = "channels:history", ["conversations.replies"] = "channels:history",
        ["conversations.info"] = "channels:read", ["users.conversations"] = "channels:read", ["conversations.join"] = "channels:join", ["conversations.open"] = "im:write", ["files.getUploadURLExternal"] = "files:write", ["files.completeUploadExternal"] = "files:write",
        ["pins.add"] = "pins:write", ["usergroups.list"] = "usergroups:read", ["usergroups.users.list"] = "usergroups:read", ["users.info"] = "users:read",
    };

    /// <summary>Every scope an app can be given here.</summary>
    public static IEnumerable<string> ScopesKnown => Scopes.Values.Concat(
        ["channels:history", "chat:write.public", "groups:history", "groups:read", "groups:write", "metadata.message:read", "pins:read", "reactions:read"]).Distinct();

    private World World => slack.World;

    public IResult Answer(string method, JsonNode args)
    {
        if (Scopes.TryGetValue(method, out var needed) && slack.ScopesMissing.ContainsKey(needed))
            return Text(new JsonObject { ["ok"] = false, ["error"] = "missing_scope", ["needed"] = needed, ["provided"] = "chat:write" });
        string Arg(string name) => args[name]?.ToString() ?? "";
        return method switch
        {
            "auth.test" => Yes(("url", "https://acme.slack.com/"), ("team", "Acme"), ("user", "incident-bot"), ("team_id", World.Team), ("user_id", World.BotUser), ("bot_id", World.BotId)),
            "users.info" => User(Arg("user")),
            "usergroups.list" => Yes(("usergroups", new JsonArray([.. World.Groups.Keys.Select(g => new JsonObject { ["id"] = g, ["handle"] = g.ToLowerInvariant() })]))),
            "usergroups.users.list" => World.Groups.TryGetValue(Arg("usergroup"), out var users) ? Yes(("users", new JsonArray([.. users.Select(u => JsonValue.Create(u))]))) : No("no_such_subteam"),
            "conversations.create" => Create(Arg("name"), Arg("is_private") is "true" or "True"),
            "users.conversations" => Yes(("channels", new JsonArray([.. World.Channels.Values.Where(c => c.Members.ContainsKey(World.BotUser) && !c.Archived && !c.Id.StartsWith('D')).Select(c => (JsonNode)Json(c))]))),
            "conversations.open" => Direct(Arg("users")),
            "conversations.info" => World.Channels.TryGetValue(Arg("channel"), out var c) && (!c.Private || c.Members.ContainsKey(World.BotUser)) ? Yes(("channel", Json(c))) : No("channel_not_found"),
            "conversations.join" or "conversations.invite" or "conversations.setTopic" or "conversations.archive" or "conversations.history" or "conversations.replies" or "bookmarks.add" or "bookmarks.remove" or "pins.add" or "chat.postMessage" or "chat.update" =>
                !World.Channels.TryGetValue(Arg("channel") is { Length: > 0 } id ? id : Arg("channel_id"), out var channel) || (channel.Private && !channel.Members.ContainsKey(World.BotUser)) ? No("channel_not_found") : InChannel(method, channel, args, Arg),
            "views.open" or "views.push" => View(Arg("trigger_id"), args["view"]!),
            "views.publish" => Home(Arg("user_id"), args["view"]!),
            "files.getUploadURLExternal" => Upload(Arg("filename")),
            "files.completeUploadExternal" => Share(args["files"]!.AsArray(), Arg("channel_id")),
            _ => No("unknown_method"),
        };
    }

    private IResult InChannel(string method, Channel channel, JsonNode args, Func<string, string> arg)
    {
        if (channel.Archived && method is not ("conversations.history" or "conversations.replies")) return No("is_archived");
        return method switch
        {
            "conversations.join" => channel.Private ? No("method_not_supported_for_channel_type") : Joined(channel, World.BotUser, World.BotUser),
            "conversations.invite" => Invite(channel, arg("users").Split(',')),
            "conversations.setTopic" => Topic(channel, arg("topic")),
            "conversations.archive" => Archive(channel),
            "conversations.history" => History(channel, null, arg),
            "conversations.replies" => channel.Messages.ContainsKey(arg("ts")) ? History(channel, arg("ts"), arg) : No("thread_not_found"),
            "bookmarks.add" => Bookmark(channel, arg("title"), arg("link")),
            "bookmarks.remove" => channel.Bookmarks.TryRemove(arg("bookmark_id"), out _) ? Yes() : No("not_found"),
            "pins.add" => Pin(channel, arg("timestamp")),
            "chat.update" => Update(channel, arg("ts"), args.AsObject()),
            _ => Post(channel, args.AsObject()),
        };
    }

    private IResult User(string id)
    {
        if (!id.StartsWith('U') && !id.StartsWith('W')) return No("user_not_found");
        var user = new JsonObject
        {
            ["id"] = id, ["team_id"] = World.Team, ["name"] = id.ToLowerInvariant(), ["tz"] = "Europe/Paris", ["locale"] = World.People.TryGetValue(id, out var person) ? person.Locale : "en-GB",
            ["profile"] = new JsonObject { ["display_name"] = World.NameOf(id) },
        };
        foreach (var (name, value) in World.Told.GetValueOrDefault(id) ?? []) user[name] = value?.DeepClone();
        return Yes(("user", user));
    }

    private IResult Create(string name, bool secret)
    {
        if (name.Length == 0) return Broken("an empty channel name", "invalid_name_required");
        if (name.Length > 80) return Broken("a channel name over 80: " + name, "invalid_name_maxlength");
        if (name.Any(c => !(char.IsLetterOrDigit(c) || c is '-' or '_') || char.IsUpper(c))) return Broken("a channel name with specials: " + name, "invalid_name_specials");
        if (name.All(c => c is '-' or '_')) return Broken("a channel name of punctuation", "invalid_name_punctuation");
        if (World.Named(name) is not null) return No("name_taken");
        var channel = new Channel(World.Next("C"), name, secret) { Creator = World.BotUser };
        World.Channels[channel.Id] = channel;
        channel.Members[World.BotUser] = true;
        return Yes(("channel", Json(channel)));
    }

    private IResult Direct(string users)
    {
        World.Channels.TryAdd("D" + users, new Channel("D" + users, "direct-" + users, secret: false));
        World.Channels["D" + users].Members[World.BotUser] = true;
        return Yes(("channel", new JsonObject { ["id"] = "D" + users }));
    }

    private IResult Invite(Channel channel, string[] users)
    {
        if (users.Length > 100) return Broken("more than 100 invited at once", "too_many_users");
        // Of several, one who is in already spoils it for all.
        if (users.Any(channel.Members.ContainsKey)) return No(users is [World.BotUser] ? "cant_invite_self" : "already_in_channel");
        foreach (var user in users) Joined(channel, user, World.BotUser);
        return Yes(("channel", Json(channel)));
    }

    private IResult Joined(Channel channel, string user, string inviter)
    {
        if (!channel.Members.TryAdd(user, true)) return Yes(("channel", Json(channel)));
        Tell(channel, new JsonObject { ["type"] = "member_joined_channel", ["user"] = user, ["channel"] = channel.Id, ["channel_type"] = channel.Private ? "G" : "C", ["team"] = World.Team, ["inviter"] = inviter, ["event_ts"] = World.NextTs() });
        return Yes(("channel", Json(channel)));
    }

    private IResult Topic(Channel channel, string topic)
    {
        if (topic.Length > 250) return Broken("topic over 250", "too_long");
        channel.Topic = topic;
        var ts = World.NextTs();
        Tell(channel, new JsonObject { ["type"] = "message", ["subtype"] = channel.Private ? "group_topic" : "channel_topic", ["user"] = World.BotUser, ["topic"] = topic, ["text"] = $"<@{World.BotUser}> set the topic: {topic}", ["channel"] = channel.Id, ["ts"] = ts, ["event_ts"] = ts });
        return Yes(("channel", Json(channel)));
    }

    private IResult Archive(Channel channel)
    {
        channel.Archived = true;
        Tell(channel, new JsonObject { ["type"] = "channel_archive", ["channel"] = channel.Id, ["user"] = World.BotUser, ["event_ts"] = World.NextTs() });
        return Yes();
    }

    private static IResult History(Channel channel, string? thread, Func<string, string> arg)
    {
        if (channel.Id.StartsWith('D')) return No("missing_scope"); // im:history, which the app does not ask for.
        if (!channel.Members.ContainsKey(World.BotUser)) return No("not_in_channel");
        var limit = int.TryParse(arg("limit"), CultureInfo.InvariantCulture, out var wished) ? wished : 100;
        var messages = channel.Messages.Where(m => thread is null
                ? m.Value["thread_ts"] is null || m.Value["thread_ts"]!.GetValue<string>() == m.Key || m.Value["subtype"]?.GetValue<string>() == "thread_broadcast"
                : m.Key == thread || m.Value["thread_ts"]?.GetValue<string>() == thread)
            .Where(m => (arg("oldest").Length == 0 || Later(m.Key, arg("oldest")) || m.Key == thread) && (arg("latest").Length == 0 || Later(arg("latest"), m.Key) || (arg("inclusive") is "true" or "True" && m.Key == arg("latest"))))
            .OrderBy(m => m.Key, StringComparer.Ordinal).ToList();
        if (thread is null) messages.Reverse();
        var from = int.TryParse(arg("cursor"), CultureInfo.InvariantCulture, out var cursor) ? cursor : 0;
        var page = messages.Skip(from).Take(limit).Select(m => (JsonNode)Complete(channel, m.Key, m.Value)).ToArray();
        var more = from + page.Length < messages.Count;
        return Yes(("messages", new JsonArray(page)), ("has_more", more), ("response_metadata", new JsonObject { ["next_cursor"] = more ? (from + page.Length).ToString(CultureInfo.InvariantCulture) : "" }));
    }

    private static JsonObject Complete(Channel channel, string ts, JsonObject message)
    {
        var copy = message.DeepClone().AsObject();
        (copy["type"], copy["ts"]) = ("message", ts);
        var replies = channel.Messages.Where(m => m.Value["thread_ts"]?.GetValue<string>() == ts && m.Key != ts).Select(m => m.Key).Order(StringComparer.Ordinal).ToList();
        if (replies.Count > 0) (copy["thread_ts"], copy["reply_count"], copy["latest_reply"]) = (ts, replies.Count, replies[^1]);
        return copy;
    }

    private static bool Later(string ts, string than) => decimal.Parse(ts, CultureInfo.InvariantCulture) > decimal.Parse(than, CultureInfo.InvariantCulture);

    private IResult Bookmark(Channel channel, string title, string link)
    {
        if (title.Length == 0 || !link.StartsWith("http", StringComparison.Ordinal)) return Broken("a bookmark without title or link", "invalid_arguments");
        var id = World.Next("Bk");
        channel.Bookmarks[id] = link;
        return Yes(("bookmark", new JsonObject { ["id"] = id, ["title"] = title, ["link"] = link }));
    }

    private IResult Pin(Channel channel, string ts)
    {
        if (!channel.Messages.TryGetValue(ts, out var message)) return No("message_not_found");
        if (channel.Pins.Count >= 100) return No("too_many_pins");
        if (!channel.Pins.TryAdd(ts, true)) return No("already_pinned");
        Tell(channel, new JsonObject { ["type"] = "pin_added", ["user"] = World.BotUser, ["channel_id"] = channel.Id, ["event_ts"] = World.NextTs(), ["item"] = new JsonObject { ["type"] = "message", ["channel"] = channel.Id, ["message"] = Complete(channel, ts, message) } });
        return Yes();
    }

    private IResult Post(Channel channel, JsonObject message)
    {
        if (!slack.Rates.Allows(channel.Id)) return new Wait(1);
        if (Wrong(message) is { } wrong) return wrong;
        var ts = World.NextTs();
        var kept = message.DeepClone().AsObject();
        (kept["bot_id"], kept["user"], kept["app_id"]) = (World.BotId, World.BotUser, "A1");
        kept.Remove("channel");
        channel.Messages[ts] = kept;
        // Slack leaves the metadata out of some events; the bot knows itself all the same.
        Tell(channel, new JsonObject { ["type"] = "message", ["user"] = World.BotUser, ["bot_id"] = World.BotId, ["app_id"] = "A1", ["text"] = kept["text"]?.DeepClone(), ["blocks"] = kept["blocks"]?.DeepClone(), ["channel"] = channel.Id, ["channel_type"] = channel.Private ? "group" : "channel", ["ts"] = ts, ["event_ts"] = ts });
        return Yes(("ts", ts), ("channel", channel.Id), ("message", kept.DeepClone()));
    }

    private IResult Update(Channel channel, string ts, JsonObject message)
    {
        if (!channel.Messages.TryGetValue(ts, out var before)) return No("message_not_found");
        if (before["bot_id"]?.GetValue<string>() != World.BotId) return No("cant_update_message");
        if (Wrong(message) is { } wrong) return wrong;
        var kept = before.DeepClone().AsObject();
        (kept["text"], kept["blocks"]) = (message["text"]?.DeepClone(), message["blocks"]?.DeepClone());
        channel.Messages[ts] = kept;
        Tell(channel, new JsonObject { ["type"] = "message", ["subtype"] = "message_changed", ["hidden"] = true, ["channel"] = channel.Id, ["ts"] = World.NextTs(), ["event_ts"] = World.NextTs(), ["message"] = Complete(channel, ts, kept), ["previous_message"] = Complete(channel, ts, before) });
        return Yes(("ts", ts), ("channel", channel.Id), ("text", kept["text"]?.DeepClone()));
    }

    private IResult? Wrong(JsonObject message)
    {
        var text = message["text"]?.GetValue<string>() ?? "";
        if (text.Length > 40_000) return Broken("a text over 40,000", "msg_too_long");
        if (text.Length == 0 && message["blocks"] is not JsonArray { Count: > 0 }) return Broken("a message without text", "no_text");
        if (text.Length == 0) slack.Broken("blocks without a fallback text");
        return BlockLimits.Broken(message["blocks"], 50) is { } broken ? Broken(broken, "invalid_blocks") : null;
    }

    private IResult View(string trigger, JsonNode view)
    {
        if (slack.Triggers.Use(trigger) is { } error) return No(error);
        if (Wrong(view) is { } wrong) return wrong;
        foreach (var part in new[] { "title", "submit", "close" })
            if (view[part]?["text"]?.GetValue<string>() is { } text && text.Length is 0 or > 24) return Broken($"{part} over 24", "invalid_arguments");
        if (view["title"] is null) return Broken("a modal without title", "invalid_arguments");
        if (view["submit"] is null && view["blocks"]!.AsArray().Any(b => b!["type"]!.GetValue<string>() == "input")) return Broken("inputs without a submit", "invalid_arguments");
        var kept = view.DeepClone();
        (kept["id"], kept["hash"]) = (World.Next("V"), World.Next("h"));
        World.Views.Enqueue(kept);
        return Yes(("view", kept.DeepClone()));
    }

    private IResult Home(string user, JsonNode view)
    {
        if (view["type"]?.GetValue<string>() != "home" || view["title"] is not null || view["submit"] is not null) return Broken("a Home with a title", "invalid_arguments");
        if (Wrong(view) is { } wrong) return wrong;
        World.Homes[user] = view.DeepClone();
        return Yes(("view", new JsonObject { ["id"] = "VHOME", ["hash"] = World.Next("h") }));
    }

    private IResult? Wrong(JsonNode view) =>
        view["private_metadata"]?.GetValue<string>().Length > 3000 ? Broken("private_metadata over 3000", "invalid_arguments")
        : view["callback_id"]?.GetValue<string>().Length > 255 ? Broken("callback_id over 255", "invalid_arguments")
        : view.ToJsonString().Length > 250_000 ? Broken("a view over 250 KB", "view_too_large")
        : BlockLimits.Broken(view["blocks"], 100) is { } broken ? Broken(broken, "invalid_arguments") : null;

    private IResult Upload(string name)
    {
        var id = World.Next("F");
        World.Files[id] = new SharedFile(name, "", "");
        return Yes(("upload_url", $"{slack.Url}/upload/{id}"), ("file_id", id));
    }

    private IResult Share(JsonArray files, string channel)
    {
        foreach (var file in files)
        {
            if (!World.Files.TryGetValue(file!["id"]!.GetValue<string>(), out var known)) return No("file_not_found");
            World.Files[file["id"]!.GetValue<string>()] = known with { Channel = channel };
        }
        return Yes(("files", files.DeepClone()));
    }

    private void Tell(Channel channel, JsonObject what)
    {
        if (channel.Members.ContainsKey(World.BotUser) && !channel.Id.StartsWith('D')) slack.Tell(what);
    }

    private static JsonObject Json(Channel channel) => new() { ["id"] = channel.Id, ["name"] = channel.Name, ["creator"] = channel.Creator, ["is_private"] = channel.Private, ["is_member"] = channel.Members.ContainsKey(World.BotUser), ["is_archived"] = channel.Archived, ["topic"] = new JsonObject { ["value"] = channel.Topic } };

    private IResult Broken(string what, string error)
    {
        slack.Broken(what);
        return No(error);
    }

    /// <summary>Slack's no.</summary>
    public static IResult No(string error) => Text(new JsonObject { ["ok"] = false, ["error"] = error });

    /// <summary>Slack's yes.</summary>
    public static IResult Yes(params (string Name, JsonNode? Value)[] values) =>
        Text(new JsonObject(values.Select(v => KeyValuePair.Create(v.Name, v.Value)).Prepend(KeyValuePair.Create<string, JsonNode?>("ok", true))));

    private static IResult Text(JsonNode json) => Results.Text(json.ToJsonString(), "application/json");

    /// <summary>"Come back in so many seconds."</summary>
    public sealed class Wait(int seconds) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            httpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            return httpContext.Response.WriteAsync("""{"ok":false,"error":"ratelimited"}""");
        }
    }
}
