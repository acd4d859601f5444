using System.Text.Json.Nodes;

namespace Bot.Testing.Teams.World;

public sealed partial class Teammate
{
    /// <summary>An activity of theirs with what every activity has, to be made into anything.</summary>
    public JsonObject Activity(string type, Conversation conversation, string? rootId = null) => _activities.New(type, this, conversation, rootId, _teams.NextId());

    /// <summary>Installs the bot for themselves.</summary>
    public Task<Delivered> Installs() => Install(PersonalChat, null);

    /// <summary>Installs the bot in a team, from one of its channels.</summary>
    public Task<Delivered> Installs(Team team, Channel? from = null)
    {
        ArgumentNullException.ThrowIfNull(team);
        if (!team.Members.Contains(this)) team.Members.Add(this);
        return Install((from ?? team.General).Conversation, team);
    }

    /// <summary>Installs the bot in a group chat.</summary>
    public Task<Delivered> Installs(Conversation chat)
    {
        ArgumentNullException.ThrowIfNull(chat);
        return Install(chat, null);
    }

    /// <summary>Removes the bot from its personal chat; from then on it may not write there.</summary>
    public Task<Delivered> Uninstalls() => Uninstall(PersonalChat, null);

    /// <summary>Removes the bot from a team.</summary>
    public Task<Delivered> Uninstalls(Team team)
    {
        ArgumentNullException.ThrowIfNull(team);
        return Uninstall(team.General.Conversation, team);
    }

    /// <summary>Removes the bot from a group chat.</summary>
    public Task<Delivered> Uninstalls(Conversation chat)
    {
        ArgumentNullException.ThrowIfNull(chat);
        return Uninstall(chat, null);
    }

    /// <summary>Makes a channel.</summary>
    public async Task<Channel> Creates(Team team, string name)
    {
        ArgumentNullException.ThrowIfNull(team);
        var channel = team.Channel(name);
        await Update(team, channel, "channelCreated");
        return channel;
    }

    /// <summary>Renames a channel.</summary>
    public Task<Delivered?> Renames(Channel channel, string name)
    {
        ArgumentNullException.ThrowIfNull(channel);
        channel.Name = name;
        return Update(channel.Team, channel, "channelRenamed");
    }

    /// <summary>Deletes a channel.</summary>
    public Task<Delivered?> Deletes(Channel channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        channel.Team.Remove(channel);
        return Update(channel.Team, channel, "channelDeleted");
    }

    /// <summary>Renames a team.</summary>
    public Task<Delivered?> Renames(Team team, string name)
    {
        ArgumentNullException.ThrowIfNull(team);
        team.Name = name;
        return Update(team, null, "teamRenamed");
    }

    /// <summary>Archives a team: nobody can say anything in it.</summary>
    public Task<Delivered?> Archives(Team team)
    {
        ArgumentNullException.ThrowIfNull(team);
        team.IsArchived = true;
        return Update(team, null, "teamArchived");
    }

    /// <summary>Brings a team back.</summary>
    public Task<Delivered?> Unarchives(Team team)
    {
        ArgumentNullException.ThrowIfNull(team);
        team.IsArchived = false;
        return Update(team, null, "teamUnarchived");
    }

    /// <summary>Comes into a team or a group chat.</summary>
    public Task<Delivered?> Joins(Conversation conversation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        if (!conversation.Members.Contains(this)) conversation.Members.Add(this);
        return Move(conversation, "membersAdded", "teamMemberAdded");
    }

    /// <summary>Leaves it.</summary>
    public Task<Delivered?> Leaves(Conversation conversation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        conversation.Members.Remove(this);
        return Move(conversation, "membersRemoved", "teamMemberRemoved");
    }

    private async Task<Delivered> Install(Conversation conversation, Team? team)
    {
        if (team is not null) team.HasBot = true;
        else conversation.HasBot = true;
        var installation = _activities.New("installationUpdate", this, conversation, null);
        installation["action"] = "add";
        Named(installation, conversation, team);
        await _teams.Deliver(installation);
        var joined = _activities.New("conversationUpdate", this, conversation, null);
        joined["membersAdded"] = new JsonArray(new JsonObject { ["id"] = _teams.BotId });
        Named(joined, conversation, team);
        if (team is not null) joined["channelData"]!["eventType"] = "teamMemberAdded";
        return await _teams.Deliver(joined);
    }

    private async Task<Delivered> Uninstall(Conversation conversation, Team? team)
    {
        if (team is not null) team.HasBot = false;
        else conversation.HasBot = false;
        var left = _activities.New("conversationUpdate", this, conversation, null);
        left["membersRemoved"] = new JsonArray(new JsonObject { ["id"] = _teams.BotId });
        Named(left, conversation, team);
        if (team is not null) left["channelData"]!["eventType"] = "teamMemberRemoved";
        await _teams.Deliver(left);
        var removal = _activities.New("installationUpdate", this, conversation, null);
        removal["action"] = "remove";
        Named(removal, conversation, team);
        return await _teams.Deliver(removal);
    }

    private Task<Delivered?> Update(Team team, Channel? channel, string eventType)
    {
        // What happens to a team or a channel is told in the team's own conversation.
        var update = _activities.New("conversationUpdate", this, team.General.Conversation, null);
        Named(update, (channel ?? team.General).Conversation, team);
        var data = update["channelData"]!;
        data["eventType"] = eventType;
        if (channel is null) (data as JsonObject)!.Remove("channel");
        else data["channel"] = new JsonObject { ["id"] = channel.Id, ["name"] = channel.Name };
        return Tell(update, team.General.Conversation, true);
    }

    private Task<Delivered?> Move(Conversation conversation, string what, string eventType)
    {
        var move = _activities.New("conversationUpdate", this, conversation, null);
        move[what] = new JsonArray(new JsonObject { ["id"] = Id, ["aadObjectId"] = AadObjectId });
        Named(move, conversation, conversation.Team);
        if (conversation.Team is not null) move["channelData"]!["eventType"] = eventType;
        return Tell(move, conversation, true);
    }

    /// <summary>Updates name the team and leave the sender's name out.</summary>
    private static void Named(JsonObject activity, Conversation conversation, Team? team)
    {
        (activity["from"] as JsonObject)!.Remove("name");
        if (team is null) return;
        var data = (JsonObject)activity["channelData"]!;
        data.Remove("teamsChannelId");
        data.Remove("teamsTeamId");
        data["team"] = new JsonObject { ["id"] = team.Id, ["name"] = team.Name, ["aadGroupId"] = team.AadGroupId };
        data["settings"] = new JsonObject { ["selectedChannel"] = new JsonObject { ["id"] = conversation.Id } };
    }
}
