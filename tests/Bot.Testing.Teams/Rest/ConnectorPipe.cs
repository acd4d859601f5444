using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Testing.Teams.Rules;
using Microsoft.AspNetCore.Http;

namespace Bot.Testing.Teams.Rest;

/// <summary>What every call goes through before it does anything: what is to go wrong, the token, the rates.</summary>
internal sealed class ConnectorPipe(FakeConnector teams)
{
    private readonly RateRule _rates = new(teams.Clock);

    public async Task Serve(HttpContext http, Func<JsonObject, Reply> answer, string? conversationId = null)
    {
        using var reader = new StreamReader(http.Request.Body);
        var text = await reader.ReadToEndAsync();
        var fault = teams.Faults.Take(http.Request);
        if (fault is Fault.Cutting { Afterwards: false })
        {
            Log(http, null, 0);
            http.Abort();
            return;
        }
        if (fault is Fault.Slowing slow) await Task.Delay(slow.Delay, http.RequestAborted);
        var body = Parse(text);
        var reply = fault is Fault.Refused refused ? refused.ToReply(http) : Decide(http, body, conversationId, answer);
        if (fault is Fault.Cutting)
        {
            Log(http, body, 0);
            http.Abort();
            return;
        }
        Log(http, body, reply.Status);
        http.Response.StatusCode = reply.Status;
        if (reply.Body is null) return;
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.WriteAsync(reply.Body.ToJsonString());
    }

    private Reply Decide(HttpContext http, JsonObject? body, string? conversationId, Func<JsonObject, Reply> answer)
    {
        if (!teams.Tokens.IsGood(http.Request.Headers.Authorization)) return Reply.Refuse(401, "Unauthorized", "Authorization has been denied for this request.");
        if (body is null) return Reply.Refuse(400, "BadSyntax", "The body is not a JSON object.");
        var reading = HttpMethods.IsGet(http.Request.Method);
        if (teams.EnforcesRates && _rates.Wait(conversationId ?? "new", reading) is { } seconds)
            return ((Fault.Refused)Fault.Throttled(seconds)).ToReply(http);
        lock (teams.Gate) return answer(body);
    }

    private void Log(HttpContext http, JsonObject? body, int status) =>
        teams.Note(new Call(http.Request.Method, http.Request.Path.Value?[teams.ServicePath.Length..] ?? "", body?.DeepClone(), status, teams.Clock.GetCurrentInstant()));

    private static JsonObject? Parse(string text)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? [] : JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
