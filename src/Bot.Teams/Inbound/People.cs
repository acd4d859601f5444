using Bot.Chat.Delivery;
using Bot.Chat.Posting;
using Bot.Teams.Wire;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using NodaTime;

namespace Bot.Teams.Inbound;

/// <summary>People by name: as their activities say, else as the roster of the conversation has them, kept for ten minutes.</summary>
internal sealed class People(TeamsWeb web, IClock clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private const int Most = 200;

    private readonly Kept<Known> _known = new(clock, Duration.FromMinutes(10), 20_000);
    private readonly Kept<IReadOnlyList<FormOption>> _rosters = new(clock, Duration.FromMinutes(10), 200);

    /// <summary>Who did what an activity tells.</summary>
    public async Task<Person> OfAsync(IActivity activity, CancellationToken cancel)
    {
        var from = activity.From;
        var name = string.IsNullOrWhiteSpace(from.Name) ? (await FindAsync(from.Id, activity.Conversation.Id, activity.ServiceUrl, cancel))?.Name : from.Name;
        if (from.Name is { Length: > 0 }) Know(from.Id, from.AadObjectId, from.Name);
        return new Person("teams:" + from.Id, name ?? from.Id, LocaleOf(activity), ZoneOf(activity));
    }

    /// <summary>Somebody by id, as an activity or a shortcut names them: the bot's own id for them or the directory's.</summary>
    public async Task<Person> OfAsync(string id, string? name, string conversation, string serviceUrl, CancellationToken cancel)
    {
        var found = await FindAsync(id, conversation, serviceUrl, cancel);
        return new Person("teams:" + (found?.Id ?? id), found?.Name ?? (string.IsNullOrWhiteSpace(name) ? id : name));
    }

    /// <summary>The name of a person id, or nothing where the conversation does not have them.</summary>
    public async Task<string?> NameAsync(string person, string conversation, string serviceUrl, CancellationToken cancel) =>
        (await FindAsync(person["teams:".Length..], conversation, serviceUrl, cancel))?.Name;

    /// <summary>Those of a conversation, to choose from; nobody where there are too many or Teams does not tell.</summary>
    public async Task<IReadOnlyList<FormOption>> ChoicesAsync(string conversation, string serviceUrl, CancellationToken cancel)
    {
        var roster = ConversationIds.Base(conversation);
        if (_rosters.Fresh(roster) is { } known) return known;
        var people = new List<TeamsChannelAccount>();
        await AskAsync(roster, serviceUrl, async (turn, limit) =>
        {
            var page = await TeamsInfo.GetPagedMembersAsync(turn, Most, null, limit);
            foreach (var member in page.Members.Where(m => m.Name is { Length: > 0 }))
            {
                Know(member.Id, member.AadObjectId, member.Name);
                people.Add(member);
            }
        }, cancel);
        IReadOnlyList<FormOption> choices = people.Count > Most ? [] : [.. people.Select(p => new FormOption($"teams:{p.Id}|{p.Name}", Told(p, people))).OrderBy(p => p.Label, StringComparer.Ordinal)];
        if (choices.Count > 0) _rosters.Keep(roster, choices);
        return choices;
    }

    /// <summary>Two of one name are told apart by what they sign in with.</summary>
    internal static string Told(TeamsChannelAccount person, List<TeamsChannelAccount> all) =>
        person.UserPrincipalName is { Length: > 0 } account && all.Exists(p => p.Id != person.Id && p.Name == person.Name) ? $"{person.Name} ({account})" : person.Name;

    private async Task<Known?> FindAsync(string id, string conversation, string serviceUrl, CancellationToken cancel)
    {
        if (_known.Fresh(id) is { } known) return known;
        await AskAsync(ConversationIds.Base(conversation), serviceUrl, async (turn, limit) =>
        {
            var member = await TeamsInfo.GetMemberAsync(turn, id, limit);
            if (member?.Name is { Length: > 0 } name) Know(member.Id, member.AadObjectId, name, id);
        }, cancel);
        return _known.Last(id);
    }

    /// <summary>Asks the roster; what it does not tell in time is done without.</summary>
    private async Task AskAsync(string conversation, string serviceUrl, Func<ITurnContext, CancellationToken, Task> ask, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            await web.InAsync("roster", RoomState.None, serviceUrl, conversation, turn => ask(turn, limit.Token), limit.Token);
        }
        catch (Exception e) when (e is ChatBusyException or ChatRefusedException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            // The id stands in for the name.
        }
    }

    private void Know(string id, string? directory, string name, string? also = null)
    {
        var known = new Known(id, name);
        _known.Keep(id, known);
        if (directory is { Length: > 0 }) _known.Keep(directory, known);
        if (also is not null) _known.Keep(also, known);
    }

    private sealed record Known(string Id, string Name);

    private static string? LocaleOf(IActivity activity) => (activity as Activity)?.Locale is { Length: > 0 } locale ? locale : Client(activity, "locale");

    private static string? ZoneOf(IActivity activity) => (activity as Activity)?.LocalTimezone is { Length: > 0 } zone ? zone : Client(activity, "timezone");

    private static string? Client(IActivity activity, string what) =>
        (string?)(activity.Entities?.FirstOrDefault(e => e.Type == "clientInfo")?.Properties?[what] as Newtonsoft.Json.Linq.JValue) is { Length: > 0 } text ? text : null;
}
