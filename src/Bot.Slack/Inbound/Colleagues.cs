namespace Bot.Slack.Inbound;

/// <summary>
/// Who works on incidents: people of the workspace or of its organisation. What guests and people of another company say in a
/// channel is recorded; their commands, buttons, forms, shortcuts and marks do not count.
/// </summary>
internal sealed class Colleagues(People people, Self self, SlackOptions options)
{
    /// <summary>Whether somebody is one.</summary>
    /// <param name="user">Their Slack user id.</param>
    /// <param name="team">Their workspace, where what came in says it.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <param name="enterprise">Their workspace's organisation, where what came in says it.</param>
    public async ValueTask<bool> IsOneAsync(string user, string team, CancellationToken cancel, string enterprise = "")
    {
        var member = await people.MemberAsync(user, cancel);
        if (member is { Stranger: true } || (member is { Guest: true } && !options.Guests)) return false;
        foreach (var (home, organisation) in new[] { (team, enterprise), (member?.Team ?? "", "") })
            if (home.Length > 0 && !await self.IsHomeAsync(home, organisation.Length > 0 ? organisation : member?.Enterprise ?? "", cancel)) return false;
        return true;
    }
}
