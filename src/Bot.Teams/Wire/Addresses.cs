using System.Collections.Concurrent;

namespace Bot.Teams.Wire;

/// <summary>
/// What activities told about where things are: the Bot Connector's address, which moves, and the team of a channel. Only addresses
/// that came with a checked activity are kept: the bot's token is sent there.
/// </summary>
internal sealed class Addresses(TeamsOptions options)
{
    private readonly ConcurrentDictionary<string, string> _services = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (string Team, string? Group)> _teams = new(StringComparer.Ordinal);
    private volatile string? _latest;

    /// <summary>An activity came from here.</summary>
    public void Learn(string conversation, string serviceUrl)
    {
        _latest = serviceUrl;
        if (_services.Count < 10_000) _services[ConversationIds.Base(conversation)] = serviceUrl;
    }

    /// <summary>A channel belongs to a team.</summary>
    public void Learn(string channel, string team, string? group)
    {
        if (group is null && _teams.TryGetValue(channel, out var known) && known.Team == team) return;
        if (_teams.Count < 10_000) _teams[channel] = (team, group);
    }

    /// <summary>Where to send what is for a conversation: as it said last, as the incident remembers, as anybody said last, as configured.</summary>
    public string ServiceUrl(string conversation, string? remembered = null) =>
        _services.GetValueOrDefault(ConversationIds.Base(conversation)) ?? remembered ?? _latest ?? options.ServiceUrl;

    /// <summary>The team of a channel, as far as it is known.</summary>
    public string? Team(string channel) => _teams.TryGetValue(ConversationIds.Base(channel), out var known) ? known.Team : null;

    /// <summary>The group behind the team of a channel, as far as it is known.</summary>
    public string? Group(string channel) => _teams.TryGetValue(ConversationIds.Base(channel), out var known) ? known.Group : null;
}
