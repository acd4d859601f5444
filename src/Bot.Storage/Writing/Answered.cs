namespace Bot.Storage.Writing;

/// <summary>
/// Tells those who asked that their turns are on disk, away from the thread that writes: a few on each thread of the pool, since
/// handing one over costs about as much as answering it.
/// </summary>
internal sealed class Answered(Work[] turns) : IThreadPoolWorkItem
{
    private const int Few = 4; // Turns.

    /// <summary>Has the first of a batch told.</summary>
    public static void Tell(List<Work> batch, int count)
    {
        for (var from = 0; from < count; from += Few)
            ThreadPool.UnsafeQueueUserWorkItem(new Answered([.. batch.Slice(from, Math.Min(Few, count - from))]), preferLocal: false);
    }

    /// <inheritdoc/>
    public void Execute()
    {
        foreach (var turn in turns) turn.Finish();
    }
}
