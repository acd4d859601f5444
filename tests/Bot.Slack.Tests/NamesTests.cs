using System.Text.Json.Nodes;
using Bot.Incidents.Timelines;
using Bot.Testing;
using Bot.Testing.Slack;
using NodaTime;
using NodaTime.Testing;

namespace Bot.Slack.Tests;

/// <summary>People by name, wherever their id comes in.</summary>
public class NamesTests
{
    private static readonly System.Text.Json.JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Plain(JsonNode? node) => node?.ToJsonString(Relaxed) ?? "";

    [Fact]
    public async Task Who_is_picked_as_the_owner_of_a_follow_up_is_named_also_when_nobody_heard_of_them_before()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        workspace.World.People["WDAN"] = ("Dan", "en-US");
        await workspace.ClicksAsync("UANA", room.Id, "follow_up|0", "INC-1|1");
        await Eventually.Until(() => !workspace.World.Views.IsEmpty, "the modal");
        JsonObject Text(string text) => new() { ["type"] = "plain_text_input", ["value"] = text };
        await workspace.SubmitsAsync("UANA", "1", ("symptom_en", Text("late")), ("action_en", Text("faster")), ("owner", new JsonObject { ["type"] = "users_select", ["selected_user"] = "WDAN" }));
        var owner = Assert.Single(workspace.Read(r => r.ByNumber(1))!.FollowUps).Value.Owner;
        Assert.Equal(("slack:WDAN", "Dan"), (owner?.Id, owner?.Name));
    }

    [Fact]
    public async Task Names_that_slack_is_slow_to_tell_cost_a_second_together_are_left_alone_for_a_while_and_known_after()
    {
        var clock = new FakeClock(SystemClock.Instance.GetCurrentInstant());
        await using var workspace = await Workspace.StartAsync(clock: clock);
        var room = await workspace.DeclaredAsync();
        var asked = 0;
        var slow = true;
        workspace.Slack.Fault("users.info", args =>
        {
            if (!Volatile.Read(ref slow) || args["user"]!.GetValue<string>() == "UANA") return null;
            Interlocked.Increment(ref asked);
            return new Late();
        });
        JsonObject Message(string ts) => new() { ["type"] = "message", ["channel"] = room.Id, ["user"] = "UCHLOE", ["text"] = "<@UBEN> <@UD1> <@UD2> <@UD3> look", ["ts"] = ts };
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        await workspace.EventAsync(Message("1758031871.000100"));
        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(began).TotalSeconds, 0.9, 2.9);
        Assert.Equal(5, Volatile.Read(ref asked));
        await workspace.EventAsync(Message("1758031872.000100"));
        Assert.Equal(5, Volatile.Read(ref asked));
        Volatile.Write(ref slow, false);
        clock.AdvanceSeconds(31);
        await workspace.EventAsync(Message("1758031873.000100"));
        Assert.Equal(["UCHLOE @UBEN @UD1 @UD2 @UD3 look", "UCHLOE @UBEN @UD1 @UD2 @UD3 look", "Chloé @Ben @UD1 @UD2 @UD3 look"],
            workspace.Read(r => r.Entries(1).Where(e => e.What is MessageSaid).Select(e => $"{e.Who.Name} {((MessageSaid)e.What).Text}").ToList()));
    }

    [Fact]
    public async Task A_guest_of_another_workspace_is_called_as_their_message_says()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        workspace.Slack.Fault("users.info", "user_not_found");
        await workspace.EventAsync(new JsonObject
        {
            ["type"] = "message", ["channel"] = room.Id, ["user"] = "UFOREIGN", ["text"] = "hello from the acquirer", ["ts"] = "1758031871.000100",
            ["user_profile"] = new JsonObject { ["name"] = "pat", ["display_name"] = "Pat (Acquirer)", ["real_name"] = "Pat P" },
        });
        Assert.Equal("Pat (Acquirer)", workspace.Read(r => r.Entries(1).Single(e => e.What is MessageSaid)).Who.Name);
    }

    [Theory]
    [InlineData("UANA", "lead <@UBOT>", "is a bot and holds no role")]
    [InlineData("UANA", "role comms <@USLACKBOT|slackbot>", "is a bot and holds no role")]
    [InlineData("UCHLOE", "pilote <@UBOT|incident-bot>", "est un bot et ne tient aucun rôle")]
    public async Task A_bot_is_given_no_role(string user, string words, string told)
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        Assert.Contains(told, Plain(await workspace.TypesAsync(user, room.Id, "/incident " + words)), StringComparison.Ordinal);
        await workspace.TypesAsync("UANA", room.Id, "/incident lead me");
        Assert.Contains("is a bot and holds no role", Plain(await workspace.TypesAsync("UANA", room.Id, "/incident handover <@UBOT>")), StringComparison.Ordinal);
        Assert.Equal(["lead"], workspace.Read(r => r.ByNumber(1))!.Roles.Keys);
    }

    [Theory]
    [InlineData("lead &lt;@slack:UBEN|The CEO&gt;")]
    [InlineData("role comms &lt;@slack:UNOPE|Elon Musk&gt; <https://acme.io>")]
    [InlineData("lead \u0001@slack:UBEN|The CEO\u0002 <https://acme.io>")]
    public async Task What_is_typed_to_look_like_a_mention_names_nobody(string words)
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        await workspace.TypesAsync("UANA", room.Id, "/incident " + words);
        Assert.Empty(workspace.Read(r => r.ByNumber(1))!.Roles);
        await workspace.TypesAsync("UANA", room.Id, "/incident lead <@UBEN|The CEO>");
        Assert.Equal("Ben", workspace.Read(r => r.ByNumber(1))!.Roles["lead"].Name);
    }

    [Theory]
    [InlineData("see <https://status.acme.io|our page>", "see our page (https://status.acme.io)")]
    [InlineData("<http://api.acme.io|api.acme.io> is down, tell <mailto:noc@acme.io|noc@acme.io>", "api.acme.io is down, tell noc@acme.io")]
    [InlineData("<https://status.acme.io>", "https://status.acme.io")]
    public async Task A_link_in_a_command_keeps_its_address(string typed, string read)
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        await workspace.TypesAsync("UANA", room.Id, "/incident set context EN " + typed);
        Assert.Equal(read, workspace.Read(r => r.ByNumber(1))!.TextOf(Incidents.Fields.TextField.Context)["en"]);
    }

    /// <summary>An answer that takes longer than anybody waits.</summary>
    private sealed class Late : Microsoft.AspNetCore.Http.IResult
    {
        public async Task ExecuteAsync(Microsoft.AspNetCore.Http.HttpContext httpContext)
        {
            await Task.Delay(4000, httpContext.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            httpContext.Response.StatusCode = 503;
        }
    }
}
