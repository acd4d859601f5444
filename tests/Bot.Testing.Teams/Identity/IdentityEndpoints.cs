using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bot.Testing.Teams.Identity;

/// <summary>The connector's published keys, and the address where bots sign in.</summary>
internal static class IdentityEndpoints
{
    public static void MapIdentity(this IEndpointRouteBuilder app, FakeConnector teams)
    {
        app.MapGet("/v1/.well-known/openidconfiguration", (HttpContext http) =>
        {
            teams.Keys.MetadataReads++;
            return teams.Keys.Down ? Results.StatusCode(503) : Json(new JsonObject
            {
                ["issuer"] = Signer.Issuer,
                ["authorization_endpoint"] = "https://invalid.botframework.com",
                ["jwks_uri"] = teams.Root + "v1/.well-known/keys",
                ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
                ["token_endpoint_auth_methods_supported"] = new JsonArray("private_key_jwt"),
            });
        });
        app.MapGet("/v1/.well-known/keys", () =>
        {
            teams.Keys.KeyReads++;
            return teams.Keys.Down ? Results.StatusCode(503) : Json(teams.Keys.ToJson());
        });
        app.MapPost("/login/{tenant}/oauth2/v2.0/token", async (string tenant, HttpContext http) =>
        {
            if (teams.Tokens.Down) return Results.StatusCode(503);
            var form = await http.Request.ReadFormAsync();
            var error = tenant != teams.TenantId ? "invalid_request"
                : form["grant_type"] != "client_credentials" ? "unsupported_grant_type"
                : form["client_id"] != teams.AppId || form["client_secret"] != teams.AppPassword ? "invalid_client"
                : form["scope"] != Signer.Issuer + "/.default" ? "invalid_scope"
                : null;
            if (error is not null)
            {
                teams.Tokens.Refused++;
                return Json(new JsonObject { ["error"] = error, ["error_description"] = "AADSTS7000215: refused." }, 401);
            }
            var life = (int)teams.Tokens.Life.TotalSeconds;
            return Json(new JsonObject
            {
                ["token_type"] = "Bearer",
                ["expires_in"] = life,
                ["ext_expires_in"] = life,
                ["access_token"] = teams.Tokens.Issue(),
            });
        });
    }

    private static IResult Json(JsonObject body, int status = 200) => Results.Content(body.ToJsonString(), "application/json", null, status);
}
