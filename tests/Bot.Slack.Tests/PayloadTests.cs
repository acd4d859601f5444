using Bot.Testing;
using System.Text.Json.Nodes;

namespace Bot.Slack.Tests;

/// <summary>Everything a workspace can send is accepted or ignored; nothing is answered with an error of ours.</summary>
public class PayloadTests
{
    private const string FormType = "application/x-www-form-urlencoded";

    /// <summary>Shapes of events, interactions and commands with the oddities that real workspaces show.</summary>
    private static readonly (string As, string Body)[] Shapes =
    [
        ("event", """{"type":"message","text":"plain","user":"U7","ts":"1700000001.000100","team":"T7","channel":"C7","channel_type":"channel","client_msg_id":"x","blocks":[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"plain"}]}]}]}"""),
        ("event", """{"type":"message","text":"private","user":"W7","ts":"1700000002.000100","channel":"G7","channel_type":"group"}"""),
        ("event", """{"type":"message","subtype":"me_message","text":"waves","user":"U7","ts":"1700000003.000100","channel":"C7"}"""),
        ("event", """{"type":"message","subtype":"bot_message","text":"","bot_id":"B7","username":"ci","icons":{},"attachments":[{"fallback":"build failed","id":1,"color":"ff0000"}],"ts":"1700000004.000100","channel":"C7"}"""),
        ("event", """{"type":"message","text":"from an app","bot_id":"B7","bot_profile":{"id":"B7","name":"App","app_id":"A7"},"user":"U7","ts":"1700000005.000100","channel":"C7"}"""),
        ("event", """{"type":"message","subtype":"message_changed","hidden":true,"channel":"C7","ts":"1700000006.000100","message":{"text":"new","user":"U7","edited":{"user":"U7","ts":"1700000006.000000"},"ts":"1700000001.000100"},"previous_message":[]}"""),
        ("event", """{"type":"message","subtype":"message_changed","channel":"C7","ts":"1700000007.000100","message":{"type":"message","subtype":"tombstone","text":"This message was deleted.","user":"USLACKBOT","hidden":true,"thread_ts":"1700000001.000100","reply_count":1,"ts":"1700000001.000100"},"previous_message":{"user":"U7","text":"x","ts":"1700000001.000100"}}"""),
        ("event", """{"type":"message","subtype":"message_deleted","hidden":true,"deleted_ts":"1700000001.000100","channel":"C7","previous_message":{"user":"U7","text":"x","ts":"1700000001.000100"},"ts":"1700000008.000100"}"""),
        ("event", """{"type":"message","subtype":"message_replied","channel":"C7","message":{"thread_ts":"1700000001.000100"},"ts":"1700000009.000100"}"""),
        ("event", """{"type":"message","subtype":"channel_join","user":"U7","text":"<@U7> has joined","inviter":"U8","ts":"1700000010.000100","channel":"C7"}"""),
        ("event", """{"type":"message","subtype":"channel_name","old_name":"a","name":"b","user":"U7","text":"renamed","ts":"1700000011.000100","channel":"C7"}"""),
        ("event", """{"type":"message","subtype":"file_share","text":"","files":[{"id":"F7","mode":"tombstone"},{"id":"F8","name":null,"title":"t","permalink":null}],"user":"U7","ts":"1700000012.000100","channel":"C7","upload":false}"""),
        ("event", """{"type":"app_mention","user":"U7","text":"<@UBOT> hi","ts":"1700000013.000100","channel":"C7","event_ts":"1700000013.000100"}"""),
        ("event", """{"type":"reaction_added","user":"U7","reaction":"pushpin::skin-tone-3","item_user":"U8","item":{"type":"file","file":"F7"},"event_ts":"1700000014.000100"}"""),
        ("event", """{"type":"pin_added","user":"U7","channel_id":"C7","item":{"type":"file","created":1,"file":{"id":"F7"}},"event_ts":"1700000015.000100"}"""),
        ("event", """{"type":"pin_removed","user":"U7","channel_id":"C7","item":{"type":"message","message":{"ts":"1700000001.000100","text":"x","user":"U7","permalink":"https://x"}},"has_pins":false,"event_ts":"1700000016.000100"}"""),
        ("event", """{"type":"channel_rename","channel":{"id":"C7","name":"new","created":1},"event_ts":"1700000017.000100"}"""),
        ("event", """{"type":"channel_archive","channel":"C7","user":"U7"}"""),
        ("event", """{"type":"member_joined_channel","user":"W7","channel":"C7","channel_type":"C","team":"T7"}"""),
        ("event", """{"type":"channel_id_changed","old_channel_id":"G7","new_channel_id":"C7","event_ts":"1700000018.000100"}"""),
        ("event", """{"type":"app_home_opened","user":"U7","channel":"D7","tab":"messages","event_ts":"1700000019"}"""),
        ("event", """{"type":"app_home_opened","user":"U7","channel":"D7","tab":"home","event_ts":"1700000020","view":{"id":"V7","type":"home","hash":"1.a","blocks":[]}}"""),
        ("event", """{"type":"tokens_revoked","tokens":{"oauth":["U7"],"bot":["U8"]}}"""),
        ("event", """{"type":"app_uninstalled"}"""),
        ("event", """{"type":"subteam_members_changed","subteam_id":"S7","team_id":"T7","added_users":["U7"]}"""),
        ("body", """{"minute_rate_limited":1518467820,"token":"x","team_id":"T7","api_app_id":"A7","type":"app_rate_limited"}"""),
        ("body", """{"type":"event_callback","team_id":null,"enterprise_id":"E7","is_ext_shared_channel":true,"authorizations":[{"enterprise_id":"E7","team_id":null,"is_enterprise_install":true}],"event":{"type":"message","text":"org","user":"W7","ts":"1700000021.000100","channel":"C7"}}"""),
        ("payload", """{"type":"block_actions","team":null,"enterprise":{"id":"E7"},"is_enterprise_install":true,"user":{"id":"W7","username":"w","team_id":"T7"},"trigger_id":"1.2.x","container":{"type":"message","is_ephemeral":true},"channel":{"id":"C7","name":"directmessage"},"response_url":"","actions":[{"type":"button","action_id":"other","block_id":"b","text":{"type":"plain_text","text":"x"},"value":"v","action_ts":"1.1"}]}"""),
        ("payload", """{"type":"block_actions","user":{"id":"U7"},"team":{"id":"T7"},"view":{"id":"V7","type":"home","state":{"values":{}}},"trigger_id":"1.3.x","actions":[{"type":"conversations_select","action_id":"c","selected_conversation":"C7","action_ts":"1.2"},{"type":"datepicker","action_id":"d","selected_date":"2026-01-01"}]}"""),
        ("payload", """{"type":"block_actions","user":{"id":"U7"},"trigger_id":"1.4.x","actions":[]}"""),
        ("payload", """{"type":"view_submission","team":null,"user":{"id":"W7","team_id":"T7"},"trigger_id":"1.5.x","view":{"id":"V7","hash":"1.b","type":"modal","callback_id":"other","private_metadata":"","state":{"values":{"a":{"x":{"type":"datepicker","selected_date":"2026-01-01"}},"b":{"y":{"type":"plain_text_input","value":null}},"c":{"z":{"type":"static_select","selected_option":null}}}}},"response_urls":[]}"""),
        ("payload", """{"type":"view_submission","user":{"id":"U7"},"view":{"id":"V8","hash":"1.c","callback_id":"note","private_metadata":"INC-999","state":{"values":{"clock":{"value":{"type":"static_select","selected_option":null}},"at":{"value":{"type":"plain_text_input","value":null}}}}}}"""),
        ("payload", """{"type":"view_closed","team":{"id":"T7"},"user":{"id":"U7"},"view":{"id":"V7","callback_id":"note","state":{"values":[]}},"is_cleared":true}"""),
        ("payload", """{"type":"block_suggestion","user":{"id":"U7"},"team":{"id":"T7"},"action_id":"a","block_id":"b","value":"x"}"""),
        ("payload", """{"type":"shortcut","team":null,"user":{"id":"W7"},"is_enterprise_install":true,"callback_id":"other","trigger_id":"1.6.x","action_ts":"1.3"}"""),
        ("payload", """{"type":"message_action","callback_id":"add_to_timeline_message","trigger_id":"1.7.x","message_ts":"1700000030.000100","response_url":"","user":{"id":"U7"},"team":{"id":"T7"},"channel":{"id":"C7","name":"x"},"message":{"type":"message","subtype":"bot_message","bot_id":"B7","ts":"1700000030.000100","text":"","files":[{"id":"F7"}],"attachments":[{"id":1}]}}"""),
        ("payload", """{"type":"message_action","callback_id":"add_to_timeline_message","trigger_id":"1.8.x","user":{"id":"U7"},"channel":{"id":"C7"}}"""),
        ("payload", """{"type":"interactive_message","callback_id":"x","actions":[{"name":"a","type":"button","value":"v"}],"user":{"id":"U7"}}"""),
        ("form", "token=x&team_id=T7&team_domain=d&enterprise_id=E7&channel_id=C7&channel_name=privategroup&user_id=W7&user_name=w&command=%2Fother&text=&is_enterprise_install=true&response_url=&trigger_id=1.9.x"),
        ("form", "token=x&channel_id=C7&user_id=U7&command=%2Fincident&text=%F0%9F%94%A5+%FF%FE+%3C%40&trigger_id="),
        ("form", "ssl_check=1&token=x"),
        ("form", "a=b&&=c&%zz"),
    ];

    [Fact]
    public async Task Every_shape_a_workspace_can_send_is_answered_with_200()
    {
        await using var workspace = await Workspace.StartAsync();
        foreach (var (kind, body) in Shapes)
        {
            var status = kind switch
            {
                "event" => await workspace.EventAsync(JsonNode.Parse(body)!.AsObject()),
                "body" => await StatusOf(workspace, body, "application/json"),
                "payload" => await StatusOf(workspace, Workspace.Form(("payload", body)), FormType),
                _ => await StatusOf(workspace, body, FormType),
            };
            Assert.True(status == 200, $"{status}: {body}");
        }
        Assert.Null(workspace.Read(r => r.ByNumber(1)));
    }

    [Theory]
    [InlineData("an emoji cut in two \\ud83d and on")]
    [InlineData("a low half alone \\udc00")]
    [InlineData("a whole one \\ud83d\\ude00 and an escaped \\\\ud800")]
    public async Task Half_a_character_in_a_message_does_not_lose_the_message(string text)
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        Assert.Equal(200, await StatusOf(workspace, $$$"""{"type":"event_callback","event":{"type":"message","channel":"{{{room.Id}}}","user":"UBEN","text":"{{{text}}}","ts":"1758031871.000100"}}""", "application/json"));
        var said = workspace.Read(r => r.Entries(1).Select(e => e.What).OfType<Incidents.Timelines.MessageSaid>().Single().Text);
        Assert.Equal(text.Replace("\\ud83d and", "\ufffd and", StringComparison.Ordinal).Replace("\\udc00", "\ufffd", StringComparison.Ordinal).Replace("\\ud83d\\ude00", "\ud83d\ude00", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal), said);
    }

    [Fact]
    public async Task So_is_every_recorded_payload_where_they_are_at_hand()
    {
        var folder = Path.Combine(Repository.Root, "..", "shared", "fixtures", "slack");
        if (!Directory.Exists(folder)) return; // The recordings are not part of this repository; the shapes above are.
        await using var workspace = await Workspace.StartAsync();
        var sent = 0;
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            var (name, text) = (Path.GetFileName(file), await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
            if (name.StartsWith("event.", StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal) && !name.Contains("http_headers", StringComparison.Ordinal)) Assert.True(await StatusOf(workspace, text, "application/json") == 200, name);
            else if (name.EndsWith(".form.txt", StringComparison.Ordinal) || (name.StartsWith("slash_command", StringComparison.Ordinal) && name.EndsWith(".txt", StringComparison.Ordinal))) Assert.True(await StatusOf(workspace, text, FormType) == 200, name);
            else continue;
            sent++;
        }
        Assert.True(sent > 50, $"only {sent}");
    }

    private static async Task<int> StatusOf(Workspace workspace, string body, string type)
    {
        using var answer = await workspace.SendAsync(body, type);
        return (int)answer.StatusCode;
    }
}
