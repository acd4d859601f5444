using Bot.Features.Export;
using Bot.Features.Keeping;
using Bot.Features.Postmortems;
using Bot.Features.Settings;
using Bot.Incidents;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Bot.Web.WebConsole;

/// <summary>Adds the console: a chat in the browser, for when no other is connected or the company's is down.</summary>
public static class ConsoleServices
{
    // Styles may stand in the page: an exported postmortem, opened from here, brings its own and inherits this policy.
    private const string Policy = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'";

    /// <summary>Registers it.</summary>
    public static IServiceCollection AddConsole(this IServiceCollection services)
    {
        // What one pastes comes in one piece; what is longer than that the composer refuses.
        services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(hub => hub.MaximumReceiveMessageSize = 2_000_000);
        // Keys are read with the first page that needs them: at the start it would take time and memory of bots whose console nobody opens.
        foreach (var early in services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Name == "DataProtectionHostedService").ToList()) services.Remove(early);
        return services.AddScoped<ConsoleSession>();
    }

    /// <summary>Serves its pages, and documents to open or save, as the last of what the application answers.</summary>
    public static void MapConsole(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        // Made with the first request for one: a bot that is used from Slack or Teams alone starts sooner and stays smaller.
        var pages = new Lazy<RequestDelegate>(() => Pages(app, app.Lifetime.ApplicationStopping));
        app.Run(context => pages.Value(context));
    }

    private static RequestDelegate Pages(IApplicationBuilder app, CancellationToken stopping)
    {
        var pages = app.New();
        pages.Use(async (context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            // Other sites learn nothing; of its own pages the console has to know that a request is theirs.
            headers["Referrer-Policy"] = "same-origin";
            await next(context);
        });
        // A page that is told the bot stops asks for it again at once: a connection taken then would hold the stop up.
        pages.UseWhen(request => stopping.IsCancellationRequested && request.Request.Path.StartsWithSegments("/_blazor", StringComparison.Ordinal), refuse => refuse.Run(context =>
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        }));
        pages.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        pages.UseRouting();
        pages.UseAuthorization();
        pages.UseAntiforgery();
        pages.UseEndpoints(endpoints =>
        {
            endpoints.MapStaticAssets();
            endpoints.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
        });
        return pages.Build();
    }
}
