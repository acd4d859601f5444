using System.Text;
using System.Text.Json;
using Bot.Chat.Delivery;
using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Bot.Slack.BlockKit;
using Microsoft.Extensions.Logging;
using NodaTime;
using SlackNet;

namespace Bot.Slack.Inbound;

/// <summary>What Slack sends, however it comes: handed to the desk, and what the sender gets back once it is on disk.</summary>
internal sealed class SlackInbox(IDesk desk, Events events, Interactions interactions, People people, SlackWeb web, IHttpClientFactory http, IClock clock, ILogger<SlackInbox> log)
{
    /// <summary>An event.</summary>
    public async Task EventAsync(JsonElement payload, CancellationToken cancel)
    {
        if (await events.ReadAsync(payload, cancel) is { } delivery) await desk.ReceiveAsync(delivery, cancel);
    }

    /// <summary>A slash command, its fields by name.</summary>
    public async Task<Reply> CommandAsync(Func<string, string> field, CancellationToken cancel)
    {
        var text = await SlackText.CommandAsync(field("text"), people, cancel);
        if (field("command").TrimStart('/') == "tsr") text = ("tsr " + text).TrimEnd();
        var place = new Place("slack", field("team_id"), field("channel_id"), field("channel_name"));
        var person = await people.OfAsync(field("user_id"), field("user_name"), cancel);
        var answer = await desk.ReceiveAsync(new Delivery($"slack/{place.Workspace}/{place.Channel}/{field("trigger_id")}/command", place, person, clock.GetCurrentInstant(), new Happening.Command(text)), cancel);
        if (answer.Form is { } asked) await OpenAsync(field("trigger_id"), asked, cancel);
        if (answer.Post is not { } post) return Reply.Nothing;
        // The first message is the answer itself; long ones go on at the response address.
        var parts = BlockDrawing.Of(post);
        var rest = parts.Skip(1).ToList();
        var url = field("response_url");
        return new Reply(Ephemeral(post, parts.FirstOrDefault() ?? []), rest.Count == 0 && post.File is null ? null : () => FollowAsync(url, post, rest));
    }

    /// <summary>A button, modal or shortcut.</summary>
    public async Task<Reply> InteractionAsync(JsonElement payload, CancellationToken cancel)
    {
        if (await interactions.ReadAsync(payload, cancel) is not { } delivery) return Reply.Nothing;
        var answer = await desk.ReceiveAsync(delivery, cancel);
        if (answer.FieldErrors is { } errors) return new Reply(new Dictionary<string, object> { ["response_action"] = "errors", ["errors"] = errors }, null);
        if (answer.Form is { } asked) await OpenAsync(payload.Text("trigger_id"), asked, cancel);
        if (answer.Post is not { } post) return Reply.Nothing;
        var url = payload.Text("response_url");
        return new Reply(null, url.Length > 0 ? () => FollowAsync(url, post, BlockDrawing.Of(post)) : () => TellAsync(delivery.Person, post));
    }

    private async Task OpenAsync(string trigger, Form form, CancellationToken cancel)
    {
        try { await web.Api.Views.Open(trigger, FormModal.Of(form), cancel); }
        catch (Exception e) when (IsSlacks(e))
        {
            log.LogWarning("The form {Form} could not be opened: {Reason}", form.Id, e is SlackException slack ? slack.ErrorCode : e.GetType().Name);
        }
    }

    /// <summary>Answers later, to the person only, at the address Slack gave for it. It takes five messages within half an hour.</summary>
    private async Task FollowAsync(string url, Post post, IReadOnlyList<IReadOnlyList<SlackNet.Blocks.Block>> parts)
    {
        if (url.Length == 0) return;
        var document = post.File is { } file ? Mrkdwn.Pieces(Mrkdwn.Escape(file.Content), 11_000).Take(3).Select(p => (object)new Dictionary<string, object>
        {
            ["response_type"] = "ephemeral", ["replace_original"] = false, ["text"] = $"*{Mrkdwn.Escape(file.Name)}*\n```{p}```",
        }) : [];
        foreach (var message in parts.Take(2).Select(p => (object)Ephemeral(post, p)).Concat(document))
        {
            try
            {
                using var client = http.CreateClient("slack");
                using var content = new StringContent(ToJson(message), Encoding.UTF8, "application/json");
                using var answer = await client.PostAsync(new Uri(url), content);
            }
            catch (Exception e) when (IsSlacks(e) || e is UriFormatException)
            {
                log.LogWarning("A private answer could not be delivered: {Reason}", e.GetType().Name);
            }
        }
    }

    private async Task TellAsync(Person person, Post post)
    {
        try
        {
            var direct = await web.Api.Conversations.Open([person.Id["slack:".Length..]]);
            foreach (var part in BlockDrawing.Of(post))
                await web.Api.Chat.PostMessage(new SlackNet.WebApi.Message { Channel = direct, Text = Mrkdwn.Short(Markup.Plain(post.Markup), 3000), Blocks = [.. part] });
        }
        catch (Exception e) when (IsSlacks(e))
        {
            log.LogWarning("A private answer could not be delivered: {Reason}", e is SlackException slack ? slack.ErrorCode : e.GetType().Name);
        }
    }

    /// <summary>JSON as Slack writes names.</summary>
    public static string ToJson(object value) => Newtonsoft.Json.JsonConvert.SerializeObject(value, Default.JsonSettings().SerializerSettings);

    private static bool IsSlacks(Exception e) => e is SlackException or SlackRateLimitException or HttpRequestException or TaskCanceledException;

    private static Dictionary<string, object> Ephemeral(Post post, IReadOnlyList<SlackNet.Blocks.Block> blocks) => new()
    {
        ["response_type"] = "ephemeral", ["replace_original"] = false, ["text"] = Mrkdwn.Short(Mrkdwn.Of(post.Markup), 3000), ["blocks"] = blocks,
    };
}

/// <summary>What goes back with the acknowledgement, and what follows after it.</summary>
internal sealed record Reply(object? Body, Func<Task>? After)
{
    /// <summary>An empty acknowledgement.</summary>
    public static Reply Nothing { get; } = new(null, null);
}
