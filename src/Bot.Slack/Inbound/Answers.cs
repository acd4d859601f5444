using System.Net;
using System.Text;
using System.Text.Json;
using Bot.Chat.Delivery;
using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Bot.Slack.BlockKit;
using Bot.Slack.Outbound;
using Microsoft.Extensions.Logging;
using SlackNet;
using SlackNet.Blocks;

namespace Bot.Slack.Inbound;

/// <summary>Gives one person their private answer: at the response address, as a modal, as a direct message, as a file.</summary>
internal sealed class Answers(SlackWeb web, Documents documents, IHttpClientFactory http, Func<string?, Language> languages, ILogger<Answers> log)
{
    private const int DocumentText = 11_000;
    private const int MostAnswers = 5; // response_url

    /// <summary>Opens a modal, over the one that is open where there is one. A trigger lives for three seconds: who comes too late is told.</summary>
    public async Task OpenAsync(Person person, string url, string trigger, ModalViewDefinition view, bool onTop)
    {
        try
        {
            await (onTop ? web.Api.Views.Push(trigger, view) : web.Api.Views.Open(trigger, view));
        }
        catch (Exception e) when (SlackWeb.IsSlacks(e))
        {
            log.LogWarning("The form {Form} could not be opened: {Reason}", view.CallbackId, SlackWeb.Why(e));
            var post = new Post(SlackTexts.FormLate().In(languages(person.Locale)));
            await (url.Length > 0 ? FollowAsync(person, url, post, BlockDrawing.Of(post)) : TellAsync(person, post));
        }
    }

    /// <summary>Shows the bot's own page.</summary>
    public Task PublishAsync(Person person, Home home) => QuietlyAsync("The page", async () => await web.Api.Views.Publish(UserOf(person), BlockDrawing.Of(home)));

    /// <summary>
    /// Answers later, to the person only, at the address Slack gave for it. It takes five messages within half an hour: of a longer
    /// answer the last parts, the newest, are shown, and the whole is handed over as a file.
    /// </summary>
    public async Task FollowAsync(Person person, string url, Post post, IReadOnlyList<IReadOnlyList<Block>> parts)
    {
        var file = post.File is { } handed ? await HandAsync(person, handed) : [];
        var room = MostAnswers - file.Count;
        IEnumerable<EphemeralMessage> shown = parts.Select(Ephemeral);
        if (parts.Count > room) shown = shown.TakeLast(room - 1).Prepend(await LeftOutAsync(person, post, parts.SkipLast(room - 1)));
        foreach (var message in shown.Concat(file))
            if (url.Length > 0) await QuietlyAsync("A private answer", () => SendAsync(url, message));
    }

    /// <summary>Gives an answer whose acknowledgement could not be sent.</summary>
    public Task LateAsync(string url, object message) => QuietlyAsync("A private answer", () => SendAsync(url, message));

    /// <summary>Answers as a direct message.</summary>
    public async Task TellAsync(Person person, Post post)
    {
        await QuietlyAsync("A private answer", async () =>
        {
            var direct = await web.Api.Conversations.Open([UserOf(person)]);
            foreach (var part in BlockDrawing.Of(post))
                await web.Api.Chat.PostMessage(new SlackNet.WebApi.Message { Channel = direct, Text = Mrkdwn.Short(BlockDrawing.TextOf(part), 3000), Blocks = [.. part] });
        });
        if (post.File is { } file) await HandAsync(person, file);
    }

    /// <summary>An answer that only the person sees.</summary>
    /// <param name="text">What it says, as mrkdwn: for notifications, and for who has it read aloud.</param>
    public static EphemeralMessage Ephemeral(string text, IReadOnlyList<Block> blocks) => new(Mrkdwn.Short(text, 3000), blocks);

    private static EphemeralMessage Ephemeral(IReadOnlyList<Block> part) => Ephemeral(BlockDrawing.TextOf(part), part);

    private List<EphemeralMessage> Messages(Phrase phrase, Person person)
    {
        var post = new Post(phrase.In(languages(person.Locale)));
        return [.. BlockDrawing.Of(post).Select(Ephemeral)];
    }

    /// <summary>Says in place of what an answer has no room for how much that is, and where it is.</summary>
    private async Task<EphemeralMessage> LeftOutAsync(Person person, Post post, IEnumerable<IReadOnlyList<Block>> parts)
    {
        var (characters, language) = (parts.Sum(p => BlockDrawing.TextOf(p).Length), languages(person.Locale));
        var whole = new PostFile(Markup.Plain(SlackTexts.WholeAnswer().In(language)), "text/plain", Markup.Plain(post.Markup));
        return Messages(await UploadAsync(person, whole) ? SlackTexts.LeftOut(characters, whole.Name) : SlackTexts.LeftOut(characters), person)[0];
    }

    /// <summary>Hands a document over as a file; where Slack will not take it, as text.</summary>
    private async Task<IReadOnlyList<EphemeralMessage>> HandAsync(Person person, PostFile file)
    {
        if (await UploadAsync(person, file)) return Messages(SlackTexts.FileSent(file.Name), person);
        // Cut as it is sent: escaping makes it longer.
        var pieces = Mrkdwn.Pieces(Mrkdwn.Escape(file.Content), DocumentText).ToList();
        var shown = pieces.Take(3).ToList();
        List<EphemeralMessage> messages = [.. shown.Select(p => new EphemeralMessage($"*{Mrkdwn.Escape(file.Name)}*\n```{p}```", null))];
        if (pieces.Count > shown.Count) messages.Add(new(Mrkdwn.Of(FileTexts.TooLong(file, shown.Sum(p => WebUtility.HtmlDecode(p).Length)).In(languages(person.Locale))), null));
        return messages;
    }

    private async Task<bool> UploadAsync(Person person, PostFile file)
    {
        try
        {
            await documents.HandAsync(UserOf(person), file, Mrkdwn.Escape(file.Name), CancellationToken.None);
            return true;
        }
        catch (Exception e) when (SlackWeb.IsSlacks(e) || e is UriFormatException)
        {
            log.LogWarning("{File} could not be uploaded ({Reason}); it is shown as text", file.Name, SlackWeb.Why(e));
            return false;
        }
    }

    private async Task SendAsync(string url, object message)
    {
        using var client = http.CreateClient("slack");
        using var content = new StringContent(SlackInbox.ToJson(message), Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri(url), content);
        answer.EnsureSuccessStatusCode();
    }

    private async Task QuietlyAsync(string what, Func<Task> work)
    {
        try { await work(); }
        catch (Exception e) when (SlackWeb.IsSlacks(e) || e is UriFormatException)
        {
            log.LogWarning("{What} could not be delivered: {Reason}", what, SlackWeb.Why(e));
        }
    }

    private static string UserOf(Person person) => person.Id["slack:".Length..];
}

/// <summary>A message that only one person sees.</summary>
internal sealed record EphemeralMessage(string Text, IReadOnlyList<Block>? Blocks)
{
    /// <summary>Writes it as Slack reads it. Most answers are a section or two, which need not be looked at by reflection.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("text"u8, Text);
        if (Blocks is not null)
        {
            writer.WriteStartArray("blocks"u8);
            foreach (var block in Blocks)
            {
                if (block is SectionBlock { Text: Markdown said, Fields: null or { Count: 0 }, Accessory: null, BlockId: null }) Section(said);
                else writer.WriteRawValue(SlackInbox.ToUtf8(block));
            }
            writer.WriteEndArray();
        }
        writer.WriteString("response_type"u8, "ephemeral"u8);
        writer.WriteBoolean("replace_original"u8, false);
        writer.WriteEndObject();

        void Section(Markdown said)
        {
            writer.WriteStartObject();
            writer.WriteString("type"u8, "section"u8);
            writer.WriteStartObject("text"u8);
            writer.WriteString("type"u8, "mrkdwn"u8);
            writer.WriteString("text"u8, said.Text);
            writer.WriteBoolean("verbatim"u8, said.Verbatim);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
    }
}
