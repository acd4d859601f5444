using System.Collections.Concurrent;
using Microsoft.Bot.Schema;

namespace Bot.Teams.Inbound;

/// <summary>Messages that were commands. To change one afterwards changes nothing, which whoever does it is told, as long as the process lives.</summary>
internal sealed class Asked
{
    private const int Most = 10_000;

    /// <summary>Message to the stamp of the last change that was answered.</summary>
    private readonly ConcurrentDictionary<string, string> _messages = new(StringComparer.Ordinal);

    /// <summary>A message is a command.</summary>
    public void Remember(Activity activity)
    {
        if (_messages.Count > Most) _messages.Clear();
        _messages.TryAdd(KeyOf(activity), "");
    }

    /// <summary>Whether a change of a message is to be answered: it was a command, or is one now; and once, however often it comes.</summary>
    public bool IsChanged(Activity activity, bool isOne)
    {
        var (key, stamp) = (KeyOf(activity), TeamsInbox.Stamp(activity));
        if (_messages.TryGetValue(key, out var answered) ? answered == stamp : !isOne) return false;
        _messages[key] = stamp;
        return true;
    }

    private static string KeyOf(Activity activity) => $"{activity.Conversation.Id}/{activity.Id}";
}
