using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bot.Chat.Delivery;
using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Bot.Slack.BlockKit;
using NodaTime;
using SlackNet;
using SlackNet.Blocks;

namespace Bot.Slack.Inbound;

/// <summary>
/// What Slack sends, however it comes: handed to the desk, and what the sender gets back once it is on disk. What takes a call to
/// Slack comes after the acknowledgement.
/// </summary>
internal sealed class SlackInbox(IDesk desk, Events events, Interactions interactions, People people, Colleagues colleagues, SlackText texts, Answers answers, Listening listening, Func<string?, Language> languages, IClock clock)
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    /// <summary>An event.</summary>
    public async Task<Reply> EventAsync(JsonElement payload, CancellationToken cancel)
    {
        if (payload.Text("type") == "app_rate_limited")
        {
            // What Slack held back from that minute on it does not deliver later.
            await listening.BackAsync(Events.TimeOf(payload.Get("minute_rate_limited").ToString()) ?? clock.GetCurrentInstant(), cancel);
            return Reply.Nothing;
        }
        if (await events.ReadAsync(payload, cancel) is not { } delivery) return Reply.Nothing;
        var answer = delivery.What is Happening.HomeOpened && await RefusedAsync(delivery.Person, "", cancel) is { } refused
            ? new Answer(Home: new Home(Markup.Plain(refused.Markup), [], [])) : await desk.ReceiveAsync(delivery, cancel);
        return answer.Home is { } home ? new Reply(null, () => answers.PublishAsync(delivery.Person, home)) : Reply.Nothing;
    }

    /// <summary>A slash command, its fields by name.</summary>
    public async Task<Reply> CommandAsync(Func<string, string> field, CancellationToken cancel)
    {
        var (person, text) = await Together.BothAsync(people.OfAsync(field("user_id"), field("user_name"), cancel), texts.CommandAsync(field("text"), cancel));
        if (field("command").TrimStart('/') == "tsr") text = ("tsr " + text).TrimEnd();
        var place = Events.Here(field("channel_id"), field("channel_name"));
        var answer = await RefusedAsync(person, field("team_id"), cancel, field("enterprise_id")) is { } refused ? new Answer(refused)
            : await desk.ReceiveAsync(new Delivery($"slack/{IdOf(field)}/command", place, person, clock.GetCurrentInstant(), new Happening.Command(text)), cancel);
        if (answer.Form is { } asked) return Opening(person, field("response_url"), field("trigger_id"), asked);
        if (answer.Post is not { } post) return Reply.Nothing;
        // The first message is the answer itself; long ones and documents go on at the response address.
        var said = Mrkdwn.Of(post.Markup);
        var parts = BlockDrawing.Of(post, said);
        var first = Answers.Ephemeral(said.Length > 0 ? said : Mrkdwn.Escape(post.Card?.Fallback ?? ""), parts.Count > 0 ? parts[0] : []);
        return parts.Count <= 1 && post.File is null ? new Reply(first, null) : Followed(first, person, field("response_url"), post, parts);
    }

    private Reply Opening(Person person, string url, string trigger, Form form) => new(null, () => answers.OpenAsync(person, url, trigger, FormModal.Of(form), onTop: false));

    private Reply Followed(EphemeralMessage first, Person person, string url, Post post, IReadOnlyList<IReadOnlyList<Block>> parts) =>
        new(first, () => answers.FollowAsync(person, url, post, [.. parts.Skip(1)]));

    /// <summary>What somebody reads who is not to work on incidents; nothing for everybody else.</summary>
    /// <param name="team">Their workspace, where what came in says it.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <param name="enterprise">Their workspace's organisation, where what came in says it.</param>
    private async ValueTask<Post?> RefusedAsync(Person person, string team, CancellationToken cancel, string enterprise = "") =>
        await colleagues.IsOneAsync(person.Id["slack:".Length..], team, cancel, enterprise) ? null : new Post(SlackTexts.NotAColleague().In(languages(person.Locale)));

    /// <summary>What stays the same when Slack sends a command again.</summary>
    private string IdOf(Func<string, string> field) =>
        field("trigger_id") is { Length: > 0 } trigger ? trigger : field("response_url") is { Length: > 0 } url ? url : clock.GetCurrentInstant().ToUnixTimeTicks().ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A button, modal or shortcut.</summary>
    public async Task<Reply> InteractionAsync(JsonElement payload, CancellationToken cancel)
    {
        // What a select offers is drawn with the form; none is asked for later.
        if (payload.Text("type") == "block_suggestion") return new Reply(new Dictionary<string, object> { ["options"] = Array.Empty<object>() }, null);
        if (await interactions.ReadAsync(payload, cancel) is not { } delivery) return Reply.Nothing;
        var answer = await RefusedAsync(delivery.Person, payload.Get("user").Text("team_id"), cancel) is { } refused ? new Answer(refused) : await desk.ReceiveAsync(delivery, cancel);
        if (answer.FieldErrors is { } errors) return new Reply(new Dictionary<string, object> { ["response_action"] = "errors", ["errors"] = errors }, null);
        if (answer.Form is { } next && delivery.What is Happening.FormSubmitted) return new Reply(new Dictionary<string, object> { ["response_action"] = "update", ["view"] = FormModal.Of(next) }, null);
        var (url, trigger, person, home) = (payload.Text("response_url"), payload.Text("trigger_id"), delivery.Person, Interactions.IsHome(payload));
        var onTop = payload.Get("view").Text("type") == "modal";
        if (answer.Form is { } asked) return new Reply(null, () => answers.OpenAsync(person, url, trigger, FormModal.Of(asked), onTop));
        if (answer.Post is not { } post) return home ? new Reply(null, () => RefreshHomeAsync(delivery)) : Reply.Nothing;
        if (url.Length > 0) return new Reply(null, () => answers.FollowAsync(person, url, post, BlockDrawing.Of(post)));
        if (delivery.What is Happening.FormSubmitted || trigger.Length == 0 || delivery.Place.Channel.Length > 0) return new Reply(null, () => answers.TellAsync(person, post));
        var language = languages(person.Locale);
        var shown = FormModal.Of(post, Markup.Plain(SlackTexts.Answer().In(language)), Markup.Plain(SlackTexts.Close().In(language)));
        return new Reply(null, async () =>
        {
            await answers.OpenAsync(person, url, trigger, shown, onTop);
            if (home) await RefreshHomeAsync(delivery);
        });
    }

    private async Task RefreshHomeAsync(Delivery pressed)
    {
        var answer = await desk.ReceiveAsync(pressed with { Key = pressed.Key + "/home", What = new Happening.HomeOpened() }, CancellationToken.None);
        if (answer.Home is { } home) await answers.PublishAsync(pressed.Person, home);
    }

    /// <summary>JSON as Slack writes names.</summary>
    public static string ToJson(object value) =>
        value is EphemeralMessage message ? Encoding.UTF8.GetString(ToUtf8(message)) : Newtonsoft.Json.JsonConvert.SerializeObject(value, SlackWeb.Json.SerializerSettings);

    /// <summary>The same as UTF-8, good until this thread writes the next one.</summary>
    public static ReadOnlySpan<byte> ToUtf8(object value)
    {
        if (value is not EphemeralMessage message) return Encoding.UTF8.GetBytes(ToJson(value));
        var buffer = _buffer ??= new(2048);
        var writer = _writer ??= new(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        message.Write(writer);
        writer.Flush();
        return buffer.WrittenSpan;
    }
}

/// <summary>What goes back with the acknowledgement, and what follows after it.</summary>
internal sealed record Reply(object? Body, Func<Task>? After)
{
    /// <summary>An empty acknowledgement.</summary>
    public static Reply Nothing { get; } = new(null, null);
}
