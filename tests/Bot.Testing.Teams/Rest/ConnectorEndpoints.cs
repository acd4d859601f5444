using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bot.Testing.Teams.Rest;

/// <summary>The paths of the connector's REST API.</summary>
internal static class ConnectorEndpoints
{
    public static void MapConnector(this IEndpointRouteBuilder app, FakeConnector teams)
    {
        var pipe = new ConnectorPipe(teams);
        var talk = new TalkApi(teams);
        var rosters = new RosterApi(teams);
        var v3 = app.MapGroup(teams.ServicePath + "v3");

        void Post(string path, Func<HttpContext, JsonObject, Reply> answer) => v3.MapPost(path, h => Serve(h, answer));
        void Get(string path, Func<HttpContext, Reply> answer) => v3.MapGet(path, h => Serve(h, (http, _) => answer(http)));
        Task Serve(HttpContext h, Func<HttpContext, JsonObject, Reply> answer) =>
            pipe.Serve(h, body => answer(h, body), h.GetRouteValue("conversation") as string ?? h.GetRouteValue("team") as string);

        Post("/conversations", (_, body) => talk.Create(body));
        Post("/conversations/{conversation}/activities", (h, body) => talk.Send(Value(h, "conversation"), body));
        Post("/conversations/{conversation}/activities/{activity}", (h, body) => talk.Send(Value(h, "conversation"), body));
        v3.MapPut("/conversations/{conversation}/activities/{activity}", h => Serve(h, (http, body) => talk.Update(Value(http, "conversation"), Value(http, "activity"), body)));
        v3.MapDelete("/conversations/{conversation}/activities/{activity}", h => Serve(h, (http, _) => talk.Delete(Value(http, "conversation"), Value(http, "activity"))));
        Get("/conversations/{conversation}/members", h => rosters.All(Value(h, "conversation")));
        Get("/conversations/{conversation}/members/{member}", h => rosters.One(Value(h, "conversation"), Value(h, "member")));
        Get("/conversations/{conversation}/pagedmembers", h => rosters.Page(Value(h, "conversation"), h.Request.Query));
        Get("/teams/{team}", h => rosters.Details(Value(h, "team")));
        Get("/teams/{team}/conversations", h => rosters.Channels(Value(h, "team")));
    }

    private static string Value(HttpContext http, string name) => (string)http.GetRouteValue(name)!;
}
