using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Testing.Teams.World;
using NodaTime;
using NodaTime.Text;

namespace Bot.Testing.Teams.People;

/// <summary>Activities as Teams writes them.</summary>
internal sealed class Activities(FakeConnector teams)
{
    /// <summary>What every activity has.</summary>
    public JsonObject New(string type, Teammate by, Conversation conversation, string? rootId, string? id = null)
    {
        var now = teams.Clock.GetCurrentInstant();
        var local = now.InZone(by.Zone).ToOffsetDateTime();
        var activity = new JsonObject
        {
            ["type"] = type,
            ["channelId"] = "msteams",
            ["id"] = id ?? "f:" + Names.GuidOf($"activity {teams.NextId()}"),
            ["serviceUrl"] = teams.ServiceUrl,
            ["timestamp"] = InstantPattern.ExtendedIso.Format(now),
            ["localTimestamp"] = OffsetDateTimePattern.ExtendedIso.Format(local),
            ["localTimezone"] = by.Zone.Id,
            ["locale"] = by.Locale,
            ["from"] = new JsonObject { ["id"] = by.Id, ["name"] = by.Name, ["aadObjectId"] = by.AadObjectId },
            ["recipient"] = new JsonObject { ["id"] = teams.BotId, ["name"] = teams.BotName },
            ["conversation"] = Where(conversation, rootId),
            ["channelData"] = Data(conversation),
            ["entities"] = new JsonArray(ClientInfo(by)),
        };
        return activity;
    }

    /// <summary>A message with its mentions and its HTML twin.</summary>
    public JsonObject Message(string type, Teammate by, Conversation conversation, string? rootId, string id, Written written)
    {
        var activity = New(type, by, conversation, rootId, id);
        activity["text"] = written.Text;
        activity["textFormat"] = "plain";
        activity["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = written.Html });
        activity["entities"] = new JsonArray([.. written.Mentions.Select(m => m.DeepClone()), ClientInfo(by)]);
        return activity;
    }

    /// <summary>An invoke; its value is the caller's.</summary>
    public JsonObject Invoke(string name, Teammate by, Conversation conversation, string? rootId, string? replyToId, JsonObject value)
    {
        var activity = New("invoke", by, conversation, rootId);
        activity["name"] = name;
        activity["value"] = value;
        activity["channelData"]!["source"] = new JsonObject { ["name"] = replyToId is null ? "compose" : "message" };
        if (replyToId is not null) activity["replyToId"] = replyToId;
        return activity;
    }

    private JsonObject Where(Conversation conversation, string? rootId)
    {
        var where = new JsonObject
        {
            ["id"] = conversation.WireId(rootId),
            ["conversationType"] = conversation.Kind switch { ConversationKind.Personal => "personal", ConversationKind.GroupChat => "groupChat", _ => "channel" },
            ["tenantId"] = teams.TenantId,
        };
        if (conversation.Kind != ConversationKind.Personal) where["isGroup"] = true;
        return where;
    }

    private JsonObject Data(Conversation conversation)
    {
        var data = new JsonObject { ["tenant"] = new JsonObject { ["id"] = teams.TenantId } };
        if (conversation.Team is not { } team) return data;
        data["teamsChannelId"] = conversation.Id;
        data["teamsTeamId"] = team.Id;
        data["channel"] = new JsonObject { ["id"] = conversation.Id };
        data["team"] = new JsonObject { ["id"] = team.Id };
        return data;
    }

    private static JsonObject ClientInfo(Teammate by) => new()
    {
        ["type"] = "clientInfo",
        ["locale"] = by.Locale,
        ["country"] = by.Locale[^2..],
        ["platform"] = "Web",
        ["timezone"] = by.Zone.Id,
    };
}
