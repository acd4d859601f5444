using System.Text.RegularExpressions;
using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using Bot.Features.Deciding;
using Bot.Features.Statuses;
using Bot.Features.Settings;
using Bot.Incidents.Clocks;
using Bot.Incidents.Texts;
using NodaTime;

namespace Bot.Features.Mark;

/// <summary><c>/incident mark started at 15h11 [text]</c> sets a clock and writes its timeline line.</summary>
public sealed partial class MarkCommand : ICommand
{
    /// <inheritdoc/>
    public CommandWords Words { get; } = new("mark", MarkTexts.Help())
    {
        French = ["marquer", "marque"], Usage = MarkTexts.Usage(), Order = 40, Example = "mark started at 15h11", FrenchExample = "marquer début à 15h11",
        Completions = ["changed at ", "started at ", "alerted at ", "detected at ", "mitigated at ", "ended at "],
    };

    /// <inheritdoc/>
    public Decision Decide(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var ask = @case.Ask;
        // "mark as resolved" is said of a status.
        if (ask.Takes("as", "comme")) return StatusCommand.Read(ask.Peek) is null ? Decision.Refuse(MarkTexts.WhichClock(ask.Peek)) : StatusCommand.Next(@case);
        var word = ask.NextName();
        if (Read(word) is not { } clock) return Decision.Refuse(MarkTexts.WhichClock(word));
        if (!ClockKinds.IsMarked(clock)) return Decision.Refuse(MarkTexts.SetByBot(clock));
        if (ask.Takes(Off))
            return @case.Incident.At(clock) is null ? Decision.Refuse(MarkTexts.NotSet(clock))
                : Decision.Record(new ClockCleared(clock)).Saying(MarkTexts.Cleared(clock, @case.House));
        TakeBefore(ask);
        // "mark started EN …" is said of the time that stands.
        if (@case.Incident.At(clock) is { } stands && LanguageMarkers.Marker(ask.Rest, 0, @case.House.Codes) is not null) return At(@case, clock, stands, ask.TakeRest());
        var typed = ask.Rest;
        return ask.NextTime() switch
        {
            WhenReading.Found when AnotherClock(@case, ask.Rest) is { } other => Decision.Refuse(MarkTexts.OneAtATime(other)),
            WhenReading.Found found => At(@case, clock, found.At, ask.TakeRest()).AlsoTelling(@case.OwnZoneHint(typed, found.At)),
            WhenReading.Wrong wrong => Decision.Refuse(wrong.Why),
            _ => Decision.Refuse(MarkTexts.When(clock)),
        };
    }

    /// <inheritdoc/>
    public Phrase? Meant(string word) => Read(word) is { } clock && ClockKinds.IsMarked(clock) ? MarkTexts.Fix(clock, "15h11") : null;

    /// <inheritdoc/>
    public bool MayStandAlone(string word, string rest, House house) => Meant(word) is not null && (rest.Length == 0 || SaysWhen(rest, house));

    /// <inheritdoc/>
    public string? LanguageOf(string word) => Folding.Fold(word) is "debut" or "demarre" or "alerte" or "detecte" or "contournement" or "contourne" or "attenue" or "fin" or "fini" or "termine" or "deploiement" or "mep" or "changement" ? "fr" : null;

    /// <summary>Whether a time follows, or what takes one away; "alert from the bank" is said of something else. Which time it is does not count here.</summary>
    private static bool SaysWhen(string rest, House house)
    {
        var ask = new Ask(rest, Chat.Delivery.Person.Bot, new("", "", ""), house.Channel, Instant.FromUtc(2000, 1, 1, 12, 0), house.Zone);
        TakeBefore(ask);
        return ask.IsEmpty || ask.Takes(Off) || Figures().IsMatch(ask.Rest) || ask.NextTime() is not WhenReading.NotATime;
    }

    /// <summary>Nothing but what may have been meant as a time: "detected 2238", "detected at 22.38".</summary>
    [GeneratedRegex(@"^[0-9]{1,2}\.?[0-9]{2}\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Figures();

    /// <summary>Takes what may stand before the time: "end of the impact at 16h00", "début de l’incident à 15h11".</summary>
    private static void TakeBefore(Ask ask)
    {
        ask.ContinueWith(OfWhat().Replace(ask.Rest, ""));
        while (ask.Takes(Before)) { }
    }

    private static readonly string[] Before = ["at", "a", "to", "is", "was", "est", "since", "depuis", "time", "heure"];

    [GeneratedRegex(@"^(?:of\s+(?:the\s+)?|de\s+(?:la\s+|l['’])?|du\s+|d['’])(?:impact|incident|outage|problem|issue|panne|problème)(?=\s|$)\s*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OfWhat();

    private static readonly string[] Off = ["off", "none", "clear", "remove", "vide", "vider", "aucun", "effacer"];

    /// <summary>A further clock with its time, where one stands right behind the first: "started at 8:42, detected at 8:45".</summary>
    private static string? AnotherClock(Case @case, string rest)
    {
        var words = Joined().Replace(rest, "").Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words is [var word, var behind] && Read(word.TrimEnd(':', '=')) is { } clock && ClockKinds.IsMarked(clock) && TimeOfDay().Match(behind) is { Success: true } time && SaysWhen(behind, @case.House) ? $"{word} {time.Value}" : null;
    }

    /// <summary>In "alerted 2h later" no time of day stands behind the word.</summary>
    [GeneratedRegex(@"^(?:(?:at|à)\s+)?[0-9]{1,2}(?:[h:][0-9]{2}(?:\s?[ap]m)?|\s?[ap]m|h(?=\s*(?:$|[,;.])))", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(@"^(?:[\s,;&+]|(?:and|then|et|puis)\s)+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Joined();

    /// <summary>Sets a clock.</summary>
    internal static Decision At(Case @case, Clock clock, Instant at, string text, string? field = null)
    {
        var incident = @case.Incident;
        at = at.ToMinute();
        if (@case.TextFault(text, field) is { } fault) return Decision.Refuse(fault, field);
        if (clock is Clock.Ended or Clock.Mitigated && incident.At(Clock.Started) is { } start && at < start.ToMinute())
            return Decision.Refuse(MarkTexts.EndBeforeStart(clock, at, start, @case.House), field);
        if (clock == Clock.Started && incident.At(Clock.Ended) is { } end && at > end)
            return Decision.Refuse(MarkTexts.StartAfterEnd(at, end, @case.House), field);
        var local = text.Length == 0 ? LocalText.Empty : @case.Local(text);
        if (incident.At(clock) == at && (clock != Clock.Ended || incident.StandingEnd() is not null) && (local.IsEmpty || incident.Clocks[clock].Text.Merge(local).Equals(incident.Clocks[clock].Text)))
            return Decision.Refuse(MarkTexts.Same(), field);
        // What the other language said already is still there.
        var before = incident.Clocks.GetValueOrDefault(clock);
        if (clock == Clock.Ended && before?.At != at && incident.StandingEnd() is null) before = null;
        var whole = before is null ? local : before.Text.Merge(local);
        var decision = Decision.Nothing.And(new ClockMarked(clock, at, local), at)
            .Saying(MarkTexts.Now(clock, at, @case.House, whole.ToInline(@case.House.Codes)));
        // A clock that was moved with new words in one language still says the old ones in the other.
        if (before is not null && before.At != at && !local.IsEmpty && @case.House.Codes.FirstOrDefault(c => before.Text.Has(c) && !local.Has(c)) is { } old)
            return decision.Telling(MarkTexts.StillSays(old, before.Text[old]!, clock));
        return !local.IsEmpty && @case.MissingHint(whole, MarkTexts.FixText(clock)) is { } hint ? decision.Telling(hint) : decision;
    }

    /// <summary>The clock of a word in either language.</summary>
    internal static Clock? Read(string word) => Folding.Fold(word) switch
    {
        "changed" or "change" or "changement" or "deployed" or "deployment" or "deploiement" or "mep" or "deploy" or "release" => Clock.Changed,
        "started" or "start" or "debut" or "began" or "begin" or "begun" or "commence" or "demarre" => Clock.Started,
        "alerted" or "alert" or "alerte" => Clock.Alerted,
        "detected" or "detect" or "detection" or "detecte" => Clock.Detected,
        "mitigated" or "mitigation" or "contournement" or "contourne" or "attenue" => Clock.Mitigated,
        "ended" or "end" or "fin" or "fini" or "termine" => Clock.Ended,
        "declared" or "declare" or "declaration" => Clock.Declared,
        "published" or "publie" => Clock.Published,
        "resolved" or "resolu" => Clock.Resolved,
        "postmortem" => Clock.Postmortem,
        _ => null,
    };
}

internal sealed class ClockMarkedTeller : Teller<ClockMarked>
{
    public override Phrase Tell(ClockMarked what, Incidents.Entry entry, Settings.House house) =>
        MarkTexts.Now(what.Clock, what.At, house, what.Text.ToInline(house.Codes));
}

internal sealed class ClockClearedTeller : Teller<ClockCleared>
{
    public override Phrase Tell(ClockCleared what, Incidents.Entry entry, Settings.House house) => MarkTexts.Cleared(what.Clock, house);
}
