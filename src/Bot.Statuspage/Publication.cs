using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Bot.Chat.Delivery;
using Bot.Chat.Posting;

namespace Bot.Statuspage;

/// <summary>
/// Brings one incident of the page up to date. It looks at what the page has before it writes, so that an attempt whose answer was
/// lost is found again and nobody reads an update twice.
/// </summary>
internal sealed class Publication(StatuspageWeb web, StatuspageOptions options, PublicIncident incident, RoomState room, bool anew)
{
    private const string Known = "incident";
    private const string Told = "update:";
    private const string TakenBack = "withdrawn";
    private const string Postmortem = "postmortem";
    private const string Explained = "explained";
    private const string Details = "details";
    private const string Affected = "components";

    private RoomState _room = room;
    private JsonNode? _there;

    /// <summary>Does what is missing; gives back what to remember.</summary>
    /// <exception cref="ChatBusyException">Later.</exception>
    /// <exception cref="ChatRefusedException">Not as things are; what was done before is remembered.</exception>
    public async Task<RoomState> BringUpToDateAsync(CancellationToken cancel)
    {
        try
        {
            See(await FindAsync(cancel));
            await RetractAsync(cancel);
            foreach (var update in incident.Updates) await TellAsync(update, cancel);
            if (_there is null) return _room;
            await TakeBackAsync(cancel);
            await DescribeAsync(cancel);
            await ExplainAsync(cancel);
            return _room;
        }
        catch (ChatRefusedException refused)
        {
            throw new ChatRefusedException(refused.Step, refused.Reason, _room);
        }
    }

    private string? Remembered(string name) => _room.Memory.GetValueOrDefault(name);

    /// <summary>The page's incident as it is: by its id, else by the reference it was made with.</summary>
    private async Task<JsonNode?> FindAsync(CancellationToken cancel)
    {
        if (Remembered(Known) is { } id)
        {
            try
            {
                return await web.SendAsync(HttpMethod.Get, $"incidents/{id}", null, cancel);
            }
            catch (ChatRefusedException gone) when (anew && gone.Reason == StatuspageWeb.NotFound)
            {
                // It was deleted from the page, and somebody wants it back: nothing of it is there any more.
                _room = _room with { Memory = RoomState.None.Memory };
            }
        }
        if (incident.Updates.Count == 0) return null;
        return (await web.SendAsync(HttpMethod.Get, "incidents?limit=100", null, cancel) as JsonArray)?
            .FirstOrDefault(i => Text(At(At(At(i, "metadata"), "incident_bot"), "reference")) == incident.Reference);
    }

    /// <summary>What the page has of the incident now.</summary>
    private void See(JsonNode? there)
    {
        _there = there;
        if (there is null) return;
        _room = _room.Remember(Known, Id(there));
        // Where the public reads it; nothing but an address may come onto a card.
        if (Text(At(there, "shortlink")) is { } link && Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps) _room = _room.Remember(RoomState.PublicLink, address.AbsoluteUri.Replace(")", "%29", StringComparison.Ordinal));
    }

    /// <summary>Tells one update, or corrects it where its words changed.</summary>
    private async Task TellAsync(PublicPost update, CancellationToken cancel)
    {
        var name = $"{Told}{update.Id}";
        if (Remembered(name)?.Split('|') is [var told, var words])
        {
            if (words != Hash(update.Body)) await RewriteAsync(name, told, update.Body, Hash(update.Body), cancel);
            return;
        }
        if (Unclaimed(update) is not { } id)
        {
            var fields = Described();
            (fields["status"], fields["body"], fields["deliver_notifications"]) = (update.Status, update.Body, options.Notify && (!anew || update == incident.Updates[^1]));
            if (_there is null) fields["metadata"] = new JsonObject { ["incident_bot"] = new JsonObject { ["reference"] = incident.Reference } };
            await WriteAsync(fields, cancel);
            // Written is written: were it not recognised, it would be told again and again.
            id = Unclaimed(update) ?? Text(At(Updates().LastOrDefault(), "id")) ?? "";
        }
        _room = _room.Remember(name, $"{id}|{Hash(update.Body)}");
    }

    /// <summary>An update with these words that the page has and that is none of those remembered: written before, and the answer was lost.</summary>
    private string? Unclaimed(PublicPost update)
    {
        var claimed = _room.Memory.Where(m => m.Key.StartsWith(Told, StringComparison.Ordinal)).Select(m => m.Value.Split('|')[0]).ToHashSet();
        return Updates().FirstOrDefault(u => Text(At(u, "status")) == update.Status && Plain(Text(At(u, "body")) ?? "") == Plain(update.Body) && !claimed.Contains(Id(u))) is { } found ? Id(found) : null;
    }

    /// <summary>What the page tells of the incident, oldest first; the page itself has the newest first.</summary>
    private IEnumerable<JsonNode?> Updates() => (At(_there, "incident_updates") as JsonArray ?? []).Reverse();

    /// <summary>Updates that were taken back say so in their place; where the page's status was theirs, an update of its own takes it back to that of the last one that stands.</summary>
    private async Task TakeBackAsync(CancellationToken cancel)
    {
        var stands = incident.Updates.Select(u => $"{Told}{u.Id}").ToHashSet();
        var gone = _room.Memory.Where(m => m.Key.StartsWith(Told, StringComparison.Ordinal) && !stands.Contains(m.Key) && !m.Value.EndsWith("|" + TakenBack, StringComparison.Ordinal)).ToList();
        foreach (var (name, value) in gone) await RewriteAsync(name, value.Split('|')[0], incident.Withdrawn, TakenBack, cancel);
        if (gone.Count > 0 && Text(At(_there, "status")) != incident.Status) await WriteAsync(new JsonObject { ["status"] = incident.Status, ["body"] = incident.Withdrawn, ["deliver_notifications"] = options.Notify }, cancel);
    }

    /// <summary>Title, impact and components, where nothing was told that carried them along.</summary>
    private async Task DescribeAsync(CancellationToken cancel)
    {
        if (Remembered(Details) != Hash(Look())) await WriteAsync(Described(), cancel);
    }

    /// <summary>Takes the postmortem off the page, before anything is told: that puts the page's incident back to resolved.</summary>
    private async Task RetractAsync(CancellationToken cancel)
    {
        if (_there is null || incident.Postmortem is not null || Remembered(Postmortem) is null) return;
        await web.SendAsync(HttpMethod.Put, PostmortemPath + "/revert", null, cancel);
        _room = _room.Forget(Postmortem);
        See(await FindAsync(cancel));
    }

    /// <summary>Publishes the postmortem, or what it says now. Of a text that was published before nobody is told again.</summary>
    private async Task ExplainAsync(CancellationToken cancel)
    {
        if (incident.Postmortem is not { } text || Remembered(Postmortem) == Hash(text)) return;
        await web.SendAsync(HttpMethod.Put, PostmortemPath, new JsonObject { ["postmortem"] = new JsonObject { ["body_draft"] = text } }, cancel);
        await web.SendAsync(HttpMethod.Put, PostmortemPath + "/publish", new JsonObject { ["postmortem"] = new JsonObject { ["notify_subscribers"] = options.Notify && Remembered(Explained) != Hash(text), ["notify_twitter"] = false } }, cancel);
        _room = _room.Remember(Postmortem, Hash(text)).Remember(Explained, Hash(text));
    }

    private string PostmortemPath => $"incidents/{Remembered(Known)}/postmortem";

    private JsonObject Described()
    {
        var fields = new JsonObject { ["name"] = incident.Name, ["impact_override"] = incident.Impact };
        var shown = Shown();
        // A component that is no longer affected is not left red, unless another incident says it is.
        var elsewhere = OnPage(incident.Elsewhere);
        var released = (Remembered(Affected) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Where(id => !shown.ContainsKey(id)).Select(id => KeyValuePair.Create(id, (JsonNode?)elsewhere.GetValueOrDefault(id, "operational")));
        var states = new JsonObject(shown.Select(c => KeyValuePair.Create(c.Key, (JsonNode?)c.Value)).Concat(released));
        if (states.Count == 0) return fields;
        fields["component_ids"] = new JsonArray([.. shown.Keys.Select(id => (JsonNode)id)]);
        fields["components"] = states;
        return fields;
    }

    /// <summary>The page's components the incident is about, and how they are.</summary>
    private Dictionary<string, string> Shown() => OnPage(incident.Components);

    /// <summary>Components by the page's ids, as far as the page has them.</summary>
    private Dictionary<string, string> OnPage(IReadOnlyDictionary<string, string> components) => components.Where(c => options.Components.ContainsKey(c.Key)).ToDictionary(c => options.Components[c.Key], c => c.Value);

    private string Look() => string.Join('\n', Shown().Select(c => $"{c.Key}={c.Value}").Prepend(incident.Impact).Prepend(incident.Name));

    private async Task WriteAsync(JsonObject fields, CancellationToken cancel)
    {
        See(await web.SendAsync(_there is null ? HttpMethod.Post : HttpMethod.Patch, _there is null ? "incidents" : $"incidents/{Id(_there)}", new JsonObject { ["incident"] = fields }, cancel));
        if (fields.ContainsKey("name")) _room = _room.Remember(Details, Hash(Look())).Remember(Affected, string.Join(',', Shown().Keys));
    }

    private async Task RewriteAsync(string name, string id, string body, string mark, CancellationToken cancel)
    {
        try
        {
            if (id.Length > 0) await web.SendAsync(HttpMethod.Patch, $"incidents/{Remembered(Known)}/incident_updates/{id}", new JsonObject { ["incident_update"] = new JsonObject { ["body"] = body, ["deliver_notifications"] = false } }, cancel);
        }
        catch (ChatRefusedException gone) when (gone.Reason == StatuspageWeb.NotFound)
        {
            // Somebody deleted it from the page: there is nothing left to correct, and what follows must not wait for it.
        }
        _room = _room.Remember(name, $"{id}|{mark}");
    }

    private static JsonNode? At(JsonNode? node, string name) => node is JsonObject fields ? fields[name] : null;

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static string Id(JsonNode? node) => Text(At(node, "id")) ?? throw new ChatBusyException("Statuspage's answer has no id", null);

    /// <summary>A body as far as it counts: a page may keep white space otherwise than it was sent.</summary>
    private static string Plain(string body) => string.Join(' ', body.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
