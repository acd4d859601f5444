using Bot.Testing;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Bot.Testing.Teams.Identity;
using Bot.Testing.Teams.World;
using Microsoft.Extensions.Configuration;

namespace Bot.Teams.Tests.Adapter;

public sealed class RefusingTests
{
    public static TheoryData<Forgery> Forgeries => [.. Enum.GetValues<Forgery>().Where(f => f != Forgery.None)];

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task What_Teams_did_not_send_to_this_company_changes_nothing_and_gets_a_bare_status(Forgery forgery)
    {
        await using var wire = await WireTeams.StartAsync();
        var activity = wire.Ana.Activity("message", wire.Ana.PersonalChat);
        activity["text"] = "declare P1 everything is down";
        var calls = wire.Teams.Calls.Count;
        var delivered = await wire.Teams.Deliver(activity, forgery);
        Assert.Equal(forgery == Forgery.OtherTenant ? HttpStatusCode.Forbidden : HttpStatusCode.Unauthorized, delivered.Status);
        Assert.Null(delivered.Body);
        Assert.Null(wire.Read(r => r.ByNumber(1)));
        Assert.Equal(calls, wire.Teams.Calls.Count);
    }

    [Fact]
    public async Task A_new_key_is_learnt_and_an_outage_of_the_keys_does_not_silence_the_bot()
    {
        await using var wire = await WireTeams.StartAsync();
        wire.Teams.Keys.RollOver(dropOld: true);
        await wire.Ana.Writes("declare P2 Terminals refuse cards");
        await wire.OpenAsync();
        wire.Teams.Keys.Down = true;
        await wire.Ana.Writes("INC-1 priority P1 worse");
        Assert.Equal("P1", wire.Incident().Priority.ToString());
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("not json", 400)]
    [InlineData("[]", 400)]
    [InlineData("\"text\"", 400)]
    [InlineData("{}", 400)]
    [InlineData("""{"type":"message","from":7}""", 400)]
    [InlineData("""{"type":"message"}""", 401)]
    public async Task What_is_no_activity_is_refused_without_a_word(string body, int status)
    {
        await using var wire = await WireTeams.StartAsync();
        using var http = new HttpClient();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(wire.Teams.BotEndpoint, content, TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Odd_activities_that_are_signed_are_taken_or_ignored()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        foreach (var odd in Odd(wire))
        {
            var delivered = await wire.Teams.Deliver(odd);
            Assert.True(delivered.Status is HttpStatusCode.OK or HttpStatusCode.BadRequest or HttpStatusCode.NotImplemented, $"{delivered.Status} for {odd.ToJsonString()}");
        }
    }

    [Fact]
    public async Task Every_recorded_payload_there_is_is_taken_or_ignored()
    {
        // Recorded payloads are not part of this repository; the shapes are in the company of people these tests are made of.
        if (Path.Combine(Repository.Root, "..", "shared", "fixtures", "teams") is var folder && !Directory.Exists(folder)) return;
        await using var wire = await WireTeams.DeclaredAsync();
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Where(f => Path.GetFileName(f).Split('.')[0] is "message" or "messageUpdate" or "messageDelete" or "messageReaction" or "conversationUpdate" or "installationUpdate" or "invoke").Where(f => !f.Contains("outbound", StringComparison.Ordinal)))
        {
            var activity = (JsonObject)JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!;
            activity["serviceUrl"] = wire.Teams.ServiceUrl;
            if (activity["conversation"] is JsonObject conversation) conversation["tenantId"] = wire.Teams.TenantId;
            if (activity["channelData"]?["tenant"] is JsonObject tenant) tenant["id"] = wire.Teams.TenantId;
            var delivered = await wire.Teams.Deliver(activity);
            Assert.True(delivered.Status == HttpStatusCode.OK, $"{Path.GetFileName(file)}: {delivered.Status} {delivered.Body}");
        }
        Assert.Null(wire.Read(r => r.ByNumber(20)));
    }

    [Theory]
    [InlineData("Teams:AppPassword and Teams:TenantId are missing", "AppId")]
    [InlineData("Teams:TenantId is missing", "AppId", "AppPassword")]
    [InlineData("Teams:AppId is missing", "AppPassword", "TenantId")]
    [InlineData("exclude each other", "AppId", "AppPassword", "TenantId", "AllowAnonymous")]
    public void Half_a_configuration_refuses_to_start_and_says_what_is_missing(string says, params string[] given)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(given.Select(g => KeyValuePair.Create("Teams:" + g, (string?)(g == "AllowAnonymous" ? "true" : "x")))).Build();
        Assert.Contains(says, Assert.Throws<ArgumentException>(() => TeamsOptions.Read(configuration)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_configured_is_no_Teams_and_a_secret_is_never_shown()
    {
        Assert.Null(TeamsOptions.Read(new ConfigurationBuilder().Build()));
        var options = TeamsOptions.Read(new ConfigurationBuilder().AddInMemoryCollection([new("Teams:AppId", "a"), new("Teams:AppPassword", "hush"), new("Teams:TenantId", "t"),
            new("Teams:Channel", "https://teams.microsoft.com/l/channel/19%3Aabc%40thread.tacv2/Incidents?groupId=1&tenantId=2")]).Build())!;
        Assert.DoesNotContain("hush", options.ToString(), StringComparison.Ordinal);
        Assert.Equal("19:abc@thread.tacv2", options.Channel);
    }

    /// <summary>Activities with what one expects missing or of another kind.</summary>
    private static IEnumerable<JsonObject> Odd(WireTeams wire)
    {
        JsonObject Of(string type, Action<JsonObject>? change = null)
        {
            var activity = wire.Ana.Activity(type, wire.Incidents.Conversation, wire.Room.Id);
            change?.Invoke(activity);
            return activity;
        }
        yield return Of("message");
        yield return Of("message", a => a["text"] = new string('x', 200_000));
        yield return Of("message", a => a["value"] = "text");
        yield return Of("message", a => a["value"] = new JsonArray(1));
        yield return Of("message", a => a["text"] = "<at>Incident Bot");
        yield return Of("message", a => { a["text"] = "<at>x</at>"; a["entities"] = new JsonArray(new JsonObject { ["type"] = "mention" }, new JsonObject()); });
        yield return Of("message", a => a["attachments"] = new JsonArray(new JsonObject(), new JsonObject { ["contentType"] = "x" }));
        yield return Of("message", a => a.Remove("from"));
        yield return Of("message", a => a.Remove("recipient"));
        yield return Of("message", a => a.Remove("id"));
        yield return Of("message", a => a.Remove("timestamp"));
        yield return Of("message", a => a["channelData"] = new JsonArray());
        yield return Of("message", a => a["locale"] = "xx-not-a-locale");
        yield return Of("messageUpdate");
        yield return Of("messageDelete");
        yield return Of("messageReaction");
        yield return Of("messageReaction", a => { a["reactionsAdded"] = new JsonArray(new JsonObject()); a["replyToId"] = "1"; });
        yield return Of("conversationUpdate");
        yield return Of("conversationUpdate", a => a["membersAdded"] = new JsonArray(new JsonObject()));
        yield return Of("installationUpdate");
        yield return Of("event");
        yield return Of("typing");
        yield return Of("handoff");
        foreach (var name in new[] { "adaptiveCard/action", "task/fetch", "task/submit", "composeExtension/fetchTask", "composeExtension/submitAction", "composeExtension/query", "signin/verifyState", "config/fetch", "fileConsent/invoke", "" })
        {
            yield return Of("invoke", a => a["name"] = name);
            yield return Of("invoke", a => { a["name"] = name; a["value"] = new JsonObject(); });
            yield return Of("invoke", a => { a["name"] = name; a["value"] = new JsonObject { ["data"] = "text", ["action"] = new JsonObject { ["type"] = "Action.Execute", ["data"] = new JsonArray() } }; });
            yield return Of("invoke", a => { a["name"] = name; a["value"] = new JsonObject { ["data"] = new JsonObject { ["form"] = "{", ["action"] = 7, ["value"] = new JsonObject() }, ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "submit_form", ["data"] = new JsonObject { ["form"] = """{"id":null}""" } } }; });
            yield return Of("invoke", a => { a["name"] = name; a["value"] = new JsonObject { ["data"] = new JsonObject { ["form"] = """{"id":"declare","fields":[null]}""", ["action"] = "fly", ["value"] = "INC-1" }, ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "fly", ["data"] = new JsonObject { ["action"] = "fly" } } }; });
            yield return Of("invoke", a => { a["name"] = name; a["value"] = new JsonObject { ["commandId"] = "add_to_timeline", ["messagePayload"] = new JsonObject { ["id"] = "x", ["createdDateTime"] = "yesterday" } }; });
        }
    }
}
