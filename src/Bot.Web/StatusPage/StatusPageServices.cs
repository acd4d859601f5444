using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Web.StatusPage;

/// <summary>Adds the bot's own status page.</summary>
public static class StatusPageServices
{
    /// <summary>Where it is on this machine.</summary>
    public const string Path = "/status";

    /// <summary>Registers it.</summary>
    /// <exception cref="ArgumentException">Its address makes no sense; the message says what to set.</exception>
    public static IServiceCollection AddStatusPage(this IServiceCollection services, IConfiguration configuration) =>
        // Everybody may read all of it, so its length gives nothing away.
        services.AddResponseCompression(o => (o.EnableForHttps, o.MimeTypes) = (true, [.. ResponseCompressionDefaults.MimeTypes, "application/atom+xml", "application/rss+xml"])).AddSingleton(StatusPageOptions.Read(configuration)).AddSingleton<HistoryReader>().AddSingleton<StatusPageEndpoint>();

    /// <summary>Serves it to the public under its own host name, where one is configured: there it answers alone.</summary>
    public static void MapStatusPageHost(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var options = app.Services.GetRequiredService<StatusPageOptions>();
        if (options.Host is not { } host) return;
        var endpoint = app.Services.GetRequiredService<StatusPageEndpoint>();
        app.MapWhen(context => context.Request.Host.Host.Equals(host, StringComparison.OrdinalIgnoreCase), page =>
        {
            page.UseResponseCompression();
            if (options.Path.Length == 0) page.Run(context => endpoint.HandleAsync(context, ""));
            // Of that name only this path is the page's.
            else page.Map(options.Path, at => at.Run(context => endpoint.HandleAsync(context, options.Path))).Run(context =>
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            });
        });
    }

    /// <summary>Serves it under <see cref="Path"/>.</summary>
    public static void MapStatusPage(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.Map(Path, page => page.UseResponseCompression().Run(context => app.Services.GetRequiredService<StatusPageEndpoint>().HandleAsync(context, Path)));
    }
}
