using Bot.Chat.Posting;

namespace Bot.Chat.Delivery;

/// <summary>
/// A chat, for the outbox: does one effect, exactly once in effect. The pump calls it in order per incident and calls again
/// after <see cref="ChatBusyException"/>; what it returns is kept and comes back with the next effect.
/// </summary>
public interface IChatPlatform
{
    /// <summary><c>slack</c>, <c>teams</c>, …</summary>
    string Name { get; }

    /// <summary>Whether what was said in a channel before the bot listened can be read back (<see cref="Effect.ReadBack"/>).</summary>
    bool ReadsHistory => false;

    /// <summary>Does the effect. Must find its own earlier attempt by <see cref="Job.Id"/> before it posts again.</summary>
    /// <exception cref="ChatBusyException">Rate limited or unreachable: try again later.</exception>
    /// <exception cref="ChatRefusedException">It will never work as things are: a person is told.</exception>
    Task<RoomState> DoAsync(Job job, CancellationToken cancel);
}

/// <summary>One effect to do.</summary>
/// <param name="Id">The outbox row: the same on every attempt, so a platform can recognise what it did already.</param>
/// <param name="IncidentKey"><c>INC-42</c>.</param>
/// <param name="Effect">What to do.</param>
/// <param name="Room">What the chat knows of this incident so far.</param>
/// <param name="Card">The incident's card as of now, for <see cref="Effect.ShowCard"/>, and for <see cref="Effect.OpenRoom"/> where a room begins with it.</param>
/// <param name="Announcement">The announcement as of now, for <see cref="Effect.Announce"/>.</param>
/// <param name="Public">What the public is to read as of now, for <see cref="Effect.Publish"/>; nothing where it is to read nothing.</param>
/// <param name="Attempt">1 on the first attempt. From 2 on the effect may already have happened.</param>
public sealed record Job(long Id, string IncidentKey, Effect Effect, RoomState Room, Card? Card, Card? Announcement, int Attempt, PublicIncident? Public = null);

/// <summary>What one chat remembers of one incident: ids it needs to edit in place. Kept by the store, understood by the chat only.</summary>
/// <param name="Channel">The incident's channel once it is open, else null.</param>
/// <param name="Memory">Message ids by name: <c>card</c>, <c>announcement</c>, …</param>
public sealed record RoomState(Place? Channel, IReadOnlyDictionary<string, string> Memory)
{
    /// <summary>The name under which a status page remembers where the public reads of the incident.</summary>
    public const string PublicLink = "link";

    /// <summary>Nothing yet.</summary>
    public static RoomState None { get; } = new(null, new Dictionary<string, string>());

    /// <summary>The same with one thing more remembered.</summary>
    public RoomState Remember(string name, string value) =>
        this with { Memory = new Dictionary<string, string>(Memory) { [name] = value } };

    /// <summary>The same without one thing.</summary>
    public RoomState Forget(string name) => Memory.ContainsKey(name) ? this with { Memory = Memory.Where(m => m.Key != name).ToDictionary() } : this;
}

/// <summary>A step a chat could not do.</summary>
/// <param name="Step">Which step, as in <see cref="Happening.StepFailed"/>.</param>
/// <param name="Reason">The chat's own word for it, first the code: <c>missing_scope: pins:write</c>.</param>
public sealed record StepFailure(string Step, string Reason);

/// <summary>The chat asks to wait, or cannot be reached. Nothing is lost: the effect is tried again.</summary>
/// <param name="message">For the log.</param>
/// <param name="retryAfter">How long the chat asked to wait, when it said.</param>
/// <param name="failure">What a person has to put right before it can work, such as a revoked token.</param>
/// <param name="roomAfter">What was done before it had to wait, when anything was: the next attempt goes on from there.</param>
public sealed class ChatBusyException(string message, TimeSpan? retryAfter, Exception? inner = null, StepFailure? failure = null, RoomState? roomAfter = null) : Exception(message, inner)
{
    /// <summary>How long the chat asked to wait, when it said.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>What a person has to put right before it can work.</summary>
    public StepFailure? Failure { get; } = failure;

    /// <summary>What was done before it had to wait.</summary>
    public RoomState? RoomAfter { get; } = roomAfter;
}

/// <summary>The chat will not do this however often it is asked: archived, kicked, scope missing.</summary>
public sealed class ChatRefusedException : Exception
{
    /// <summary>One step was refused, and what comes after it was not tried.</summary>
    /// <param name="step">Which step.</param>
    /// <param name="reason">The chat's own word for it.</param>
    /// <param name="roomAfter">What was done before it failed, when anything was.</param>
    public ChatRefusedException(string step, string reason, RoomState? roomAfter = null) : base($"{step}: {reason}") =>
        (Failures, RoomAfter) = ([new StepFailure(step, reason)], roomAfter);

    /// <summary>These steps were refused, each by itself; all others of the effect were done.</summary>
    public ChatRefusedException(IReadOnlyList<StepFailure> failures, RoomState roomAfter) : base(string.Join("; ", failures.Select(f => $"{f.Step}: {f.Reason}"))) =>
        (Failures, RoomAfter, RestDone) = (failures, roomAfter, true);

    /// <summary>What failed; at least one.</summary>
    public IReadOnlyList<StepFailure> Failures { get; }

    /// <summary>Everything else of the effect was done.</summary>
    public bool RestDone { get; }

    /// <summary>What was done before it failed.</summary>
    public RoomState? RoomAfter { get; }

    /// <summary>Which step failed first.</summary>
    public string Step => Failures[0].Step;

    /// <summary>The chat's own word for it.</summary>
    public string Reason => Failures[0].Reason;
}
