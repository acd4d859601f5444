using Bot.Chat.Asking;
using Bot.Features.Deciding;
using NodaTime;

namespace Bot.Features.Metrics;

/// <summary><c>/incident metrics 90d</c>: how the incidents of a time went, beside those of the same time before.</summary>
public sealed class MetricsCommand : ICommand
{
    private static readonly Duration Usual = Duration.FromDays(30);
    private static readonly Duration Longest = Duration.FromDays(3660);

    /// <inheritdoc/>
    public CommandWords Words { get; } = new("metrics", MetricsTexts.Help())
    {
        French = ["indicateurs", "statistiques"], Also = ["insights", "métriques"], Usage = MetricsTexts.Usage(), OnIncident = false, ReadsOnly = true, Order = 74,
        Example = "metrics 90d", FrenchExample = "indicateurs 90j", Completions = ["30d", "90d", "365d"],
    };

    /// <inheritdoc/>
    public Decision Decide(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var typed = @case.Ask.TakeRest();
        var length = Usual;
        if (typed.Length > 0 && (!WhenParser.TryReadDuration(typed, out length, out var rest) || rest.Length > 0 || length < Duration.FromDays(1) || length > Longest))
            return Decision.Refuse(MetricsTexts.HowLong(typed));
        var (during, before) = IncidentMetrics.Beside(IncidentMetrics.Counted(@case.Record.List(openOnly: false, IncidentMetrics.Newest)), length, @case.Ask.Now, @case.House.Zone);
        return Decision.Answer(MetricsTexts.Report(length, during, before));
    }
}
