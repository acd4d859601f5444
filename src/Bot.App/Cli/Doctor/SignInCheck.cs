using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Web.SignIn;

namespace Bot.App.Cli.Doctor;

/// <summary>Asks the identity provider who it is.</summary>
internal static class SignInCheck
{
    /// <summary>Checks the connection, where people sign in to the console.</summary>
    public static async Task ExamineAsync(IConfiguration configuration, Action<bool, string> say, CancellationToken cancel)
    {
        if (Connections.Read("sign-in", SignInOptions.Read, configuration, say, "; the console answers to this machine only") is not { } options) return;
        var authority = options.Authority.AbsoluteUri.TrimEnd('/');
        try
        {
            using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
            var document = JsonNode.Parse(await client.GetStringAsync(authority + "/.well-known/openid-configuration", cancel)) as JsonObject;
            var issuer = document?["issuer"]?.ToString();
            say(document?["authorization_endpoint"] is not null && document["token_endpoint"] is not null, document?["authorization_endpoint"] is null || document["token_endpoint"] is null
                ? $"sign-in: {authority} is no OpenID Connect provider. Set SignIn:Authority to the address before /.well-known/openid-configuration"
                : $"sign-in: {issuer} vouches for people, {(options.Require.Count == 0 ? "all it knows" : "those with " + string.Join(" or ", options.Require.Select(r => $"{r.Claim}={r.Value}")))}; it has to send them back to {options.Callback}");
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or JsonException)
        {
            say(false, $"sign-in: {authority}/.well-known/openid-configuration cannot be read ({(e is HttpRequestException { StatusCode: { } status } ? (int)status : e.GetType().Name)}). Set SignIn:Authority to your provider's address; until it answers only those who are signed in stay so");
        }
    }
}
