using Bot.Chat.Delivery;
using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Bot.Teams.AdaptiveCards;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace Bot.Teams.Inbound;

/// <summary>Buttons of cards. Whoever pressed one sees the card as it is now, with the answer on it; nobody else sees that.</summary>
internal sealed class Presses(TeamsInbox inbox, Dialogs dialogs)
{
    /// <summary>A button was executed, or a card asks to be shown anew. Nothing comes back where it is not one of ours.</summary>
    public async Task<JObject?> ExecuteAsync(Activity activity, string verb, JObject? data, CancellationToken cancel)
    {
        var language = inbox.LanguageOf(activity);
        if (verb == Verbs.Submit && Forms.Read(data) is { } sent)
        {
            var handed = await dialogs.HandInAsync(activity, sent.Form, sent.Opening, sent.Values, null, cancel);
            if (handed.FieldErrors is { } errors) return Forms.Of(Forms.Filled(sent.Form, sent.Values), sent.Opening, language, await dialogs.PeopleAsync(activity, sent.Form, cancel), errors, inline: true);
            return await AnsweredAsync(activity, handed, sent.Form.Context, "incident", language, cancel);
        }
        var action = Dialogs.Text(data, Verbs.Action) is { Length: > 0 } named ? named : verb;
        if (action.Length == 0) return null;
        var value = Dialogs.Text(data, Verbs.Value);
        var answer = await inbox.HandInAsync(activity, $"{activity.Id}/press", new Happening.Button(action, value), cancel);
        if (answer.Form is { } form) return Forms.Of(form, activity.Id, language, await dialogs.PeopleAsync(activity, form, cancel), inline: true);
        return action == Verbs.Show && answer.Post?.Card is { } shown
            ? CardDrawing.Of(shown)
            : await AnsweredAsync(activity, answer, value, Dialogs.Text(data, Verbs.Card), language, cancel);
    }

    /// <summary>A button of a client that does not execute: it comes as a message without a text, and is answered by one.</summary>
    public async Task<Answer> SubmitAsync(Activity activity, JObject data, CancellationToken cancel)
    {
        var overheard = !TeamsInbox.IsPersonal(activity);
        if (Forms.Read(data) is { } sent)
        {
            var answer = await dialogs.HandInAsync(activity, sent.Form, sent.Opening, sent.Values, null, cancel, overheard);
            return answer.FieldErrors is null ? answer : new Answer(Dialogs.Said(answer));
        }
        return Dialogs.Text(data, Verbs.Action) is { Length: > 0 } action
            ? await inbox.HandInAsync(activity, $"{activity.Id}/press", new Happening.Button(action, Dialogs.Text(data, Verbs.Value)), cancel, overheard)
            : Answer.None;
    }

    private async Task<JObject> AnsweredAsync(Activity activity, Answer answer, string value, string kind, Language language, CancellationToken cancel)
    {
        var key = value.Split('|')[0];
        var today = kind == "incident" && key.Length > 0
            ? (await inbox.HandInAsync(activity, $"{activity.Id}/show", new Happening.Button(Verbs.Show, key), cancel)).Post?.Card : null;
        var post = Dialogs.Said(answer);
        if (post?.File is { } file) post = post with { Markup = $"{post.Markup}\n{Markup.Escape(file.Content)}", File = null };
        return (today, post) switch
        {
            ({ } card, { } said) => CardDrawing.Answered(said, card, language),
            ({ } card, null) => CardDrawing.Of(card),
            (null, { } said) => CardDrawing.Of(said),
            _ => CardDrawing.Of(new Post(TeamsTexts.Done().In(language))),
        };
    }
}
