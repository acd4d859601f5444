using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using Bot.Features.Deciding;
using Bot.Features.Desks;
using Bot.Incidents;
using Bot.Incidents.Dora;
using Bot.Incidents.Lifecycles;
using NodaTime;

namespace Bot.Features.Dora;

/// <summary>
/// <c>/incident dora</c>: what Regulation (EU) 2022/2554 asks of a payment company about the incident. The record and people give
/// the facts, people decide and send; the bot keeps the clock.
/// </summary>
public sealed class DoraCommand : ICommand
{
    /// <inheritdoc/>
    public CommandWords Words { get; } = new("dora", DoraTexts.Help())
    {
        French = ["dora"], Usage = DoraTexts.Usage(), Order = 75, EvenWhenClosed = true, Example = "dora critical yes clients 12%", FrenchExample = "dora critique oui clients 12%",
        Completions = [.. DoraWord.All.Select(w => w.English + " "), "major", "not major", "sent initial", "sent intermediate", "sent final"],
    };

    /// <inheritdoc/>
    public Phrase? Meant(string word) => Folding.Fold(word) switch
    {
        "major" or "majeur" => new("dora.meant_major", "dora major", "dora majeur"),
        "regulator" or "regulateur" or "acpr" => new("dora.meant", "dora", "dora"),
        _ => null,
    };

    /// <inheritdoc/>
    public Decision Decide(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var ask = @case.Ask;
        if (ask.IsEmpty) return Decision.Answer(DoraAnswer.To(@case));
        ask.Takes("is", "est", "n'est");
        var typed = ask.Rest;
        var negated = ask.Takes("not", "isn't", "non", "pas", "no");
        var word = Folding.Fold(ask.NextName());
        if (word is "major" or "majeur" or "majeure") return Classify(@case, !negated);
        if (word is "not-major" or "non-majeur" or "minor" or "mineur" && !negated) return Classify(@case, false);
        ask.ContinueWith(typed);
        if (@case.Incident.Closure != Closure.None) return Decision.Refuse(DeskTexts.IsClosed(@case.Incident));
        return DoraSending.TakesSent(ask, out var report) ? DoraSending.Send(@case, report) : DoraFacts.Give(@case);
    }

    /// <summary>Somebody decided, now or at the time that is said.</summary>
    private static Decision Classify(Case @case, bool major)
    {
        var (incident, ask) = (@case.Incident, @case.Ask);
        if (major && incident.Closure != Closure.None) return Decision.Refuse(DeskTexts.IsClosed(incident));
        if (TakeTime(ask, out var said) is { } fault) return Decision.Refuse(fault);
        var reason = ask.TakeRest().TrimStart(':', ',', '-', '–', '—', ' ');
        if (CaseTexts.TextFault(reason) is { } tooLong) return Decision.Refuse(tooLong);
        var before = incident.Dora?.Decision;
        if (before is not null && before.Major == major && said is null && reason.Length == 0) return Decision.Refuse(DoraTexts.AlreadyDecided(before, ask.Zone));
        // Another reason for the same decision does not make it a later one.
        var at = said ?? (before?.Major == major ? before.At : ask.Now);
        var what = new DoraDecided(major, reason.Length == 0 ? null : reason);
        var after = After(@case, at, what);
        var next = DoraClock.Next(after, @case.House.Zone);
        var decision = Decision.Nothing.And(what, at).Saying(DoraTexts.Decided(incident, what, before is { Major: true }, next, @case.House));
        if (next is { } due) return decision.Telling(Phrase.Lines(DoraAnswer.Due(due, after, @case)));
        if (!major && incident.Dora?.Sent is [.., var sent]) decision = decision.Telling(DoraTexts.Reclassified(ask.Zone, sent));
        return !major && DoraAssessment.Of(after, ask.Now).Major is true ? decision.AlsoTelling(DoraTexts.AgainstCriteria(incident)) : decision;
    }

    /// <summary>The incident once this is recorded.</summary>
    internal static Incident After(Case @case, Instant at, params ReadOnlySpan<IncidentEvent> events)
    {
        var incident = @case.Incident;
        foreach (var what in events) incident = incident.After(new Entry(incident.Version + 1, at, @case.Ask.Now, @case.Me, what));
        return incident;
    }

    /// <summary>Takes a time where one stands next, "since 14h05" too; says what is wrong with one that is none.</summary>
    internal static Phrase? TakeTime(Ask ask, out Instant? at)
    {
        var typed = ask.Rest;
        while (ask.Takes("since", "from", "as", "of", "depuis", "dès", "de")) { }
        var reading = ask.NextTime();
        // "since this morning" begins a reason.
        if (reading is WhenReading.NotATime) ask.ContinueWith(typed);
        at = (reading as WhenReading.Found)?.At;
        return (reading as WhenReading.Wrong)?.Why;
    }
}
