using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Testing.Teams.World;
using Microsoft.AspNetCore.Http;

namespace Bot.Testing.Teams.Rest;

/// <summary>Who is in a conversation, what a team is.</summary>
internal sealed class RosterApi(FakeConnector teams)
{
    // Teams gives pages of 50 to 500; a smaller wish is ignored.
    private const int SmallestPage = 50;
    private const int LargestPage = 500;

    public Reply All(string conversationId) => With(conversationId, members => Reply.Ok(Json(members)));

    public Reply One(string conversationId, string memberId) => With(conversationId, members =>
        members.FirstOrDefault(m => m.Id == memberId || m.AadObjectId == memberId) is { } member ? Reply.Ok(Json(member)) : Reply.NoSuchConversation);

    public Reply Page(string conversationId, IQueryCollection query) => With(conversationId, members =>
    {
        var size = Math.Clamp(Number(query["pageSize"], LargestPage), SmallestPage, LargestPage);
        var from = Number(query["continuationToken"], 0);
        var page = new JsonObject { ["members"] = Json(members.Skip(from).Take(size)) };
        if (from + size < members.Count) page["continuationToken"] = (from + size).ToString(CultureInfo.InvariantCulture);
        return Reply.Ok(page);
    });

    public Reply Details(string teamId) => InTeam(teamId, team => Reply.Ok(new JsonObject
    {
        ["id"] = team.Id,
        ["name"] = team.Name,
        ["aadGroupId"] = team.AadGroupId,
        ["channelCount"] = team.Channels.Count,
        ["memberCount"] = team.Members.Count,
        ["type"] = "standard",
    }));

    public Reply Channels(string teamId) => InTeam(teamId, team => Reply.Ok(new JsonObject
    {
        ["conversations"] = new JsonArray([.. team.Channels.Select(c => new JsonObject
        {
            ["id"] = c.Id,
            ["name"] = c.IsGeneral ? null : c.Name,
            ["type"] = "standard",
        })]),
    }));

    private Reply With(string conversationId, Func<IList<Teammate>, Reply> answer) =>
        teams.FindConversation(conversationId) is not { } found ? Reply.NoSuchConversation
        : !found.Conversation.HasBot ? Reply.NotInRoster
        : answer(found.Conversation.Members);

    private Reply InTeam(string teamId, Func<Team, Reply> answer) =>
        teams.FindTeam(teamId) is not { } team ? Reply.NoSuchConversation : !team.HasBot ? Reply.NotInRoster : answer(team);

    private static int Number(string? text, int otherwise) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    private JsonArray Json(IEnumerable<Teammate> members) => new([.. members.Select(Json)]);

    private JsonObject Json(Teammate member) => new()
    {
        ["id"] = member.Id,
        ["name"] = member.Name,
        ["objectId"] = member.AadObjectId,
        ["aadObjectId"] = member.AadObjectId,
        ["givenName"] = member.Name.Split(' ')[0],
        ["surname"] = member.Name.Split(' ')[^1],
        ["email"] = member.Email,
        ["userPrincipalName"] = member.Email,
        ["tenantId"] = teams.TenantId,
        ["userRole"] = "user",
    };
}
