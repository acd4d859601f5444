using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using Bot.Features.Cards;
using Bot.Features.Deciding;
using Bot.Features.Postmortems;
using Bot.Features.Priorities;
using Bot.Incidents;
using NodaTime;

namespace Bot.Features.Reading;

/// <summary><c>/incident timeline</c>: what happened, in order.</summary>
public sealed class TimelineCommand : ICommand
{
    private const int Usual = 25;
    private const int Most = 400;

    /// <inheritdoc/>
    public CommandWords Words { get; } = new("timeline", ReadingTexts.TimelineHelp())
    {
        French = ["chronologie", "historique"], Also = ["history"], Usage = ReadingTexts.TimelineUsage(), Order = 70, Example = "timeline", ReadsOnly = true, Completions = ["all", "50"],
    };

    /// <inheritdoc/>
    public Decision Decide(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var ask = @case.Ask;
        if (ask.Takes("add", "ajouter") && !ask.IsEmpty) return Decision.Refuse(ReadingTexts.NoteIt(ask.Rest));
        var count = ask.Takes("all", "tout") ? Most : Usual;
        if (int.TryParse(ask.Peek, out var wished) && wished > 0)
        {
            ask.Next();
            count = Math.Min(wished, Most);
        }
        if (!ask.IsEmpty) return Decision.Refuse(ReadingTexts.WhichTimeline(ask.Rest));
        var entries = @case.Record.LastEntries(@case.Incident.Number, count);
        if (entries.Count == 0) return Decision.Answer(ReadingTexts.Empty());
        var lines = new List<Phrase>();
        if (entries[0].Seq > 1) lines.Add(ReadingTexts.More((int)entries[0].Seq - 1, @case.Incident.Key));
        LocalDate? day = null;
        foreach (var item in Timeline.Of(entries, @case.Incident))
        {
            lines.Add(Timeline.Line(item, @case.House, @case.Ask.Language, day, ReadingTexts.LongestLine));
            day = item.Entry.HappenedAt.InZone(@case.House.Zone).Date;
        }
        return Decision.Answer(Phrase.Lines(lines));
    }
}

/// <summary><c>/incident catchup</c>: the state in six lines for a late joiner.</summary>
public sealed class CatchupCommand : ICommand
{
    /// <inheritdoc/>
    public CommandWords Words { get; } = new("catchup", ReadingTexts.CatchupHelp())
    {
        French = ["résumé", "rattrapage", "récap", "bilan"], Also = ["summary", "recap"], Order = 71, Example = "catchup", ReadsOnly = true,
    };

    /// <inheritdoc/>
    public Decision Decide(Case @case) => Decision.Answer(Phrase.Lines(ReadingTexts.Catchup(@case.Incident, @case.House, @case.Ask.Language, @case.Ask.Now)));
}

/// <summary><c>/incident list [open|mine|all|closed|P1|words of a title]</c>.</summary>
public sealed class ListCommand : ICommand
{
    private const int Most = 50;
    private const int Searched = 500;
    private const int ShortestSearch = 3;

    /// <inheritdoc/>
    public CommandWords Words { get; } = new("list", ReadingTexts.ListHelp())
    {
        French = ["liste", "chercher", "incidents"], Also = ["search", "find", "incidents"], Usage = ReadingTexts.ListUsage(), OnIncident = false, ReadsOnly = true, Order = 72, Example = "list", Completions = ["open", "mine", "all", "closed"],
    };

    /// <inheritdoc/>
    public Decision Decide(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var typed = @case.Ask.TakeRest();
        var word = Folding.Fold(typed);
        if (Named(@case, word) is { } list) return list.Count == 0 && word is not ("" or "all" or "tous" or "tout") ? Decision.Answer(ReadingTexts.NoneOfThose()) : Answer(@case, list);
        if (@case.House.IsTicket(typed, out var ticket) && @case.Record.ByTicket(ticket) is { } carrier) return Answer(@case, [carrier]);
        IReadOnlyList<Incident> found = word.Length < ShortestSearch ? [] : [.. @case.Record.List(openOnly: false, Searched).Where(i => Folding.Fold(i.Title).Contains(word, StringComparison.Ordinal)).Take(Most)];
        return found.Count == 0 ? Decision.Refuse(ReadingTexts.WhichList(typed)) : Answer(@case, found);
    }

    /// <summary>The list of a word; nothing where it is none.</summary>
    private static IReadOnlyList<Incident>? Named(Case @case, string word) => word switch
    {
        "" or "open" or "ouverts" or "current" or "ongoing" or "active" or "en cours" => @case.Record.List(openOnly: true, Most),
        "all" or "tous" or "tout" => @case.Record.List(openOnly: false, Most),
        "mine" or "my" or "me" or "miens" or "mes" or "moi" => [.. @case.Record.List(openOnly: true, 200).Where(i => i.Members.Contains(@case.Me.Id))],
        "closed" or "resolved" or "fermes" or "resolus" or "termines" => [.. @case.Record.List(openOnly: false, Searched).Where(i => !i.IsOpen).Take(Most)],
        _ => PriorityCommand.Read(word) is { } priority ? [.. @case.Record.List(openOnly: true, Searched).Where(i => i.Priority == priority)] : null,
    };

    private static Decision Answer(Case @case, IReadOnlyList<Incident> incidents) => Decision.Answer(incidents.Count == 0 ? ReadingTexts.NoIncidents()
        : Phrase.Lines(incidents.Select(i => ReadingTexts.ListLine(i, @case.Ask.Language))));
}

/// <summary><c>/incident show</c>: the card.</summary>
public sealed class ShowCommand : ICommand
{
    /// <inheritdoc/>
    public CommandWords Words { get; } = new("show", ReadingTexts.ShowHelp())
    {
        French = ["afficher", "fiche", "montrer", "voir"], Also = ["card"], Order = 73, Example = "show", ReadsOnly = true,
    };

    /// <inheritdoc/>
    public Phrase? Meant(string word) => Folding.Fold(word) is "who" or "qui" or "roles" or "members" or "membres" ? new("show.meant", "show", "afficher") : null;

    /// <inheritdoc/>
    public Decision Decide(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        return Other(@case) is { } other ? other.Decide(@case) : Decision.Show(IncidentCard.Of(@case.Incident, @case.House, @case.Ask.Language));
    }

    /// <summary>What <c>show me the timeline</c> asks for; nothing where it is the card.</summary>
    private static ICommand? Other(Case @case)
    {
        var ask = @case.Ask;
        ask.Takes("me", "moi", "us", "nous");
        ask.Takes(Articles.All);
        var name = ask.Next().TrimEnd('.', '!', '?');
        return Catalogue.Own.Find(name) switch
        {
            ShowCommand => null,
            { Words.ReadsOnly: true } reads => reads,
            PostmortemCommand draft when ask.IsEmpty => draft,
            _ => null,
        };
    }
}
