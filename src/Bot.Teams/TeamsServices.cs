using Bot.Chat.Delivery;
using Bot.Teams.Inbound;
using Bot.Teams.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bot.Teams;

/// <summary>Connects Microsoft Teams, where it is configured.</summary>
public static class TeamsServices
{
    /// <summary>Where Teams posts activities: the app registration's messaging endpoint.</summary>
    public const string Path = "/api/messages";

    /// <summary>Registers the adapter. False where Teams is not configured.</summary>
    /// <exception cref="ArgumentException">Half of it is configured; the message says what is missing.</exception>
    public static bool AddTeams(this IServiceCollection services, IConfiguration configuration)
    {
        if (TeamsOptions.Read(configuration) is not { } options) return false;
        var sdk = new ConfigurationBuilder().AddInMemoryCollection(options.Sdk).Build();
        services.AddHttpClient();
        services.ConfigureHttpClientDefaults(http => http.RemoveAllLoggers());
        services.AddSingleton(options).AddSingleton<Addresses>().AddSingleton<Pace>().AddSingleton<TeamsWeb>().AddSingleton<People>().AddSingleton<Rosters>()
            .AddSingleton(s => new CloudAdapter(sdk, s.GetRequiredService<IHttpClientFactory>(), s.GetRequiredService<ILogger<CloudAdapter>>()))
            .AddSingleton<TeamsInbox>().AddSingleton<Dialogs>().AddSingleton<Presses>().AddSingleton<ActionCommands>().AddSingleton<Rooms>()
            .AddSingleton<IBot, TeamsBot>().AddSingleton<TeamsEndpoint>().AddSingleton<IChatPlatform, TeamsPlatform>();
        return true;
    }

    /// <summary>Whether requests for Teams come signed, so that the name they come under does not matter.</summary>
    public static bool IsSigned(this IServiceProvider services) => services.GetService<TeamsOptions>() is { AllowAnonymous: false };

    /// <summary>Serves Teams' requests, where Teams is connected.</summary>
    public static void MapTeams(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (app.Services.GetService<TeamsOptions>() is not { } options) return;
        app.Services.GetRequiredService<ILogger<TeamsEndpoint>>().LogInformation("{Teams}, with {Sdk}", options.ToString(), TeamsSdk.Name);
        if (options.AllowAnonymous)
            app.Services.GetRequiredService<ILogger<TeamsEndpoint>>().LogWarning("Teams:AllowAnonymous: WHOEVER REACHES THIS MACHINE'S LOOPBACK MAY SPEAK AS ANYBODY. For trying out with the Agents Playground, never for a deployment");
        var endpoint = app.Services.GetRequiredService<TeamsEndpoint>();
        // A branch of its own: the console's pages for errors are not for Teams.
        app.MapWhen(context => context.Request.Path == Path && HttpMethods.IsPost(context.Request.Method), teams => teams.Run(endpoint.HandleAsync));
    }
}
