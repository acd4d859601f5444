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
        French = ["priorité", "gravité", "sévérité"], Also = ["severity", "prio", "sev", "raise", "lower", "upgrade", "downgrade"], Usage = PriorityTexts.Usage(), Order = 31, Example = "priority P1 every shop in France", FrenchExample = "priorité P1 tous les magasins de France",
        Completions = ["P1", "P2", "P3", "P4", "P5"],
    };

    /// <inheritdoc/>
    public Decision Decide(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        // "raise the priority to P1".
        while (@case.Ask.Takes("the", "la", "priority", "severity", "priorité", "gravité", "to", "à", "=")) { }
        var word = @case.Ask.Next();
        return ReadLoosely(word) is not { } priority ? Decision.Refuse(PriorityTexts.WhichOne(word))
            : priority == @case.Incident.Priority ? Decision.Refuse(PriorityTexts.AlreadyIs(priority))
            : Change(@case, priority, @case.Ask.TakeRest().TrimStart(':', ',', '-', '–', '—', ' '));
    }

    /// <inheritdoc/>
    public Phrase? Meant(string word) => ReadLoosely(word.Length > 1 ? word : "") is { } priority ? PriorityTexts.Fix(priority) : null;

    /// <inheritdoc/>
    public bool MayStandAlone(string word, House house) => Meant(word) is not null || LooksLikeOne(word);

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
