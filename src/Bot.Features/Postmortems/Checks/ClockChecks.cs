using Bot.Chat.Phrases;
using Bot.Features.Cards;
using Bot.Features.Deciding;
using Bot.Features.Mark;
using Bot.Features.Set;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.Clocks;
using Interval = Bot.Incidents.Clocks.Interval;
using NodaTime;

namespace Bot.Features.Postmortems.Checks;

/// <summary>Clocks that are missing, in the wrong order, or far apart.</summary>
internal sealed class ClockChecks : IReviewCheck
{
    private static readonly Duration LongDetection = Duration.FromMinutes(15);
    private static readonly Duration Near = Duration.FromMinutes(15);
    private static readonly Duration LongBefore = Duration.FromDays(31);
    private static readonly Duration LongPublication = Duration.FromMinutes(30);

    public int Order => 10;

    public IEnumerable<Finding> Check(Incident incident, House house)
    {
        foreach (var clock in new[] { Clock.Started, Clock.Detected, Clock.Ended })
            if (incident.At(clock) is null)
                yield return new($"no_{StatusLabels.Word(clock)}", new("review.no_clock", "`{0}` is not marked.", "L’heure `{0}` n’est pas marquée.", StatusLabels.Typed(clock)),
                    MarkTexts.Fix(clock, "…"));
        foreach (var interval in Interval.Of(incident).Where(i => i.Gap == IntervalGap.Backwards))
            yield return new("clocks_backwards", new("review.backwards", "`{0}` is before `{1}`.", "`{0}` précède `{1}`.", StatusLabels.Typed(interval.To), StatusLabels.Typed(interval.From)),
                MarkTexts.Fix(ClockKinds.IsMarked(interval.To) ? interval.To : interval.From, "…"));
        var explained = SectionChecks.IsExplained(incident, house);
        if (incident.At(Clock.Published) is { } opened && incident.At(Clock.Ended) is { } ended && opened > ended)
            yield return new("opened_after_end", new("review.opened_late", "The page opened ({0}) after the impact had ended ({1}).", "La page a été ouverte ({0}) après la fin de l’impact ({1}).",
                Text(opened, house), Text(ended, house)), SetTexts.Fix("context").Then("FR … EN …"), Explained: explained);
        if (incident.At(Clock.Ended) is { } over && incident.StandingEnd() is null && incident.WentBack() is { } back)
            yield return new("back_after_end", new("review.back_after_end", "It went back to `{0}` ({1}) after its end was marked ({2}).", "Il est revenu à `{0}` ({1}) alors que sa fin était marquée ({2}).",
                StatusLabels.Typed(back.To), Text(back.At, house), Text(over, house)), MarkTexts.Fix(Clock.Ended, "…"));
        if (incident.WentBack() is { } again && incident.StandingEnd() is { } lasting && (incident.TimesReopened > 0 || incident.Updates.Any(u => u.ShownEnd is { } told && told < lasting && u.Seq < again.Seq))
            && !incident.Overview.Values.Any(l => l.At >= again.At - Near && l.At <= again.At + Near))
            yield return new("back_untold", new("review.back_untold", "It was over once, then `{0}` again ({1}), and the overview does not say so.", "Il était fini une première fois, puis de nouveau `{0}` ({1}), et la synthèse ne le dit pas.",
                StatusLabels.Typed(again.To), Text(again.At, house)), new Phrase("fix.note_at", "note at {0}", "noter à {0}", Text(again.At, house)).Then("FR … EN …"));
        var begins = new[] { incident.At(Clock.Changed), incident.At(Clock.Started), incident.DeclaredAt }.Min()!.Value;
        foreach (var line in incident.Overview.Values.Where(l => l.At < begins - LongBefore))
            yield return new("long_before", new("review.long_before", "Line #{0} of the overview is of {1}, long before everything else.", "La ligne n° {0} de la synthèse est du {1}, bien avant tout le reste.", line.Seq, Text(line.At, house)),
                Fix.Line("note", line.Seq).Then(incident.DeclaredAt.InZone(house.Zone).ToString("'at' dd/MM/uuuu HH:mm", System.Globalization.CultureInfo.InvariantCulture)));
        foreach (var (first, then) in new[] { (Clock.Changed, Clock.Started), (Clock.Mitigated, Clock.Ended) })
            if (incident.At(first) is { } early && incident.At(then) is { } late && early > late)
                yield return new("clocks_backwards", new("review.backwards", "`{0}` is before `{1}`.", "`{0}` précède `{1}`.", StatusLabels.Typed(then), StatusLabels.Typed(first)), MarkTexts.Fix(first, "…"));
        if (incident.At(Clock.Started) is { } start && incident.At(Clock.Published) is { } published && published - start >= LongPublication)
            yield return new("late_publication", new("review.late_publication", "The public was told {0} after the start.", "Le public a été informé {0} après le début.", Length(published - start)), SetTexts.Fix("context").Then("FR … EN …"), Explained: explained);
        if (incident.At(Clock.Alerted) is { } alerted && incident.At(Clock.Detected) is { } detected && detected - alerted >= LongDetection)
            yield return new("late_detection", new("review.late_detection", "{0} passed between the alert ({1}) and its detection ({2}).", "{0} se sont écoulées entre l’alerte ({1}) et la détection ({2}).",
                Length(detected - alerted), Text(alerted, house), Text(detected, house)), SetTexts.Fix("context").Then("FR … EN …"), Explained: explained);
    }

    internal static Spoken Text(Instant at, House house) => Say.DateTime(at, house.Zone);

    private static Spoken Length(Duration length) => Say.Duration(length);
}
