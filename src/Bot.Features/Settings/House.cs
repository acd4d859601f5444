using System.Text.RegularExpressions;
using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using Bot.Features.Dora;
using Bot.Incidents;
using Bot.Incidents.Fields;
using NodaTime;

namespace Bot.Features.Settings;

/// <summary>The settings made usable: languages loaded, zone found, patterns compiled. Refuses to exist when they make no sense.</summary>
public sealed class House
{
    private const RegexOptions Ticket = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private static readonly TimeSpan MatchLimit = TimeSpan.FromMilliseconds(200);

    // Made with the first message: what no text makes slow takes long to make, and a bot that waits needs none.
    private readonly Lazy<Regex> _ticket;
    private readonly Lazy<Regex> _ticketInText;
    private readonly Func<string, string>? _examples;

    /// <summary>Checks the settings.</summary>
    /// <exception cref="ArgumentException">A setting makes no sense; the message names it.</exception>
    public House(BotSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Settings = settings;
        if (settings.Languages.Count == 0) throw new ArgumentException("Incidents:Languages needs at least one language.");
        if (settings.RetentionDays is < 0 or > 36_500) throw new ArgumentException($"Incidents:RetentionDays is {settings.RetentionDays}. It is a number of days, or 0 to keep everything.");
        _examples = HouseExamples.Of(settings);
        Languages = [.. settings.Languages.Distinct().Select(Load)];
        Channel = Spoken(settings.ChannelLanguage) ?? Load(settings.ChannelLanguage);
        Zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(settings.Zone)
            ?? throw new ArgumentException($"Incidents:Zone '{settings.Zone}' is not an IANA time zone.");
        var (whole, inText) = ($@"^(?:{settings.TicketPattern})\z", $@"(?:^|[^\w-])(?<reference>{settings.TicketPattern})(?:\z|[^\w-])");
        var checking = Checked(whole, settings.TicketPattern);
        _ = Checked(inText, settings.TicketPattern);
        (_ticket, _ticketInText) = (new(() => Compile(whole)), new(() => Compile(inText)));
        if (IsTicket(checking, "", out _) || IsTicket(checking, "list", out _))
            throw new ArgumentException($@"Incidents:TicketPattern '{settings.TicketPattern}' takes any word for a ticket. Write what a whole reference looks like, such as TSR-\d+.");
        if (!IsTicket(checking, settings.TicketExample, out _))
            throw new ArgumentException($"Incidents:TicketExample '{settings.TicketExample}' is not what Incidents:TicketPattern '{settings.TicketPattern}' describes. Set it to a reference people know.");
    }

    /// <summary>The settings as they are.</summary>
    public BotSettings Settings { get; }

    /// <summary>The chats that are connected: <c>slack</c>, <c>teams</c>. Set once at start.</summary>
    public IReadOnlyCollection<string> Chats { get; init; } = [];

    /// <summary>Whether people sign in to the console: then nobody is there of whom it never heard.</summary>
    public bool SignsIn { get; init; }

    /// <summary>The status pages that are connected: <c>statuspage</c>. Set once at start.</summary>
    public IReadOnlyCollection<string> StatusPages { get; init; } = [];

    /// <summary>Where the public reads the bot's own status page, without a slash at the end; nothing where only this machine does. Set once at start.</summary>
    public string? StatusPageUrl { get; init; }

    /// <summary>Who reports to the regulator. Set once at start.</summary>
    public DoraSettings Dora { get; init; } = new();

    /// <summary>Languages that leave the company, in order.</summary>
    public IReadOnlyList<Language> Languages { get; }

    /// <summary>Their codes, in order.</summary>
    public IReadOnlyList<string> Codes => Settings.Languages;

    /// <summary>The language spoken in channels.</summary>
    public Language Channel { get; }

    /// <summary>The zone of documents.</summary>
    public DateTimeZone Zone { get; private set; }

    /// <summary>The same with another zone, for whoever reads in theirs.</summary>
    public House In(DateTimeZone zone)
    {
        var there = (House)MemberwiseClone();
        there.Zone = zone;
        return there;
    }

    /// <summary>A sentence of the resources in every language that leaves the company.</summary>
    public Incidents.Texts.LocalText Sentence(string label) => Languages.Aggregate(Incidents.Texts.LocalText.Empty, (text, language) => text.With(language.Code, language.Label(label)));

    /// <summary>What every language that leaves the company says, each thing once: <c>Début / Start</c>.</summary>
    public string InAll(Func<Language, string> says) => string.Join(" / ", Languages.Select(says).Distinct());

    /// <summary>What can stand once only for all languages: a text of the first one whose resource has it, or nothing.</summary>
    public string? OfFirst(string key) => Languages.Select(l => l.TextOf(key)).FirstOrDefault(text => text is not null);

    /// <summary>Day, time and zone as the public reads them in all languages at once: <c>16/09/2025 15h11 CEST</c>; in figures no reader takes for others where no language says how.</summary>
    public string PublicStamp(Instant at) => Dates.PublicStamp(at, Zone, OfFirst("date.stamp") ?? "uuuu-MM-dd HH:mm");

    /// <summary>A phrase in every language that leaves the company, plain.</summary>
    public string InAll(Phrase phrase) => InAll(l => Markup.Plain(phrase.In(l)));

    /// <summary>The language to answer a locale in: French or English or any configured one; else that of channels.</summary>
    public Language LanguageFor(string? locale) => Spoken(locale?.Split('-', '_')[0].ToLowerInvariant()) ?? Channel;

    /// <summary>The code of the language that what somebody says is in, of those that leave the company: their own, else the first.</summary>
    public string DocumentLanguageFor(string? locale) => LanguageFor(locale).Code is var code && Codes.Contains(code) ? code : Codes[0];

    /// <summary>The language of a code, where the bot speaks it.</summary>
    public Language? Spoken(string? code) => code switch
    {
        null or "" => null,
        "fr" or "en" => Languages.FirstOrDefault(l => l.Code == code) ?? Load(code),
        _ => Languages.FirstOrDefault(l => l.Code == code),
    };

    /// <summary>The zone of a person, else the configured one.</summary>
    public DateTimeZone ZoneFor(string? zone) =>
        (zone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone)) ?? Zone;

    /// <summary>Whether this is a ticket reference, whatever its case; gives it in capitals.</summary>
    public bool IsTicket(string word, out string ticket) => IsTicket(_ticket.Value, word, out ticket);

    private static bool IsTicket(Regex pattern, string word, out string ticket)
    {
        ticket = word.ToUpperInvariant();
        try { return pattern.IsMatch(ticket); }
        catch (RegexMatchTimeoutException) { return false; }
    }

    /// <summary>The ticket references in a text, in order, each once.</summary>
    public IReadOnlyList<string> TicketsIn(string text)
    {
        List<string> found = [];
        try
        {
            // What parts two references stands before the second one too.
            for (var from = 0; _ticketInText.Value.Match(text, from).Groups["reference"] is { Success: true } reference; from = reference.Index + reference.Length)
                if (reference.Value.ToUpperInvariant() is var ticket && !found.Contains(ticket)) found.Add(ticket);
        }
        catch (RegexMatchTimeoutException)
        {
            // A pattern too slow for this text finds nothing more in it; what was said is kept all the same.
        }
        return found;
    }

    /// <summary>The number of an incident key (<c>INC-42</c>, any case), or nothing. <c>INC-1</c> is not in <c>INC-10</c>.</summary>
    public int? NumberOf(string word)
    {
        var prefix = Settings.Prefix + "-";
        return word.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
            && int.TryParse(word.AsSpan(prefix.Length), System.Globalization.NumberStyles.None, null, out var number) ? number : null;
    }

    /// <summary>The number of a key that the bot wrote itself, whatever <c>Incidents:Prefix</c> was then.</summary>
    public static int? NumberBehind(string key) =>
        int.TryParse(key.AsSpan(key.LastIndexOf('-') + 1), System.Globalization.NumberStyles.None, null, out var number) ? number : null;

    /// <summary>The number of an incident as people name it: its key, with a sign behind it, or its channel, <c>#inc-42</c>, <c>#inc-42-payouts-late</c>; or nothing.</summary>
    public int? NumberNamed(string word)
    {
        var name = word.TrimEnd(':', ',', ';', '.');
        // "inc2", as one types in a hurry.
        if (name.StartsWith(Settings.Prefix, StringComparison.OrdinalIgnoreCase) && name.Length > Settings.Prefix.Length && char.IsAsciiDigit(name[Settings.Prefix.Length])) name = name.Insert(Settings.Prefix.Length, "-");
        if (!name.StartsWith('#')) return NumberOf(name);
        // The prefix may have a hyphen of its own; what is behind the number is the title.
        var title = name.Length > Settings.Prefix.Length + 2 ? name.IndexOf('-', Settings.Prefix.Length + 2) : -1;
        return NumberOf(title < 0 ? name[1..] : name[1..title]);
    }

    /// <summary>The key of a number.</summary>
    public string KeyOf(int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Settings.Prefix}-{number}");

    /// <summary>The component meant by an id or one of its names, accents and case apart; or by the words of one name only.</summary>
    public CatalogueComponent? Component(string word) => Listed.One(Settings.Components, c => c.Name.Values.Prepend(c.Id), word);

    /// <summary>A component's public name in a language; its id where it has none.</summary>
    public string ComponentName(string id, string language) =>
        Settings.Components.FirstOrDefault(c => c.Id == id)?.Name.GetValueOrDefault(language) ?? id;

    /// <summary>Where a ticket is read, or nothing.</summary>
    public string? TicketLink(string ticket) => Settings.TicketUrl.Length == 0
        ? null : Settings.TicketUrl.Replace("{ticket}", Uri.EscapeDataString(ticket), StringComparison.Ordinal);

    /// <summary>Where an incident is read in the console, or nothing.</summary>
    public string? ConsoleLink(Incident incident) => Settings.PublicUrl.Length == 0
        ? null : $"{Settings.PublicUrl.TrimEnd('/')}/incidents/{incident.Key}";

    private Language Load(string code)
    {
        try
        {
            var language = Language.Load(code, Settings.LanguageFolder);
            return _examples is null ? language : language.With(_examples);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ArgumentException($"Incidents:Languages names '{code}', but there is no {Settings.LanguageFolder}/{code}.json.", e);
        }
    }

    /// <summary>So that no text takes long, whatever the pattern; what only backtracking understands has a limit instead.</summary>
    private static Regex Compile(string pattern)
    {
        try { return new Regex(pattern, Ticket | RegexOptions.NonBacktracking); }
        catch (NotSupportedException) { return new Regex(pattern, Ticket, MatchLimit); }
    }

    /// <summary>The pattern, quickly made.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    private static Regex Checked(string pattern, string asWritten)
    {
        try
        {
            return new Regex(pattern, Ticket, MatchLimit);
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException($"Incidents:TicketPattern '{asWritten}' is not a regular expression: {e.Message}", e);
        }
    }
}
