using Bot.Chat.Phrases;
using Bot.Features.Deciding;
using Bot.Features.Settings;
using Bot.Incidents;

namespace Bot.Features.Postmortems;

/// <summary>Something a reader of the postmortem will trip over.</summary>
/// <param name="Code">Stable name: <c>actions_without_owner</c>.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Fix">The command that fixes it, in the reader's language, without the slash command's word.</param>
/// <param name="Blocks">It must be fixed, or knowingly overridden, before publishing.</param>
/// <param name="Explained">It cannot be changed any more, and the context may say how it came: a reader of it judges that.</param>
public sealed record Finding(string Code, Phrase What, Phrase Fix, bool Blocks = false, bool Explained = false);

/// <summary>One thing to check. It registers itself by being there.</summary>
public interface IReviewCheck
{
    /// <summary>Where it stands among the others; lower comes first.</summary>
    int Order { get; }

    /// <summary>What it finds.</summary>
    IEnumerable<Finding> Check(Incident incident, House house);
}

/// <summary>Reviews a postmortem before the public reads it.</summary>
public static class Review
{
    private static readonly IReadOnlyList<IReviewCheck> Checks =
    [
        .. typeof(Review).Assembly.GetTypes().Where(t => !t.IsAbstract && t.IsAssignableTo(typeof(IReviewCheck)))
            .Select(t => (IReviewCheck)Activator.CreateInstance(t)!).OrderBy(c => c.Order),
    ];

    /// <summary>Everything found, in reading order.</summary>
    public static IReadOnlyList<Finding> Of(Incident incident, House house) => [.. Checks.SelectMany(c => c.Check(incident, house))];

    /// <summary>How many are still to be looked at.</summary>
    public static int Open(IEnumerable<Finding> findings) => findings.Count(f => !f.Explained);
}
