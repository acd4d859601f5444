using System.Text.RegularExpressions;
using Bot.Chat.Asking;
using Bot.Chat.Delivery;
using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Bot.Features.Deciding;
using Bot.Features.Keeping;
using Bot.Features.Settings;
using Bot.Incidents;
using NodaTime;

namespace Bot.Features.Desks;

/// <summary>One delivery on its way through one turn, with what every desk needs for it.</summary>
internal sealed partial class Sitting(ITurn turn, House house, Delivery delivery, Instant now, int masked)
{
    public ITurn Turn { get; } = turn;
    public House House { get; } = house;
    public Delivery Delivery { get; } = delivery;
    public Instant Now { get; } = now;

    /// <summary>How many secrets were masked in it.</summary>
    public int Masked { get; } = masked;

    /// <summary>The language to answer in.</summary>
    public Language Language { get; private set; } = house.LanguageFor(delivery.Person.Locale ?? turn.Known(delivery.Person.Id)?.Locale);

    /// <summary>Who did it.</summary>
    public Actor Me => new(Delivery.Person.Id, Delivery.Person.Name);

    /// <summary>
    /// The incident whose channel this is. The console has a channel for every incident, and nothing but this check keeps
    /// anybody out of it; other chats let into a private channel only those who are in it.
    /// </summary>
    public Incident? Here => Delivery.Place.Platform == Platforms.Console
        ? House.NumberOf(Delivery.Place.Channel) is { } number && Turn.ByNumber(number) is { } incident && Knows(incident) ? incident : null
        : Turn.ByRoom(Delivery.Place);

    /// <summary>Whether a command was said to the bot where people talk, among their other words.</summary>
    public bool IsAloud => Delivery is { Overheard: true, What: Happening.Command { Said: not null } command } && !command.Text.StartsWith("/incident", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether an incident that was just declared gets no conversation of its own.</summary>
    public bool IsWithoutRoom(Incident declared) => declared.Private && Delivery.PrivateRoom switch
    {
        PrivateRoom.None => true,
        PrivateRoom.Here => Here is { IsOpen: true } other && other.Number != declared.Number,
        _ => false,
    };

    /// <summary>Answers in the language of the words typed, where the chat did not tell the person's own; and remembers it.</summary>
    public void Hears(string? language)
    {
        if (Delivery.Person.Locale is not null || House.Spoken(language) is not { } spoken) return;
        Language = spoken;
        Turn.Know(Delivery.Person with { Locale = spoken.Code });
    }

    /// <summary>Remembers the person; what the chat does not tell of them stays as it was.</summary>
    public void Meets()
    {
        if (Delivery.Person is { Locale: not null, Zone: not null })
        {
            Turn.Know(Delivery.Person);
            return;
        }
        var known = Turn.Known(Delivery.Person.Id);
        Turn.Know(Delivery.Person with { Locale = Delivery.Person.Locale ?? known?.Locale, Zone = Delivery.Person.Zone ?? known?.Zone });
    }

    /// <summary>The incident of a key, as far as this person may know of it.</summary>
    public Incident? ByKey(string key) =>
        House.NumberOf(key.Split('|')[0]) is { } number && Turn.ByNumber(number) is { } incident && MaySee(incident) ? incident : null;

    /// <summary>Whether this person may know that the incident exists.</summary>
    public bool MaySee(Incident incident) => Knows(incident) || Here?.Number == incident.Number;

    /// <summary>What is said of an incident that is not to be seen here: whoever is in it is told why.</summary>
    public Answer Unseen(string key) =>
        Say(Delivery.Overheard && House.NumberOf(key) is { } number && Turn.ByNumber(number)?.IsVisibleTo(Delivery.Person.Id) == true ? DeskTexts.OthersReadAlong(key) : DeskTexts.NoSuchIncident(key));

    // An answer everybody reads must not tell of a private incident, whoever asked.
    private bool Knows(Incident incident) => (!Delivery.Overheard || !incident.Private) && incident.IsVisibleTo(Delivery.Person.Id) || Delivery.Person.Id == Person.Bot.Id;

    /// <summary>A case for a decision.</summary>
    public Case CaseOf(Incident? incident, string text) => new(House, new Visible(Turn, this), AskOf(text), incident);

    /// <summary>A case for drawing a form. The text is what the form carries, a message for one: nobody typed it as a command, and it stays as it is.</summary>
    public Case CaseWith(Incident? incident, string carried) => new(House, new Visible(Turn, this), Words(carried), incident);

    /// <summary>The words of a command.</summary>
    public Ask AskOf(string text) => Words(WrittenNames.Resolve(text, Turn, Delivery.Place.Platform));

    private Ask Words(string text) => new(text, Delivery.Person, Delivery.Place, Language, Now, House.ZoneFor(Delivery.Person.Zone));

    /// <summary>What is to be typed, with the incident named where the reader is not in its channel: else it would be done to another one.</summary>
    public string Addressed(string text, Incident? incident) =>
        incident is null || Here?.Number == incident.Number ? text
        : Shown().Replace(text, word => Catalogue.Own.Find(word.Value) is { Words.OnIncident: true } ? $"{incident.Key} {word.Value}" : word.Value);

    [GeneratedRegex(@"(?<=`/incident )\S+(?=[ `])", RegexOptions.CultureInvariant)]
    private static partial Regex Shown();

    /// <summary>A private answer.</summary>
    public Answer Say(Phrase phrase, params IReadOnlyList<CardButton> buttons) =>
        new(new Post(phrase.In(Language), buttons.Count == 0 ? null : buttons));
}
