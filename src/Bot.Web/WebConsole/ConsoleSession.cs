using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using Bot.Chat.Delivery;
using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Bot.Features.Desks;
using Bot.Features.Keeping;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Web.SignIn;
using NodaTime;

namespace Bot.Web.WebConsole;

/// <summary>One browser's console: who speaks, where, what only they see. Everything they do is handed to the desk as a delivery.</summary>
public sealed class ConsoleSession(IDesk desk, House house, IClock clock, ITurns turns, SignInOptions? signIn = null, SignedOut? ended = null)
{
    /// <summary>The channel everybody shares.</summary>
    public const string Lobby = "incidents";

    private const int MostOpen = 500;
    private const int MostRecent = 100;

    private readonly string _browser = RandomNumberGenerator.GetHexString(12, lowercase: true);
    private readonly List<PrivateAnswer> _answers = [];
    private int _actions;
    private int _said;
    private ClaimsPrincipal? _user;
    private readonly Dictionary<int, long> _seen = [];
    private bool _hasLooked;
    private House? _house;
    private string? _browserZone;

    /// <summary>Whether who speaks has signed out, here or in another tab, or the session has run out: nothing more is shown or done.</summary>
    public bool IsOver => HasSignIn && _user is { } user && ended?.Lasts(user) == false;

    /// <summary>People one can speak as; who signed in speaks as nobody else.</summary>
    public List<Speaker> Speakers { get; } = [new("Ana", "en"), new("Ben", "en"), new("Chloé", "fr")];

    /// <summary>Whether who speaks has signed in.</summary>
    public bool HasSignIn => signIn is not null;

    /// <summary>Who speaks.</summary>
    public Speaker Me { get; private set; } = new("Ana", "en");

    /// <summary>The browser has said who speaks.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>The channel that is open.</summary>
    public string Channel { get; set; } = Lobby;

    /// <summary>The form that is open.</summary>
    public Form? Form { get; private set; }

    /// <summary>What is wrong with its fields.</summary>
    public IReadOnlyDictionary<string, string> FieldErrors { get; private set; } = new Dictionary<string, string>();

    /// <summary>Told when something of this session changed.</summary>
    public event Action? Changed;

    /// <summary>Told the key of an incident this person has just opened.</summary>
    public event Action<string>? Opened;

    /// <summary>The language this person reads.</summary>
    public Language Language => house.LanguageFor(Me.Locale);

    /// <summary>A phrase as this person reads it, plain.</summary>
    public string T(Phrase phrase)
    {
        ArgumentNullException.ThrowIfNull(phrase);
        return Markup.Plain(phrase.In(Language));
    }

    /// <summary>The settings with times as this person reads them: in their own zone, where it is known.</summary>
    public House House => _house ??= house.In(house.ZoneFor(Me.Zone));

    /// <summary>The zone times are shown in, where that is not the company's or not the one the browser is in; else nothing.</summary>
    public string? ZoneToName => House.Zone.Id != house.Zone.Id || _browserZone is { } browser && browser != House.Zone.Id ? House.Zone.Id : null;

    /// <summary>Everybody who can be named, those of the incident on screen first.</summary>
    public IReadOnlyList<Actor> People { get; private set; } = [];

    /// <summary>What only this person sees, oldest first.</summary>
    public IReadOnlyList<PrivateAnswer> AnswersIn(string channel) => [.. _answers.Where(a => a.Channel == channel && a.For == Me.Id)];

    /// <summary>Takes over who signed in, or else whom the browser remembers, if anybody.</summary>
    public async Task KnowAsync(ClaimsPrincipal user, BrowserFacts browser)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(browser);
        _browserZone = browser.Zone;
        if (HasSignIn)
        {
            if (user.Identity?.IsAuthenticated != true) return;
            (_user, Me, _house) = (user, SignedIn.Speaker(user, browser), null);
            Speakers.Clear();
            Speakers.Add(Me);
            // Others can name them before they have said a word.
            await turns.RunAsync(turn =>
            {
                turn.Know(new Person(Me.Id, Me.Name, Me.Locale, Me.Zone));
                return 0;
            }, CancellationToken.None);
        }
        else if (browser.Speaker?.LastIndexOf('|') is > 0 and <= 40 and var end)
        {
            var (name, locale) = (browser.Speaker[..end], browser.Speaker[(end + 1)..]); // A name may hold the sign too.
            SpeakAs(Speakers.FirstOrDefault(s => s.Name == name) ?? new Speaker(name, locale));
        }
        IsKnown = true;
        Changed?.Invoke();
    }

    /// <summary>Speaks as somebody else.</summary>
    public void SpeakAs(Speaker speaker)
    {
        if (HasSignIn) throw new InvalidOperationException("Who signed in speaks as nobody else.");
        if (speaker == Me) return;
        if (!Speakers.Contains(speaker)) Speakers.Add(speaker);
        Me = speaker;
        Form = null;
        Changed?.Invoke();
    }

    /// <summary>Whether this person may see an incident.</summary>
    public bool MaySee(Incident incident) => !IsOver && incident.IsVisibleTo(Me.Id);

    /// <summary>Incidents this person may see, newest first.</summary>
    public Task<IReadOnlyList<Incident>> IncidentsAsync(bool openOnly, int limit) =>
        turns.ReadAsync<IReadOnlyList<Incident>>(r => [.. r.List(openOnly, limit).Where(MaySee)], CancellationToken.None);

    /// <summary>The channels, and who can be named in the open one.</summary>
    public async Task<Channels> ChannelsAsync()
    {
        var here = house.NumberOf(Channel);
        var (channels, people) = await turns.ReadAsync(record =>
        {
            IReadOnlyList<Incident> listed = [.. record.List(openOnly: true, MostOpen).Concat(record.List(openOnly: false, MostRecent)).DistinctBy(i => i.Number).Where(MaySee)
                .OrderByDescending(i => i.IsOpen).ThenBy(i => i.IsOpen ? (int)i.Priority : 0).ThenByDescending(i => i.Number)];
            var news = listed.Where(i => i.IsOpen && IsNew(i.Number, record.Head(i.Number).Seq, here)).Select(i => i.Number).ToHashSet();
            var near = listed.FirstOrDefault(i => i.Number == here) is { } open ? record.LastEntries(open.Number, MostRecent).Select(e => e.Who).Reverse().Concat(open.Roles.Values) : [];
            return (new Channels(listed, news), near.Concat(record.People(MostOpen).Select(p => new Actor(p.Id, p.Name))).Where(p => p.Id != Person.Bot.Id).DistinctBy(p => p.Id).ToList());
        }, CancellationToken.None);
        (People, _hasLooked) = (people, true);
        return channels;
    }

    /// <summary>Whether a channel has an entry that this person has not seen; the one on screen has none, nor those that were there when the page was opened.</summary>
    private bool IsNew(int number, long head, int? here)
    {
        if (number == here || !_hasLooked) _seen[number] = head;
        return head > _seen.GetValueOrDefault(number);
    }

    /// <summary>Says or types something in the open channel.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="channel">Where; another one may be on screen by now.</param>
    /// <param name="key">The browser's own name for it: handed over a second time it is not done again.</param>
    public Task TypeAsync(string text, string channel, string key)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.Trim();
        var (place, delivery) = (PlaceOf(channel), key is { Length: > 0 and <= 64 } ? $"{Me.Id}/{key}" : NextKey());
        return Words(text, "/incident") is { } command ? DoAsync(new Happening.Command(command), place, delivery)
            : Words(text, "/tsr") is { } ticket ? DoAsync(new Happening.Command(("tsr " + ticket).TrimEnd()), place, delivery)
            : text.StartsWith('/') ? Task.Run(() => Keep(channel, new Post(ConsoleTexts.UnknownSlash(text.Split(' ')[0]).In(Language))))
            : channel == Lobby ? Task.Run(() => Keep(channel, new Post(ConsoleTexts.LobbyIsQuiet().In(Language))))
            : DoAsync(new Happening.Message(NextId(), text), place, delivery);
    }

    /// <summary>Presses a button.</summary>
    public Task PressAsync(CardButton button)
    {
        ArgumentNullException.ThrowIfNull(button);
        return DoAsync(new Happening.Button(button.Action, button.Value), PlaceOf(Channel));
    }

    /// <summary>Opens a form.</summary>
    public Task OpenFormAsync(string formId, string context = "") => DoAsync(new Happening.FormWanted(formId, context), PlaceOf(Channel));

    /// <summary>Hands the open form in; a second time is the same delivery.</summary>
    public Task SubmitAsync(IReadOnlyDictionary<string, string> values, string key)
    {
        if (Form is not { } form) return Task.CompletedTask;
        return DoAsync(new Happening.FormSubmitted(form.Id, form.Context, values), PlaceOf(Channel), key);
    }

    /// <summary>Closes the open form.</summary>
    public void CloseForm()
    {
        Form = null;
        FieldErrors = new Dictionary<string, string>();
        Changed?.Invoke();
    }

    /// <summary>Puts a private answer away.</summary>
    public void Dismiss(PrivateAnswer answer)
    {
        _answers.Remove(answer);
        Changed?.Invoke();
    }

    /// <summary>Reacts to a message, puts it on the timeline, edits or deletes it.</summary>
    /// <param name="where">The chat and channel the message was said in; not always the console.</param>
    public Task OnMessageAsync(Happening what, Place where) => DoAsync(what, where);

    /// <summary>A key for one action of this browser.</summary>
    public string NextKey() => $"console/{_browser}/{++_actions}";

    private string NextId() => string.Create(CultureInfo.InvariantCulture, $"{clock.GetCurrentInstant().ToUnixTimeMilliseconds()}.{_browser[..4]}{++_said}");

    private static Place PlaceOf(string channel) => new(Platforms.Console, "", channel, channel);

    private async Task DoAsync(Happening what, Place place, string? key = null)
    {
        if (IsOver) return;
        // Answered where it was asked, also when another channel is on screen by then.
        var channel = place.Platform == Platforms.Console ? place.Channel : Channel;
        var person = new Person(Me.Id, Me.Name, Me.Locale, Me.Zone ?? house.Zone.Id);
        var at = clock.GetCurrentInstant();
        var answer = await desk.ReceiveAsync(new Delivery(key ?? NextKey(), place, person, at, what), CancellationToken.None);
        if (answer.FieldErrors is { } errors) FieldErrors = errors;
        else if (what is Happening.FormSubmitted) CloseForm();
        if (answer.Form is { } form) (Form, FieldErrors) = (form, new Dictionary<string, string>());
        if (answer.Post is { } post) Keep(channel, post);
        else Changed?.Invoke();
        if (what is Happening.Command or Happening.FormSubmitted or Happening.Button
            && (await IncidentsAsync(openOnly: true, 1)) is [{ } newest] && newest.DeclaredAt == at && newest.DeclaredBy?.Id == Me.Id)
            Opened?.Invoke(newest.Key);
    }

    private void Keep(string channel, Post post)
    {
        _answers.Add(new PrivateAnswer(channel, Me.Id, clock.GetCurrentInstant(), post));
        if (_answers.Count > 50) _answers.RemoveAt(0);
        Changed?.Invoke();
    }

    private static string? Words(string text, string slash) =>
        text.StartsWith(slash, StringComparison.OrdinalIgnoreCase) && (text.Length == slash.Length || char.IsWhiteSpace(text[slash.Length])) ? text[slash.Length..].Trim() : null;
}

/// <summary>Something the bot told one person in one channel.</summary>
public sealed record PrivateAnswer(string Channel, string For, Instant At, Post Post);
