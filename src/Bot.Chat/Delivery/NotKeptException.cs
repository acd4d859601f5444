namespace Bot.Chat.Delivery;

/// <summary>A delivery was not kept: nothing of it was written. It may be tried again once the reason is gone.</summary>
public class NotKeptException : Exception
{
    /// <summary>Nothing was written.</summary>
    /// <param name="reason">Why, as the database says it.</param>
    /// <param name="inner">What the database threw.</param>
    public NotKeptException(string reason, Exception? inner = null) : this("Nothing of this was kept", reason, inner)
    {
    }

    private protected NotKeptException(string what, string reason, Exception? inner) : base($"{what}: {reason}", inner) => Reason = reason;

    /// <summary>Why, as the database says it.</summary>
    public string Reason { get; }
}

/// <summary>
/// The database was lost while it kept a delivery, and does not tell whether it did. What comes again under the same key is safe;
/// a person has to look before they do it again.
/// </summary>
/// <param name="reason">Why, as the database says it.</param>
/// <param name="inner">What the database threw.</param>
public sealed class PerhapsKeptException(string reason, Exception? inner = null) : NotKeptException("Perhaps this was kept", reason, inner);
