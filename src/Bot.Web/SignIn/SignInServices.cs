using Bot.Chat.Phrases;
using Bot.Features.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using NodaTime;

namespace Bot.Web.SignIn;

/// <summary>
/// Lets the console be opened from other machines by those whom the company's OpenID Connect provider vouches for. With it nothing is
/// shown to anybody else, on this machine neither; without it the console answers to this machine only.
/// </summary>
public static class SignInServices
{
    internal const string CallbackPath = "/signin-oidc";
    private const string SignedOutPath = "/signed-out";
    private const string SignOutPath = "/sign-out";

    /// <summary>Registers it. False where it is not configured.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The configuration.</param>
    /// <param name="keys">A folder for the keys that sessions are sealed with, so that a restart signs nobody out.</param>
    /// <exception cref="ArgumentException">Half of it is configured, or it makes no sense; the message says what to set.</exception>
    public static bool AddSignIn(this IServiceCollection services, IConfiguration configuration, string keys)
    {
        if (SignInOptions.Read(configuration) is not { } options) return false;
        var secure = options.Console.Scheme == Uri.UriSchemeHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        var folder = Folder(keys);
        services.AddSingleton(options).AddSingleton(s => new SignedOut(folder, options, s.GetRequiredService<IClock>())).AddScoped<AuthenticationStateProvider, SignedInWatch>();
        services.AddDataProtection().SetApplicationName("incident-bot").PersistKeysToFileSystem(folder);
        services.AddAuthentication(o => (o.DefaultScheme, o.DefaultChallengeScheme) = (CookieAuthenticationDefaults.AuthenticationScheme, OpenIdConnectDefaults.AuthenticationScheme))
            .AddCookie(o =>
            {
                (o.Cookie.Name, o.Cookie.HttpOnly, o.Cookie.SameSite, o.Cookie.SecurePolicy) = ("incident-bot", true, SameSiteMode.Lax, secure);
                (o.ExpireTimeSpan, o.SlidingExpiration) = (SignedIn.Length, false);
                o.Events.OnValidatePrincipal = context =>
                {
                    if (!context.HttpContext.RequestServices.GetRequiredService<SignedOut>().Lasts(context.Principal!)) context.RejectPrincipal();
                    return Task.CompletedTask;
                };
            })
            .AddOpenIdConnect(o =>
            {
                (o.Authority, o.ClientId, o.ClientSecret) = (options.Authority.AbsoluteUri.TrimEnd('/'), options.ClientId, options.ClientSecret);
                o.RequireHttpsMetadata = options.Authority.Scheme == Uri.UriSchemeHttps;
                // The code comes back in the address, so that no cookie has to cross sites.
                (o.ResponseType, o.ResponseMode, o.CallbackPath) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query, CallbackPath);
                (o.CorrelationCookie.SameSite, o.NonceCookie.SameSite, o.CorrelationCookie.SecurePolicy, o.NonceCookie.SecurePolicy) = (SameSiteMode.Lax, SameSiteMode.Lax, secure, secure);
                (o.MapInboundClaims, o.GetClaimsFromUserInfoEndpoint, o.SaveTokens, o.DisableTelemetry) = (false, true, false, true);
                o.BackchannelTimeout = TimeSpan.FromSeconds(10);
                o.Scope.Add("email");
                foreach (var claim in options.Require.Select(r => r.Claim).Concat(["locale", "zoneinfo", "preferred_username"]).Distinct()) o.ClaimActions.MapJsonKey(claim, claim);
                o.Events.OnRedirectToIdentityProvider = context =>
                {
                    context.ProtocolMessage.RedirectUri = options.Callback;
                    return Task.CompletedTask;
                };
                // OpenID Connect lets a provider leave a token unsigned where it comes straight from it. Nobody is let in on that alone.
                o.Events.OnTokenValidated = context =>
                {
                    if (context.SecurityToken.Header.Alg is not { Length: > 0 } alg || alg.Equals("none", StringComparison.OrdinalIgnoreCase)) context.Fail("The id token is not signed.");
                    return Task.CompletedTask;
                };
                o.Events.OnTicketReceived = context => ReceivedAsync(context, options);
                o.Events.OnRemoteFailure = FailedAsync;
            });
        return true;
    }

    /// <summary>Whether people sign in, so that the console may answer to other machines.</summary>
    public static bool HasSignIn(this IServiceProvider services) => services.GetService<SignInOptions>() is not null;

    /// <summary>Lets nobody pass who is not signed in, nor what another site's page sends.</summary>
    /// <param name="app">The application; what came before needs no signing in.</param>
    /// <param name="isOpen">What passes all the same.</param>
    public static void UseSignIn(this WebApplication app, Func<HttpContext, bool> isOpen)
    {
        ArgumentNullException.ThrowIfNull(app);
        var options = app.Services.GetRequiredService<SignInOptions>();
        app.Use((context, next) => isOpen(context) ? next(context) : OwnNameAsync(context, options, next));
        app.UseAuthentication();
        app.Use((context, next) => isOpen(context) ? next(context) : GateAsync(context, next));
    }

    /// <summary>Under another name people are sent to the console's own: the provider sends nobody back anywhere else.</summary>
    private static Task OwnNameAsync(HttpContext context, SignInOptions options, RequestDelegate next)
    {
        var (request, home) = (context.Request, options.Console);
        if (!request.Host.Host.Trim('[', ']').Equals(home.IdnHost.Trim('[', ']'), StringComparison.OrdinalIgnoreCase))
        {
            if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) context.Response.Redirect(home.GetLeftPart(UriPartial.Authority) + request.PathBase + request.Path + request.QueryString);
            else context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        }
        // A proxy may have ended https, and left the port out.
        (request.Scheme, request.Host) = (home.Scheme, HostString.FromUriComponent(home));
        if (request.Headers.Origin is [{ Length: > 0 } origin] && !origin.Equals(home.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        }
        return next(context);
    }

    private static async Task GateAsync(HttpContext context, RequestDelegate next)
    {
        var (request, isKnown) = (context.Request, context.User.Identity?.IsAuthenticated == true);
        if (!isKnown) context.Response.Headers.CacheControl = "no-store";
        if (request.Path == SignedOutPath) await TellAsync(context, SignInTexts.SignedOut(), StatusCodes.Status200OK);
        else if (request.Path == SignOutPath && HttpMethods.IsPost(request.Method))
        {
            context.RequestServices.GetRequiredService<SignedOut>().End(context.User);
            await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            context.Response.Redirect(SignedOutPath);
        }
        else if (isKnown) await next(context);
        // Only a page somebody opens leads to the provider and back.
        else if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) || !request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)) context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else await ChallengeAsync(context);
    }

    private static async Task ChallengeAsync(HttpContext context)
    {
        try
        {
            await context.ChallengeAsync(new AuthenticationProperties { RedirectUri = Back(context.Request.Path + context.Request.QueryString) });
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or HttpRequestException && !context.Response.HasStarted)
        {
            Log(context).LogWarning("Nobody can sign in: {Reason}", (e.InnerException ?? e).GetType().Name);
            context.Response.Headers.RetryAfter = "60";
            await TellAsync(context, SignInTexts.Unreachable(), StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>Where somebody is led back to. "//elsewhere" is an address of another site's.</summary>
    private static string Back(string wanted) => wanted is ['/', not ('/' or '\\'), ..] && !wanted.Contains("/..", StringComparison.Ordinal) ? wanted : "/";

    /// <summary>Lets in who may be, and keeps of what the provider told only what the console needs.</summary>
    private static async Task ReceivedAsync(TicketReceivedContext context, SignInOptions options)
    {
        var user = context.Principal!;
        if (options.Require.Count > 0 && !options.Require.Any(r => user.HasClaim(c => c.Type == r.Claim && c.Value.Equals(r.Value, c.Value is "True" or "False" ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))))
        {
            context.HandleResponse();
            await TellAsync(context.HttpContext, SignInTexts.NotAllowed(), StatusCodes.Status403Forbidden);
            return;
        }
        var until = context.Options.TimeProvider!.GetUtcNow() + SignedIn.Length;
        context.Properties!.ExpiresUtc = until;
        context.Principal = SignedIn.Keep(user, until, options);
    }

    private static async Task FailedAsync(RemoteFailureContext context)
    {
        Log(context.HttpContext).LogWarning("Somebody could not sign in: {Reason}", context.Failure?.GetType().Name);
        context.HandleResponse();
        await TellAsync(context.HttpContext, SignInTexts.Failed(), StatusCodes.Status400BadRequest);
    }

    private static async Task TellAsync(HttpContext context, Phrase message, int status)
    {
        var house = context.RequestServices.GetRequiredService<House>();
        var asked = context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).Select(l => house.Spoken(l.Value.Value?.Split('-')[0].ToLowerInvariant())).FirstOrDefault(l => l is not null);
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        var page = new RazorComponentResult<SignInMessage>(new Dictionary<string, object?> { [nameof(SignInMessage.Message)] = message, [nameof(SignInMessage.Language)] = asked ?? house.Channel }) { StatusCode = status };
        await page.ExecuteAsync(context);
    }

    private static ILogger Log(HttpContext context) => context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Bot.Web.SignIn");

    /// <summary>The folder, for the bot's own eyes.</summary>
    private static DirectoryInfo Folder(string path) => OperatingSystem.IsWindows() ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
