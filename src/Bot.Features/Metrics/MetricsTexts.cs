using Bot.Chat.Phrases;
using NodaTime;

namespace Bot.Features.Metrics;

internal static class MetricsTexts
{
    private const int Most = 15;

    public static Phrase Help() => new("metrics.help", "Tells how the incidents of the last days went: how many, how fast, what is still owed", "Dit comment se sont passés les incidents des derniers jours : combien, à quelle vitesse, ce qui reste dû");
    public static Phrase Usage() => new("metrics.usage", "`metrics` for the last 30 days, `metrics 90d`", "`indicateurs` pour les 30 derniers jours, `indicateurs 90j`");
    public static Phrase HowLong(string typed) => new("metrics.how_long", "`{0}` is not a number of days. `metrics 30d`, `metrics 90d`, at most ten years.", "`{0}` n’est pas un nombre de jours. `indicateurs 30j`, `indicateurs 90j`, dix ans au plus.", typed);

    public static Phrase Report(Duration length, IncidentMetrics during, IncidentMetrics before) => Phrase.Lines(Lines(length, during, before));

    private static IEnumerable<Phrase> Lines(Duration length, IncidentMetrics during, IncidentMetrics before)
    {
        var days = (int)length.TotalDays;
        yield return days == 1
            ? new("metrics.head_one", "*Last day: {0}* (the day before: {1})", "*Dernier jour : {0}* (le jour d’avant : {1})", Incidents(during.Incidents), before.Incidents)
            : new("metrics.head", "*Last {0} days: {1}* (the {0} days before: {2})", "*{0} derniers jours : {1}* (les {0} jours d’avant : {2})", days, Incidents(during.Incidents), before.Incidents);
        if (during.Incidents > 0)
            yield return Phrase.Join(" · ", [.. during.ByPriority.Select(p => new Phrase("metrics.priority", "{0}: {1}", "{0} : {1}", p.Priority.ToString(), p.Count)), new("metrics.open", "open: {0}", "en cours : {0}", during.Open)]);
        if (during.FalseAlarms > 0) yield return new("metrics.false_alarms", "False alarms: {0}", "Fausses alertes : {0}", during.FalseAlarms);
        foreach (var time in during.Times)
        {
            var was = before.Times.FirstOrDefault(t => t.Name == time.Name) is { } old ? new Phrase("metrics.was", ", before: {0}", ", avant : {0}", Long(old.Median)) : Phrase.Empty;
            yield return time.Count == 1
                ? new("metrics.time_one", "{0}: {1} (1 incident{2})", "{0} : {1} (1 incident{2})", Name(time.Name), Long(time.Median), was)
                : new("metrics.time", "{0}: median {1}, longest {2} ({3} incidents{4})", "{0} : médiane {1}, maximum {2} ({3} incidents{4})", Name(time.Name), Long(time.Median), Long(time.Longest), time.Count, was);
        }
        if (during.PromisesMissed > 0) yield return new("metrics.promises", "Promised updates that came late: {0}", "Communications promises et venues en retard : {0}", during.PromisesMissed);
        if (during.WithoutPostmortem.Count > 0)
            yield return new("metrics.no_postmortem", "Without a postmortem: {0}{1}", "Sans post mortem : {0}{1}", string.Join(", ", during.WithoutPostmortem.Take(Most)), during.WithoutPostmortem.Count > Most ? $" … ({during.WithoutPostmortem.Count})" : "");
        if (during.FollowUps > 0)
            yield return new("metrics.follow_ups", "Follow-ups: {0}, done: {1}, overdue: {2}", "Actions : {0}, terminées : {1}, en retard : {2}", during.FollowUps, during.FollowUpsDone, during.FollowUpsOverdue);
    }

    private static Phrase Incidents(int count) => count == 1 ? new("metrics.incident", "1 incident", "1 incident") : new("metrics.incidents", "{0} incidents", "{0} incidents", count);

    private static Spoken Name(string interval) => new(l => l.Label("interval." + interval));

    private static Spoken Long(Duration length) => new(l => l.Duration(length));
}
