namespace Bot.Storage.Writing;

/// <summary>What a transaction changed, told once it is on disk.</summary>
internal sealed class News
{
    private readonly HashSet<int> _incidents = [];
    private readonly HashSet<string> _platforms = new(StringComparer.Ordinal);

    public IReadOnlyCollection<int> Incidents => _incidents;

    public IReadOnlyCollection<string> Platforms => _platforms;

    public bool Reminders { get; private set; }

    public bool Any => _incidents.Count > 0 || _platforms.Count > 0 || Reminders;

    /// <summary>A chat has something to do now.</summary>
    public void Add(string platform) => _platforms.Add(platform);

    public void Add(Turn turn)
    {
        foreach (var draft in turn.Drafts) _incidents.Add(draft.Number);
        Reminders |= turn.RemindersSet.Count > 0;
    }

    /// <summary>Tells it all and forgets it.</summary>
    public void Tell(Action<int>? changed, Action<string>? enqueued, Action? reminded)
    {
        if (changed is not null) foreach (var incident in _incidents) changed(incident);
        if (enqueued is not null) foreach (var platform in _platforms) enqueued(platform);
        if (Reminders) reminded?.Invoke();
        Clear();
    }

    public void Clear()
    {
        _incidents.Clear();
        _platforms.Clear();
        Reminders = false;
    }
}
