using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Bot.Testing.Teams.Rest;

/// <summary>Something that goes wrong with a call of the bot.</summary>
public abstract record Fault
{
    private Fault()
    {
    }

    /// <summary>Too many requests.</summary>
    public static Fault Throttled(int retryAfterSeconds = 1) => new Refused(429, "Throttled", "Too many requests", retryAfterSeconds);

    /// <summary>Two edits met.</summary>
    public static Fault Precondition { get; } = new Refused(412, "ServiceError", "Precondition failed; concurrent edit.", null);

    /// <summary>The bot is not there any more.</summary>
    public static Fault NotInRoster { get; } = new Refused(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.", null);

    /// <summary>The service is in trouble: 500, 502, 503, 504.</summary>
    public static Fault Broken(int status = 500) => new Refused(status, "ServiceError", "Unknown", null);

    /// <summary>Somebody deleted what the bot wants to change.</summary>
    public static Fault Gone { get; } = new Refused(404, "ActivityNotFoundInConversation", "The activity was not found in the conversation.", null);

    /// <summary>The connection ends before anything happened.</summary>
    public static Fault Cut { get; } = new Cutting(false);

    /// <summary>Everything happened, and the connection ends before the answer.</summary>
    public static Fault CutAfterwards { get; } = new Cutting(true);

    /// <summary>The answer takes its time.</summary>
    public static Fault Slow(TimeSpan delay) => new Slowing(delay);

    internal sealed record Refused(int Status, string Code, string Message, int? RetryAfter) : Fault
    {
        internal Reply ToReply(HttpContext http)
        {
            if (RetryAfter is { } seconds) http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            return Reply.Refuse(Status, Code, Message);
        }
    }

    internal sealed record Cutting(bool Afterwards) : Fault;

    internal sealed record Slowing(TimeSpan Delay) : Fault;
}
