using System.Security.Cryptography;
using System.Text;
using Bot.Chat.Delivery;
using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Bot.Teams.AdaptiveCards;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json.Linq;

namespace Bot.Teams.Inbound;

/// <summary>Forms: opened as dialogs by buttons and action commands, taken back, and shown again where something is wrong in them.</summary>
internal sealed class Dialogs(TeamsInbox inbox)
{
    private const int LongestMessage = 1000; // In a dialog without a card.

    /// <summary>A button of a card asks for its form.</summary>
    public async Task<TaskModuleResponseBase> OpenAsync(Activity activity, JObject? data, CancellationToken cancel)
    {
        var language = inbox.LanguageOf(activity);
        if (Forms.Read(data) is { } carried) return await ShowAsync(activity, carried.Form, activity.Id, null, cancel);
        var action = Text(data, Verbs.Action);
        if (action.Length == 0) return Message(TeamsTexts.Nothing().In(language));
        var answer = await inbox.HandInAsync(activity, $"{activity.Id}/fetch", new Happening.Button(action, Text(data, Verbs.Value)), cancel);
        return await AnswerAsync(activity, answer, language, cancel) ?? Message(TeamsTexts.Nothing().In(language));
    }

    /// <summary>A dialog is sent off. Nothing comes back where it closes without a word.</summary>
    public async Task<TaskModuleResponseBase?> SubmitAsync(Activity activity, JObject? data, Place? place, CancellationToken cancel)
    {
        var language = inbox.LanguageOf(activity);
        if (Forms.Read(data) is not { } sent) return Message(TeamsTexts.Nothing().In(language));
        var answer = await HandInAsync(activity, sent.Form, sent.Opening, sent.Values, place, cancel);
        return answer.FieldErrors is { } errors
            ? await ShowAsync(activity, Forms.Filled(sent.Form, sent.Values), sent.Opening, errors, cancel)
            : await AnswerAsync(activity, answer, language, cancel);
    }

    /// <summary>Hands in a form; sent off twice with the same answers it is one delivery.</summary>
    public Task<Answer> HandInAsync(Activity activity, Form form, string opening, IReadOnlyDictionary<string, string> values, Place? place, CancellationToken cancel, bool overheard = false)
    {
        var filled = string.Join('\u001f', values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => v.Key + '\u001e' + v.Value));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{form.Id}\u001f{form.Context}\u001f{activity.From.Id}\u001f{filled}")))[..32];
        return inbox.HandInAsync(activity, $"{(opening.Length > 0 ? opening : activity.Id)}/{hash}/submit", new Happening.FormSubmitted(form.Id, form.Context, values), cancel, overheard, place);
    }

    /// <summary>What an answer looks like in a dialog; nothing where there is none.</summary>
    public async Task<TaskModuleResponseBase?> AnswerAsync(Activity activity, Answer answer, Language language, CancellationToken cancel)
    {
        if (answer.Form is { } form) return await ShowAsync(activity, form, activity.Id, null, cancel);
        if (answer.Post is not { } post) return null;
        if (post is { Card: null, File: null, Buttons: not { Count: > 0 } } && TeamsText.Plain(post.Markup).Length <= LongestMessage) return Message(post.Markup);
        var more = post.File is not null ? TeamsTexts.FileInChat() : post.Markup.Length > CardDrawing.PostText ? TeamsTexts.TypeItThere() : null;
        return Continue(Markup.Plain(TeamsTexts.Done().In(language)), CardDrawing.Of(more is null ? post : post with { Markup = post.File is null ? $"*{more.In(language)}*\n{post.Markup}" : $"{post.Markup}\n{more.In(language)}", File = null }));
    }

    /// <summary>What a card says of an answer that is no form; nothing where there is nothing to say.</summary>
    public static Post? Said(Answer answer) => answer.Post
        ?? (answer.FieldErrors is { } errors ? new Post(string.Join('\n', errors.Values.Select(e => Markup.Escape(TeamsText.Here(e))))) : null);

    /// <summary>Those who can be chosen in a form.</summary>
    public async Task<IReadOnlyList<FormOption>> PeopleAsync(Activity activity, Form form, CancellationToken cancel) =>
        form.Fields.Any(f => f.Kind == FieldKind.Person) ? await inbox.People.ChoicesAsync(activity.Conversation.Id, activity.ServiceUrl, cancel) : [];

    /// <summary>A dialog with a form.</summary>
    private async Task<TaskModuleResponseBase> ShowAsync(Activity activity, Form form, string opening, IReadOnlyDictionary<string, string>? errors, CancellationToken cancel) =>
        Continue(form.Title, Forms.Of(form, opening, inbox.LanguageOf(activity), await PeopleAsync(activity, form, cancel), errors));

    private static TaskModuleContinueResponse Continue(string title, JObject card) => new(new TaskModuleTaskInfo
    {
        Title = title, Width = "medium", Height = "large", Card = new Attachment(CardDrawing.ContentType, content: card),
    });

    private static TaskModuleMessageResponse Message(string markup) => new(TeamsText.Short(TeamsText.Plain(markup), LongestMessage));

    /// <summary>A text of what a card's button carries.</summary>
    public static string Text(JObject? data, string name) => data?[name] is JValue { Type: JTokenType.String } text ? (string)text! : "";
}
