using System.Globalization;
using System.Text.RegularExpressions;
using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using Bot.Features.Deciding;
using NodaTime;

namespace Bot.Features.Metrics;

/// <summary><c>/incident metrics 90d</c>: how the incidents of a time went, beside those of the same time before.</summary>
public sealed partial class MetricsCommand : ICommand
{
    private static readonly Duration Usual = Duration.FromDays(30);
    private const int MostDays = 3660;

    /// <inheritdoc/>
    public CommandWords Words { get; } = new("metrics", MetricsTexts.Help())
    {
        French = ["indicateurs", "statistiques"], Also = ["insights", "métriques", "dashboard"], Usage = MetricsTexts.Usage(), OnIncident = false, ReadsOnly = true, Order = 74,
        Example = "metrics 90d", FrenchExample = "indicateurs 90j", Completions = ["30d", "90d", "365d"],
    };

    [GeneratedRegex(@"^(?:(?:the\s+)?(?:last|past)\s+|this\s+|of\s+the\s+|les\s+|cet?(?:te)?\s+|du\s+|de\s+la?\s*['’]?)?(?<n>[0-9]{1,4})?\s?(?:derniers?\s+|dernieres?\s+)?(?<u>d|days?|j|jours?|w|weeks?|sem|semaines?|months?|mois|y|years?|ans?|annees?)?(?:\s+derniere?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Length();

    /// <inheritdoc/>
    public Decision Decide(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var typed = @case.Ask.TakeRest();
        if (Read(typed) is not { } length) return Decision.Refuse(MetricsTexts.HowLong(typed));
        var (during, before) = IncidentMetrics.Beside(IncidentMetrics.Counted(@case.Record.List(openOnly: false, IncidentMetrics.Newest)), length, @case.Ask.Now, @case.House.Zone);
        return Decision.Answer(MetricsTexts.Report(length, during, before));
    }

    /// <inheritdoc/>
    public Phrase? Meant(string word) => Folding.Fold(word) is "stats" or "kpi" or "kpis" ? new("metrics.meant", "metrics", "indicateurs") : null;

    private const int FirstYear = 1990;

    /// <summary><c>90d</c>, <c>2w</c>, <c>last 3 months</c>, <c>90</c>: days; nothing where it is no such time.</summary>
    private static Duration? Read(string typed)
    {
        if (typed.Length == 0) return Usual;
        if (Length().Match(Folding.Fold(typed)) is not { Success: true } match) return null;
        var count = match.Groups["n"] is { Success: true } n ? int.Parse(n.ValueSpan, CultureInfo.InvariantCulture) : 1;
        // A year is no number of days.
        if (count >= FirstYear && !match.Groups["u"].Success) return null;
        var days = count * (match.Groups["u"].Value switch { ['w' or 's', ..] => 7, ['m', ..] => 30, ['y' or 'a', ..] => 365, _ => 1 });
        return days is > 0 and <= MostDays ? Duration.FromDays(days) : null;
    }
}
