using Bot.Chat.Phrases;
using Bot.Features.Cards;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.Clocks;
using NodaTime;
using Interval = Bot.Incidents.Clocks.Interval;

namespace Bot.Features.Postmortems.Checks;

/// <summary>Clocks that are missing, in the wrong order, or far apart.</summary>
internal sealed class ClockChecks : IReviewCheck
{
    private static readonly Duration LongDetection = Duration.FromMinutes(15);
    private static readonly Duration LongPublication = Duration.FromMinutes(30);

    public int Order => 10;

    public IEnumerable<Finding> Check(Incident incident, House house)
    {
        foreach (var clock in new[] { Clock.Started, Clock.Detected, Clock.Ended })
            if (incident.At(clock) is null)
                yield return new($"no_{StatusLabels.Word(clock)}", new("review.no_clock", "`{0}` is not marked.", "`{0}` n’est pas marquée.", StatusLabels.Word(clock)),
                    $"mark {StatusLabels.Word(clock)} at …");
        foreach (var interval in Interval.Of(incident.Clocks).Where(i => i.Gap == IntervalGap.Backwards))
            yield return new("clocks_backwards", new("review.backwards", "`{0}` is before `{1}`.", "`{0}` précède `{1}`.", StatusLabels.Word(interval.To), StatusLabels.Word(interval.From)),
                $"mark {StatusLabels.Word(ClockKinds.IsMarked(interval.To) ? interval.To : interval.From)} at …");
        if (incident.At(Clock.Published) is { } opened && incident.At(Clock.Ended) is { } ended && opened > ended)
            yield return new("opened_after_end", new("review.opened_late", "The page opened ({0}) after the impact had ended ({1}).", "La page a été ouverte ({0}) après la fin de l’impact ({1}).",
                Text(opened, house), Text(ended, house)), "set context FR … EN …");
        if (incident.At(Clock.Started) is { } start && incident.At(Clock.Published) is { } published && published - start >= LongPublication)
            yield return new("late_publication", new("review.late_publication", "The public was told {0} after the start.", "Le public a été informé {0} après le début.", Length(published - start)), "set context FR … EN …");
        if (incident.At(Clock.Alerted) is { } alerted && incident.At(Clock.Detected) is { } detected && detected - alerted >= LongDetection)
            yield return new("late_detection", new("review.late_detection", "{0} passed between the alert ({1}) and its detection ({2}).", "{0} se sont écoulées entre l’alerte ({1}) et la détection ({2}).",
                Length(detected - alerted), Text(alerted, house), Text(detected, house)), "action add symptom -> action");
    }

    internal static Spoken Text(Instant at, House house) => Say.DateTime(at, house.Zone);

    private static Spoken Length(Duration length) => Say.Duration(length);
}
