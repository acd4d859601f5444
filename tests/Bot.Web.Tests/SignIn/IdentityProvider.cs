using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Bot.Web.Tests.SignIn;

/// <summary>What an identity provider may get wrong, or somebody pretend.</summary>
public enum Flaw { None, OtherNonce, OtherAudience, OtherIssuer, OtherKey, Expired, NoSignature, NoUserInfo }

/// <summary>Somebody with an account.</summary>
public sealed record Account(string Subject, string? Name, string? Locale = null, string[]? Groups = null, string? Zone = null);

/// <summary>A company's OpenID Connect provider on the wire: discovery, keys, authorization with PKCE, tokens, userinfo. Whoever asks is taken for <see cref="Who"/>.</summary>
public sealed class IdentityProvider : IAsyncDisposable
{
    public const string ClientId = "incident-bot";
    public const string Secret = "a-secret-that-no-log-may-show";

    private readonly RSA _key = RSA.Create(2048);
    private readonly RSA _stranger = RSA.Create(2048);
    private readonly Dictionary<string, (string Challenge, string Nonce, string Redirect, Account Who)> _codes = [];
    private readonly Dictionary<string, Account> _tokens = [];
    private readonly string _callback;
    private WebApplication? _app;

    private IdentityProvider(string callback) => _callback = callback;

    public string Url { get; private set; } = "";

    /// <summary>Who sits before every browser; nobody cancels.</summary>
    public Account? Who { get; set; } = new("u-1", "Zoé Martin", "fr-FR", ["on-call"], "Europe/Paris");

    public Flaw Flaw { get; set; }

    /// <param name="callback">The only address people are sent back to.</param>
    public static async Task<IdentityProvider> StartAsync(string callback)
    {
        var provider = new IdentityProvider(callback);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        provider._app = builder.Build();
        provider._app.Run(provider.AnswerAsync);
        await provider._app.StartAsync();
        provider.Url = provider._app.Urls.First();
        return provider;
    }

    private Task AnswerAsync(HttpContext context) => context.Request.Path.Value switch
    {
        "/.well-known/openid-configuration" => context.Response.WriteAsJsonAsync(new Dictionary<string, object>
        {
            ["issuer"] = Url, ["authorization_endpoint"] = Url + "/authorize", ["token_endpoint"] = Url + "/token", ["jwks_uri"] = Url + "/keys", ["userinfo_endpoint"] = Url + "/userinfo",
        }.Where(e => Flaw != Flaw.NoUserInfo || e.Key != "userinfo_endpoint").ToDictionary()),
        "/keys" => context.Response.WriteAsJsonAsync(new { keys = new[] { new { kty = "RSA", use = "sig", kid = "1", n = Base64UrlEncoder.Encode(_key.ExportParameters(false).Modulus), e = Base64UrlEncoder.Encode(_key.ExportParameters(false).Exponent) } } }),
        "/authorize" => Authorize(context),
        "/token" => TokenAsync(context),
        "/userinfo" => UserInfoAsync(context),
        _ => Task.FromResult(context.Response.StatusCode = 404),
    };

    private Task Authorize(HttpContext context)
    {
        var asked = context.Request.Query;
        if (asked["client_id"] != ClientId || asked["response_type"] != "code" || asked["code_challenge_method"] != "S256" || asked["redirect_uri"] != _callback || !asked["scope"].ToString().Split(' ').Contains("openid"))
        {
            context.Response.StatusCode = 400;
            return context.Response.WriteAsync("This is not how a client asks: " + context.Request.QueryString);
        }
        var back = $"{asked["redirect_uri"]}?state={Uri.EscapeDataString(asked["state"]!)}";
        if (Who is null) context.Response.Redirect(back + "&error=access_denied");
        else
        {
            var code = RandomNumberGenerator.GetHexString(16);
            _codes[code] = (asked["code_challenge"]!, asked["nonce"]!, asked["redirect_uri"]!, Who);
            context.Response.Redirect($"{back}&code={code}");
        }
        return Task.CompletedTask;
    }

    private async Task TokenAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        if (!_codes.Remove(form["code"]!, out var given) || form["client_id"] != ClientId || form["client_secret"] != Secret || form["redirect_uri"] != given.Redirect
            || Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"]!))) != given.Challenge)
        {
            context.Response.StatusCode = 400;
            await context.Response.WriteAsJsonAsync(new { error = "invalid_grant" });
            return;
        }
        var access = RandomNumberGenerator.GetHexString(16);
        _tokens[access] = given.Who;
        await context.Response.WriteAsJsonAsync(new { token_type = "Bearer", access_token = access, expires_in = 60, id_token = IdToken(given.Who, given.Nonce) });
    }

    private string IdToken(Account who, string nonce)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object>
        {
            ["iss"] = Flaw == Flaw.OtherIssuer ? "https://login.example" : Url, ["aud"] = Flaw == Flaw.OtherAudience ? "another-client" : ClientId, ["sub"] = who.Subject,
            ["nonce"] = Flaw == Flaw.OtherNonce ? "another" : nonce, ["iat"] = EpochTime.GetIntDate(now), ["exp"] = EpochTime.GetIntDate(now.AddMinutes(Flaw == Flaw.Expired ? -30 : 5)),
        };
        if (Flaw == Flaw.NoUserInfo) foreach (var (claim, value) in Facts(who)) claims[claim] = value;
        var key = new RsaSecurityKey(Flaw == Flaw.OtherKey ? _stranger : _key) { KeyId = "1" };
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Claims = claims, SigningCredentials = Flaw == Flaw.NoSignature ? null : new(key, SecurityAlgorithms.RsaSha256) { CryptoProviderFactory = new() { CacheSignatureProviders = false } },
        });
    }

    private async Task UserInfoAsync(HttpContext context)
    {
        if (!AuthenticationHeaderValue.TryParse(context.Request.Headers.Authorization, out var header) || !_tokens.TryGetValue(header.Parameter ?? "", out var who))
        {
            context.Response.StatusCode = 401;
            return;
        }
        await context.Response.WriteAsJsonAsync(Facts(who).Append(new("sub", who.Subject)).ToDictionary());
    }

    private static Dictionary<string, object> Facts(Account who)
    {
        var facts = new Dictionary<string, object>();
        if (who.Name is not null) facts["name"] = who.Name;
        if (who.Locale is not null) facts["locale"] = who.Locale;
        if (who.Zone is not null) facts["zoneinfo"] = who.Zone;
        if (who.Groups is not null) facts["groups"] = who.Groups;
        return facts;
    }

    public async ValueTask DisposeAsync()
    {
        await _app!.DisposeAsync();
        _key.Dispose();
        _stranger.Dispose();
    }
}
