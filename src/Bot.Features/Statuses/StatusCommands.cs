using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using Bot.Features.Cards;
using Bot.Features.Deciding;
using Bot.Features.Mark;
using Bot.Features.Settings;
using Bot.Features.Update;
using Bot.Incidents.Clocks;
using Bot.Incidents.Lifecycles;
using Bot.Incidents.Texts;
using NodaTime;

namespace Bot.Features.Statuses;

/// <summary><c>/incident investigating|identified|monitoring|resolved [text]</c>: the four words are the statuses.</summary>
public abstract class StatusWord(Status status, int order, string[] french, string[] also) : ICommand
{
    /// <inheritdoc/>
    public CommandWords Words { get; } = new(StatusLabels.Word(status), StatusTexts.Help(status))
    {
        French = french, Also = also, Usage = StatusTexts.Usage(StatusLabels.Word(status)), Order = order,
        Example = $"{StatusLabels.Word(status)} FR … EN …", Completions = ["FR … EN …"],
    };

    /// <inheritdoc/>
    public Decision Decide(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        return Said(@case, status);
    }

    internal static Decision Said(Case @case, Status status)
    {
        var (since, fault) = TakeTime(@case, status);
        if (fault is not null) return Decision.Refuse(fault);
        // "Identified just now" says no more than "identified".
        if (since == @case.Ask.Now && (status != Status.Resolved || @case.Incident.Status >= Status.Resolved)) since = null;
        var text = @case.Ask.TakeRest();
        if (since is { } at && @case.Incident.Status == Status.Resolved && status == Status.Resolved && text.Length == 0) return MarkCommand.At(@case, Clock.Ended, at, "");
        if (since is not null && (status != Status.Resolved || @case.Incident.Status >= Status.Resolved)) return Decision.Refuse(StatusTexts.SetNow(status));
        return Misplaced.In(@case, text, Misplaced.Done()) is { } meant ? Decision.Refuse(meant)
            : Misplaced.IsMistake(text) ? Decision.Refuse(UpdateTexts.What())
            : Moving.To(@case, status, Misplaced.SaysNothing(text) ? "" : text, ended: since);
    }

    /// <summary>The time of "resolved at 16h00 FR …", which the public need not read; a text may begin with one too: "resolved 16h00 was the end".</summary>
    private static (Instant? At, Phrase? Fault) TakeTime(Case @case, Status status)
    {
        var ask = @case.Ask;
        var whole = ask.Rest;
        var said = ask.Takes("at", "à", "a", "since", "depuis");
        switch (ask.NextTime())
        {
            case WhenReading.Found found when said || ask.IsEmpty || LanguageMarkers.Marker(ask.Rest, 0, @case.House.Codes) is not null: return (found.At, null);
            case WhenReading.Wrong wrong when said || !whole.Contains(' ', StringComparison.Ordinal) || @case.House.MarkedSoon(whole): return (null, wrong.Why);
        }
        ask.ContinueWith(whole);
        return (null, IsAhead(@case) ? StatusTexts.SetNow(status) : null);
    }

    /// <summary>Whether a time to come is all there is before the languages: "in 5 minutes", "tomorrow 9am FR …".</summary>
    private static bool IsAhead(Case @case)
    {
        if (NextCommand.IsTime(@case)) return true;
        var (ask, whole) = (@case.Ask, @case.Ask.Rest);
        var within = ask.Takes("in", "dans");
        var rest = within && WhenParser.TryReadDuration(ask.Rest, out _, out var behind) ? behind
            : !within && ask.NextTime(futureAllowed: true) is WhenReading.Found ? ask.Rest : "";
        ask.ContinueWith(whole);
        return LanguageMarkers.Marker(rest, 0, @case.House.Codes) is not null;
    }
}

/// <summary>The cause is being looked for.</summary>
public sealed class InvestigatingCommand() : StatusWord(Status.Investigating, 11, ["investigation", "recherche", "analyse"], ["investigate"]);

/// <summary>The cause is known.</summary>
public sealed class IdentifiedCommand() : StatusWord(Status.Identified, 12, ["identifié", "identifie"], ["identify"]);

/// <summary>A fix is in place and watched.</summary>
public sealed class MonitoringCommand() : StatusWord(Status.Monitoring, 13, ["surveillance", "surveiller"], ["monitor"]);

/// <summary>It is over.</summary>
public sealed class ResolvedCommand() : StatusWord(Status.Resolved, 14, ["résolu", "résoudre", "clôturer", "clôture", "clore", "fermer", "fermé"], ["resolve", "close", "closed"]);

/// <summary><c>/incident status monitoring [text]</c>: the same, with the word first.</summary>
public sealed class StatusCommand : ICommand
{
    /// <inheritdoc/>
    public CommandWords Words { get; } = new("status", StatusTexts.StatusHelp())
    {
        French = ["statut"], Usage = StatusTexts.Usage("status monitoring"), Order = 10, Example = "status monitoring FR … EN …", FrenchExample = "statut surveillance FR … EN …",
        Completions = ["investigating", "identified", "monitoring", "resolved"],
    };

    /// <inheritdoc/>
    public Decision Decide(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        @case.Ask.Takes(Moves);
        return @case.Ask.IsEmpty ? Decision.Ask(Catalogue.Own.Forms[Forms.FormIds.Status].Draw(@case)) : Next(@case);
    }

    /// <summary>Moves to the status that stands next.</summary>
    internal static Decision Next(Case @case)
    {
        while (@case.Ask.Takes(Before)) { }
        var word = @case.Ask.NextName();
        return Read(word) is { } status ? StatusWord.Said(@case, status) : Decision.Refuse(StatusTexts.WhichStatus(word));
    }

    /// <inheritdoc/>
    public bool MayStandAlone(string word, string rest, House house) =>
        Moves.Contains(Folding.Fold(word)) && rest.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var to, var status, ..] && Before.Contains(Folding.Fold(to)) && Read(status.TrimEnd('.', ':', ',', '!')) is not null;

    /// <inheritdoc/>
    public Phrase? Meant(string word) =>
        Folding.Fold(word) is "fixed" or "fix" or "solved" or "over" or "finished" or "corrige" or "repare" or "regle" or "fini" or "termine" or "retabli" ? new("status.meant", "resolved", "résolu") : null;

    /// <summary>"Move to monitoring", "back to investigating".</summary>
    private static readonly string[] Moves = ["move", "go", "switch", "back", "passe", "revenir", "retour", "mettre"];

    /// <summary>What may stand before the one it becomes: "status is now monitoring".</summary>
    private static readonly string[] Before = ["to", "is", "as", "now", "in", "a", "en", "est", "comme", "maintenant"];

    /// <summary>The status of a word in any language.</summary>
    internal static Status? Read(string word) => Catalogue.Own.Find(word) switch
    {
        InvestigatingCommand => Status.Investigating,
        IdentifiedCommand => Status.Identified,
        MonitoringCommand => Status.Monitoring,
        ResolvedCommand => Status.Resolved,
        _ when Folding.Fold(word) is "postmortem" => Status.Postmortem,
        _ => null,
    };
}
