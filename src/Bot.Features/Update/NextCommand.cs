using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using Bot.Features.Deciding;
using Bot.Incidents.Lifecycles;
using Bot.Incidents.Promises;
using NodaTime;

namespace Bot.Features.Update;

/// <summary><c>/incident next update 15:30</c> promises the next public update.</summary>
public sealed class NextCommand : ICommand
{
    /// <summary>"2h" alone is how long, "15h30" is a time of day.</summary>
    private static readonly Duration ShortestClock = Duration.FromHours(7);

    private static readonly Duration Night = Duration.FromHours(12);

    /// <inheritdoc/>
    public CommandWords Words { get; } = new("next", UpdateTexts.NextHelp())
    {
        French = ["prochaine", "prochain"], Order = 21, Example = "next update 15:30", FrenchExample = "prochaine communication 15h30", Completions = ["update 15:30", "update in 30m"],
        Usage = new("next.usage", "`next update 15:30` or `next update in 30m`", "`prochaine communication 15h30` ou `prochaine communication dans 30m`"),
    };

    /// <inheritdoc/>
    public Decision Decide(Case @case)
    {
        var ask = @case.Ask;
        if (!UpdateCommand.TakesToDate(ask)) ask.Takes("update", "communication", "actualisation", "point", "message", "maj");
        if (ask.Takes("every", "toutes", "chaque")) return UpdateCommand.Every(@case);
        if (@case.Incident.Status >= Status.Resolved) return Decision.Refuse(UpdateTexts.IsClosed(@case.Incident));
        var within = ask.Takes("in", "dans");
        if (WhenParser.TryReadDuration(ask.Rest, out var length, out var rest) && rest.Length == 0 && (within || IsLength(length, ask)))
            return length <= Duration.Zero ? Decision.Refuse(UpdateTexts.WhenNext()) : Promise(@case, ask.Now + length, null);
        return ask.NextTime(futureAllowed: true) switch
        {
            WhenReading.Found found when ask.IsEmpty => found.At <= ask.Now ? Decision.Refuse(UpdateTexts.NotInPast()) : Promise(@case, found.At, null),
            WhenReading.Wrong wrong => Decision.Refuse(wrong.Why),
            _ => Decision.Refuse(UpdateTexts.WhenNext()),
        };
    }

    /// <inheritdoc/>
    public Phrase? Meant(string word) => Folding.Fold(word) is "eta" or "promise" or "promesse" or "remind" or "reminder" or "rappel" or "rappeler" ? new("next.meant", "next update 15:30", "prochaine communication 15h30") : null;

    /// <summary>At night "1h30" may be either: the nearer of the two is promised, so that nobody waits longer than was meant. "0h20" is a time, but for one that has just passed.</summary>
    private static bool IsLength(Duration length, Ask ask) => WhenParser.Read(ask.Rest, ask.Now, ask.Zone, futureAllowed: true) switch
    {
        WhenReading.Found clock => ask.Rest[0] == '0' ? clock.At - ask.Now > Night : length < ShortestClock && (IsWhole(length) || ask.Now + length <= clock.At),
        // The night the clocks change "2h30" may be no time or two: that is asked, and not taken for how long.
        WhenReading.Wrong => IsWhole(length) && length < ShortestClock || WhenParser.Read(ask.Rest, ask.Now, DateTimeZone.Utc, futureAllowed: true) is not WhenReading.Found,
        _ => true,
    };

    private static bool IsWhole(Duration length) => length > Duration.Zero && length.Minutes == 0;

    /// <summary>All that is asked is a time or a length, which the public need not read.</summary>
    internal static bool IsTime(Case @case)
    {
        var rest = @case.Ask.Rest;
        foreach (var word in new[] { "in ", "dans " })
            if (rest.StartsWith(word, StringComparison.OrdinalIgnoreCase)) rest = rest[word.Length..];
        return rest.Length < 40 && (WhenParser.TryReadDuration(rest, out _, out var left) && left.Length == 0 || WhenParser.Read(rest, @case.Ask.Now, @case.Ask.Zone, futureAllowed: true) is WhenReading.Found { Rest.Length: 0 });
    }

    internal static Decision Promise(Case @case, Instant due, Duration? every) =>
        Decision.Record(new PromiseMade(due, every)).Saying(UpdateTexts.Promised(due, every, @case.Ask.Now, @case.House));
}
