namespace Bot.Storage.Writing;

/// <summary>A turn that waits for the writer.</summary>
internal abstract class Work(bool direct, CancellationToken cancel)
{
    /// <summary>It writes through the connection itself instead of collecting.</summary>
    public bool Direct { get; } = direct;

    /// <summary>Whoever asked has gone.</summary>
    public bool IsCancelled => cancel.IsCancellationRequested;

    /// <summary>Why it failed, if it did.</summary>
    public Exception? Failure { get; set; }

    /// <summary>It is a turn, and has not failed.</summary>
    public bool IsKeptTurn => !Direct && Failure is null;

    protected CancellationToken Cancel => cancel;

    /// <summary>Runs it and keeps its result for later.</summary>
    public abstract void Run(Turn turn);

    /// <summary>What it wrote is on disk, or it failed: tells whoever asked, and goes on with what they do then, if they wait already.</summary>
    public abstract void Finish();
}

/// <inheritdoc/>
internal sealed class Work<T>(Func<Turn, T> turn, bool direct, CancellationToken cancel) : Work(direct, cancel)
{
    private readonly TaskCompletionSource<T> _done = new();
    private T _result = default!;

    public Task<T> Done => _done.Task;

    public override void Run(Turn turn_) => _result = turn(turn_);

    public override void Finish()
    {
        if (Failure is null) _done.TrySetResult(_result);
        else if (Failure is OperationCanceledException && IsCancelled) _done.TrySetCanceled(Cancel);
        else _done.TrySetException(Failure);
    }
}
