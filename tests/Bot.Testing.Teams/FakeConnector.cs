using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Testing.Teams.Identity;
using Bot.Testing.Teams.People;
using Bot.Testing.Teams.Rest;
using Bot.Testing.Teams.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Bot.Testing.Teams;

/// <summary>
/// Teams on the wire, on loopback: the Bot Connector with its keys, its sign-in and its REST API, and a company of people who talk,
/// press and install. It keeps Teams' rules and notes what a bot gets away with.
/// </summary>
public sealed class FakeConnector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Dictionary<string, Teammate> _people = [];
    private readonly Dictionary<string, Team> _teams = [];
    private readonly Dictionary<string, Conversation> _groups = [];
    private readonly List<string> _violations = [];
    private readonly List<Call> _calls = [];
    private long _lastId;

    private FakeConnector(IClock clock)
    {
        Clock = clock;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapIdentity(this);
        _app.MapConnector(this);
        Post = new Postman(this);
    }

    /// <summary>The bot's app registration.</summary>
    public string AppId { get; } = Names.GuidOf("incident bot").ToString();

    public string AppPassword { get; } = "not-a-real-secret";

    /// <summary>The company.</summary>
    public string TenantId { get; } = Names.GuidOf("tenant").ToString();

    public string BotName { get; } = "Incident Bot";

    public string BotId => "28:" + AppId;

    /// <summary>Where it listens.</summary>
    public Uri Root { get; private set; } = null!;

    /// <summary>What activities name as their <c>serviceUrl</c>.</summary>
    public string ServiceUrl => Root.AbsoluteUri.TrimEnd('/') + ServicePath;

    /// <summary>The bot's <c>/api/messages</c>.</summary>
    public Uri? BotEndpoint { get; set; }

    /// <summary>The settings with which the SDK finds this connector instead of Microsoft's.</summary>
    public IReadOnlyDictionary<string, string?> Configuration => new Dictionary<string, string?>
    {
        ["MicrosoftAppType"] = "SingleTenant",
        ["MicrosoftAppId"] = AppId,
        ["MicrosoftAppPassword"] = AppPassword,
        ["MicrosoftAppTenantId"] = TenantId,
        ["ToChannelFromBotLoginUrl"] = Root + "login/" + TenantId,
        ["ToChannelFromBotOAuthScope"] = Signer.Issuer,
        ["ToBotFromChannelTokenIssuer"] = Signer.Issuer,
        ["OAuthUrl"] = Signer.Issuer,
        ["ToBotFromChannelOpenIdMetadataUrl"] = Root + "v1/.well-known/openidconfiguration",
        ["ToBotFromEmulatorOpenIdMetadataUrl"] = Root + "emulator/.well-known/openidconfiguration",
        ["CallerId"] = "urn:botframework:azure",
        ["ValidateAuthority"] = "false",
    };

    public SigningKeys Keys { get; } = new();

    public BotTokens Tokens { get; } = new();

    public Faults Faults { get; } = new();

    /// <summary>Whether the rates per conversation are enforced, by the clock given at the start.</summary>
    public bool EnforcesRates { get; set; }

    /// <summary>Whether the company consented that the bot reads every message; otherwise it gets those that mention it.</summary>
    public bool ReadsEverything { get; set; }

    /// <summary>What the bot did that Teams advises against or shows wrongly.</summary>
    public IReadOnlyList<string> Violations { get { lock (Gate) return [.. _violations]; } }

    /// <summary>What the bot called.</summary>
    public IReadOnlyList<Call> Calls { get { lock (Gate) return [.. _calls]; } }

    /// <summary>Everything that was handed to the bot.</summary>
    public IReadOnlyList<Delivered> Deliveries => Post.Deliveries;

    internal string ServicePath => $"/amer/{TenantId}/";

    internal IClock Clock { get; }

    internal Lock Gate { get; } = new();

    internal Postman Post { get; }

    public static async Task<FakeConnector> Start(IClock? clock = null)
    {
        var teams = new FakeConnector(clock ?? SystemClock.Instance);
        await teams._app.StartAsync();
        var addresses = teams._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        teams.Root = new Uri(addresses.Addresses.First());
        return teams;
    }

    /// <summary>A person of the company, by name.</summary>
    public Teammate Person(string name)
    {
        lock (Gate) return _people.TryGetValue(name, out var known) ? known : _people[name] = new Teammate(this, name);
    }

    /// <summary>A team, by name; it has no bot until somebody installs it.</summary>
    public Team Team(string name)
    {
        lock (Gate) return _teams.TryGetValue(name, out var known) ? known : _teams[name] = new Team(this, name);
    }

    /// <summary>A group chat, by name.</summary>
    public Conversation Group(string name, params ReadOnlySpan<Teammate> members)
    {
        lock (Gate)
        {
            if (!_groups.TryGetValue(name, out var group))
                _groups[name] = group = new Conversation(this, ConversationKind.GroupChat, $"19:{Names.Hex("chat " + name)}@thread.v2", null) { Topic = name };
            foreach (var member in members)
                if (!group.Members.Contains(member)) group.Members.Add(member);
            return group;
        }
    }

    /// <summary>Hands the bot any activity, with any token.</summary>
    public Task<Delivered> Deliver(JsonObject activity, Forgery forgery = Forgery.None) => Post.Deliver(activity, forgery);

    /// <summary>The Authorization header of a request to the bot, good for this connector's service URL unless forged.</summary>
    public string? SignedHeader(Forgery forgery = Forgery.None) => new Signer(Keys, AppId).Header(ServiceUrl, forgery);

    /// <summary>Hands it over once more, as Teams does after a time-out.</summary>
    public Task<Delivered> Redeliver(Delivered delivered)
    {
        ArgumentNullException.ThrowIfNull(delivered);
        return Post.Deliver(delivered.Activity, Forgery.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Post.Dispose();
        Keys.Dispose();
    }

    internal Teammate? FindPerson(string? id)
    {
        lock (Gate) return _people.Values.FirstOrDefault(p => p.Id == id || p.AadObjectId == id);
    }

    internal Teammate? FindByName(string name)
    {
        lock (Gate) return _people.Values.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    internal Team? FindTeam(string id)
    {
        lock (Gate) return _teams.Values.FirstOrDefault(t => t.Id == id);
    }

    /// <summary>The conversation of an id as it stands on the wire, and the thread it names.</summary>
    internal (Conversation Conversation, string? RootId)? FindConversation(string wireId)
    {
        const string Mark = ";messageid=";
        var at = wireId.IndexOf(Mark, StringComparison.Ordinal);
        var (id, root) = at < 0 ? (wireId, null) : (wireId[..at], wireId[(at + Mark.Length)..]);
        lock (Gate)
        {
            var found = _teams.Values.SelectMany(t => t.Channels).Select(c => c.Conversation)
                .Concat(_groups.Values)
                .Concat(_people.Values.Select(p => p.PersonalChat))
                .FirstOrDefault(c => c.Id == id);
            return found is null ? null : (found, root);
        }
    }

    /// <summary>Message ids are times in milliseconds, each its own.</summary>
    internal string NextId()
    {
        lock (Gate)
        {
            _lastId = Math.Max(_lastId + 1, Clock.GetCurrentInstant().ToUnixTimeMilliseconds());
            return _lastId.ToString(CultureInfo.InvariantCulture);
        }
    }

    internal ChatMessage Keep(Conversation conversation, string? rootId, Teammate? author, JsonObject activity)
    {
        var id = NextId();
        var root = conversation.Kind == ConversationKind.Channel ? rootId ?? id : null;
        var message = new ChatMessage(id, conversation, root, author, (JsonObject)activity.DeepClone(), Clock.GetCurrentInstant());
        conversation.Add(message);
        return message;
    }

    internal void Violate(string what)
    {
        lock (Gate) _violations.Add(what);
    }

    internal void Note(Call call)
    {
        lock (Gate) _calls.Add(call);
    }
}
