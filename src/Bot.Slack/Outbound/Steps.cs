using Bot.Chat.Delivery;

namespace Bot.Slack.Outbound;

/// <summary>The steps of one effect, each of which may fail alone.</summary>
internal sealed class Steps(RoomState room)
{
    private readonly List<StepFailure> _failures = [];

    /// <summary>What is known of the room by now.</summary>
    public RoomState Room { get; set; } = room;

    /// <summary>Does a step the others do not need. False when Slack refused it.</summary>
    /// <exception cref="ChatBusyException">Slack asks to wait: the whole effect comes again.</exception>
    public async Task<bool> TryAsync(string step, Func<Task> work)
    {
        try
        {
            await SlackWeb.DoAsync(step, Room, async () => { await work(); return true; });
            return true;
        }
        catch (ChatRefusedException refused)
        {
            _failures.AddRange(refused.Failures.Where(f => _failures.All(known => known.Step != f.Step)));
            return false;
        }
    }

    /// <summary>The room as it is after all steps.</summary>
    /// <exception cref="ChatRefusedException">Some of them failed.</exception>
    public RoomState Done() => _failures.Count == 0 ? Room : throw new ChatRefusedException(_failures, Room);
}
