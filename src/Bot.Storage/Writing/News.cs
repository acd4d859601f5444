namespace Bot.Storage.Writing;

/// <summary>What a transaction changed, told once it is on disk.</summary>
internal sealed class News
{
    private readonly HashSet<int> _incidents = [];
    private readonly HashSet<string> _platforms = new(StringComparer.Ordinal);
    private bool _reminders;

    public void Add(Turn turn)
    {
        foreach (var draft in turn.Drafts) _incidents.Add(draft.Number);
        foreach (var platform in turn.Platforms) _platforms.Add(platform);
        _reminders |= turn.RemindersSet.Count > 0;
    }

    /// <summary>Tells it all and forgets it.</summary>
    public void Tell(Action<int>? changed, Action<string>? enqueued, Action? reminded)
    {
        if (changed is not null) foreach (var incident in _incidents) changed(incident);
        if (enqueued is not null) foreach (var platform in _platforms) enqueued(platform);
        if (_reminders) reminded?.Invoke();
        Clear();
    }

    public void Clear()
    {
        _incidents.Clear();
        _platforms.Clear();
        _reminders = false;
    }
}
