namespace Bot.Chat.Delivery;

/// <summary>Where every chat hands in what happened. Returns once the delivery and all it changed is on disk.</summary>
public interface IDesk
{
    /// <summary>Handles one delivery; one that was handled before changes nothing and answers nothing.</summary>
    Task<Answer> ReceiveAsync(Delivery delivery, CancellationToken cancel);
}
