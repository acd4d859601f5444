using System.Globalization;
using Bot.Chat.Delivery;
using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Bot.Teams.AdaptiveCards;
using Bot.Teams.Wire;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Bot.Teams.Inbound;

/// <summary>What activities have in common on their way to the desk, and how people are answered.</summary>
/// <param name="languages">The house's language for a locale; that of channels where there is none.</param>
internal sealed class TeamsInbox(IDesk desk, TeamsOptions options, Addresses addresses, People people, Pace pace, Func<string?, Language> languages, IClock clock, ILogger<TeamsInbox> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>People by name.</summary>
    public People People => people;

    /// <summary>The language to answer whoever did it in.</summary>
    public Language LanguageOf(Activity activity) => languages(activity.Locale);

    /// <summary>Hands in what happened and returns once it is on disk.</summary>
    /// <param name="key">What makes it one delivery, within its conversation.</param>
    /// <param name="overheard">Everybody in the conversation reads the answer.</param>
    public async Task<Answer> HandInAsync(Activity activity, string key, Happening what, CancellationToken cancel, bool overheard = false, Place? place = null, Person? person = null)
    {
        place ??= PlaceOf(activity);
        person ??= await people.OfAsync(activity, cancel);
        return await desk.ReceiveAsync(new Delivery($"teams/{place.Workspace}/{place.Channel}/{key}", place, person, At(activity), what)
        {
            Overheard = overheard, PrivateRoom = ConversationIds.IsGroupChat(place.Channel) ? PrivateRoom.Here : PrivateRoom.None,
        }, cancel);
    }

    /// <summary>Where an activity comes from. The tenant is the configured one: another's activities do not get this far.</summary>
    public Place PlaceOf(Activity activity) => new("teams", options.TenantId, activity.Conversation.Id, activity.Conversation.Name);

    /// <summary>Whether only the person themselves reads what is said where an activity comes from.</summary>
    public static bool IsPersonal(Activity activity) => activity.Conversation.ConversationType == "personal";

    /// <summary>When it happened.</summary>
    public Instant At(Activity activity) => activity.Timestamp is { } at ? Instant.FromDateTimeOffset(at) : clock.GetCurrentInstant();

    /// <summary>When a message was said: its id is its time in milliseconds.</summary>
    public static Instant? SaidAt(string id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds is > 0 and < 253402300799000
        ? Instant.FromUnixTimeMilliseconds(milliseconds) : null;

    /// <summary>A message of a conversation as it is recorded.</summary>
    public Happening.Message Said(Activity activity) =>
        new(activity.Id, ReadText.Readable(activity), ReadText.Answered(activity), ReadText.Files(activity), ConversationIds.Link(activity.Conversation.Id, activity.Id, options.TenantId, GroupOf(activity)));

    /// <summary>The stamp that tells one change of a message from the next.</summary>
    public static string Stamp(Activity activity) => activity.Timestamp is { } at ? at.UtcTicks.ToString(CultureInfo.InvariantCulture) : activity.Id;

    /// <summary>Answers a message in its conversation. What was asked is on disk already, so a failure costs the answer only.</summary>
    public async Task AnswerAsync(ITurnContext turn, Answer answer, CancellationToken cancel)
    {
        var language = LanguageOf(turn.Activity);
        IEnumerable<Activity> messages = answer switch
        {
            { Form: { } form } => [CardDrawing.Message(Elements.Card([Elements.Plain(form.Title, "Large", "Bolder"), .. Elements.Text(form.Intro)], [Buttons.Open(TeamsTexts.FillIn().In(language), form)], form.Title), form.Title)],
            { Post: { File: { } file } post } => [.. Posts.Of(post), .. Posts.Of(file, language)],
            { Post: { } post } => Posts.Of(post),
            _ => [],
        };
        await SayAsync(turn, messages, cancel);
    }

    /// <summary>Says something where an activity came from.</summary>
    public async Task SayAsync(ITurnContext turn, IEnumerable<Activity> messages, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            foreach (var message in messages) await SendAsync(turn, message, limit.Token);
        }
        catch (Exception e) when (e is ErrorResponseException or HttpRequestException or IOException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            log.LogWarning("An answer could not be delivered: {Reason}", e is ErrorResponseException refused ? refused.Body?.Error?.Code ?? refused.Response?.StatusCode.ToString() : e.GetType().Name);
        }
    }

    private async Task SendAsync(ITurnContext turn, Activity message, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            await pace.WaitAsync(turn.Activity.Conversation.Id, cancel);
            try
            {
                await turn.SendActivityAsync(message, cancel);
                return;
            }
            catch (ErrorResponseException e) when (attempt < 4 && (int?)e.Response?.StatusCode is 412 or 429 or 502 or 504)
            {
                await Task.Delay(TimeSpan.FromSeconds(attempt), cancel);
            }
        }
    }

    private string? GroupOf(Activity activity)
    {
        var data = activity.GetChannelData<TeamsChannelData>();
        return data?.Team?.AadGroupId ?? (data?.Channel?.Id is { } channel ? addresses.Group(channel) : null);
    }
}
