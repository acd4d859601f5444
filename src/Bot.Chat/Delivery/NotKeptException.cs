namespace Bot.Chat.Delivery;

/// <summary>A delivery was not kept: nothing of it was written. It may be tried again once the reason is gone.</summary>
/// <param name="reason">Why, as the database says it.</param>
/// <param name="inner">What the database threw.</param>
public class NotKeptException(string reason, Exception? inner = null) : Exception($"Nothing of this was kept: {reason}", inner)
{
    /// <summary>Why, as the database says it.</summary>
    public string Reason { get; } = reason;
}
