using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using Bot.Features.Deciding;
using Bot.Features.Settings;
using Bot.Incidents.Fields;

namespace Bot.Features.Priorities;

/// <summary><c>/incident priority P1 [reason]</c> says how bad it is.</summary>
public sealed class PriorityCommand : ICommand
{
    /// <inheritdoc/>
    public CommandWords Words { get; } = new("priority", PriorityTexts.Help())
    {
        French = ["priorité", "gravité", "sévérité"], Also = ["severity", "prio", "sev"], Usage = PriorityTexts.Usage(), Order = 31, Example = "priority P1 every shop in France", FrenchExample = "priorité P1 tous les magasins de France",
        Completions = ["P1", "P2", "P3", "P4", "P5"],
    };

    /// <inheritdoc/>
    public Decision Decide(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        return Next(@case);
    }

    /// <summary>Changes to the priority that stands next.</summary>
    internal static Decision Next(Case @case)
    {
        // "raise the priority to P1".
        @case.Ask.Takes(Moves);
        while (@case.Ask.Takes(Before)) { }
        var word = @case.Ask.NextName().TrimEnd('.', ',', '!');
        return ReadLoosely(word) is not { } priority ? Decision.Refuse(PriorityTexts.WhichOne(word))
            : priority == @case.Incident.Priority ? Decision.Refuse(PriorityTexts.AlreadyIs(priority))
            : Change(@case, priority, @case.Ask.TakeRest().TrimStart(':', ',', '-', '–', '—', ' '));
    }

    /// <inheritdoc/>
    public Phrase? Meant(string word) => ReadLoosely(word.Length > 1 ? word : "") is { } priority ? PriorityTexts.Fix(priority) : null;

    /// <inheritdoc/>
    public bool MayStandAlone(string word, string rest, House house) => Meant(word) is not null || LooksLikeOne(word) || (Moves.Contains(Folding.Fold(word)) && SaysWhere(rest));

    /// <summary>What one does to a priority, and to a database as well: "upgrade of the database done".</summary>
    private static readonly string[] Moves = ["raise", "lower", "upgrade", "downgrade"];

    /// <summary>What may stand before the one it becomes.</summary>
    private static readonly string[] Before = ["the", "la", "it", "this", "priority", "severity", "priorité", "gravité", "to", "is", "est", "à", "="];

    /// <summary>Whether "raise …" says where to, or nothing else: "it to P1", "the priority".</summary>
    internal static bool SaysWhere(string rest) =>
        rest.Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipWhile(Before.Contains).FirstOrDefault() is not { } to
        || Read(to.TrimEnd('.', ',', ':', '!')) is not null || LooksLikeOne(to);

    internal static Decision Change(Case @case, Priority priority, string reason) =>
        Decision.Record(new PriorityChanged(@case.Incident.Priority, priority, reason.Length == 0 ? null : reason))
            .Saying(PriorityTexts.Now(priority, reason));

    /// <summary>The priority of a word, or nothing.</summary>
    internal static Priority? Read(string word) =>
        word is ['P' or 'p', >= '1' and <= '5' and var digit] ? (Priority)(digit - '0') : null;

    /// <summary>The same, of <c>1</c>, <c>sev1</c> or <c>SEV-1</c> too, where nothing but a priority can be meant.</summary>
    internal static Priority? ReadLoosely(string word) => Read(word) ?? Read("P" + (word.StartsWith("sev", StringComparison.OrdinalIgnoreCase) ? word[3..].TrimStart('-') : word));

    /// <summary>Something like <c>P9</c>: a priority that does not exist.</summary>
    internal static bool LooksLikeOne(string word) => word is ['P' or 'p', .. { Length: 1 or 2 } digits] && digits.All(char.IsAsciiDigit) && Read(word) is null;
}
