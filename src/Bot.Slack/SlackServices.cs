using Bot.Chat.Delivery;
using Bot.Slack.Inbound;
using Bot.Slack.Outbound;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Slack;

/// <summary>Connects Slack, where it is configured.</summary>
public static class SlackServices
{
    /// <summary>Where Slack sends events, commands and interactions.</summary>
    public const string Path = "/slack/events";

    /// <summary>Registers the adapter. False where Slack is not configured.</summary>
    /// <exception cref="ArgumentException">Half of it is configured; the message says what is missing.</exception>
    public static bool AddSlack(this IServiceCollection services, IConfiguration configuration)
    {
        if (SlackOptions.Read(configuration) is not { } options) return false;
        services.AddHttpClient("slack", client => client.Timeout = TimeSpan.FromSeconds(30)).RemoveAllLoggers();
        services.AddSingleton(options).AddSingleton(SlackWeb.Json).AddSingleton<SlackHttp>().AddSingleton<SlackWeb>();
        services.AddSingleton<People>().AddSingleton<Colleagues>().AddSingleton<Labels>().AddSingleton<SlackText>().AddSingleton<Self>().AddSingleton<Events>().AddSingleton<Interactions>()
            .AddSingleton<Answers>().AddSingleton<SlackInbox>().AddSingleton<SlackEndpoint>();
        services.AddSingleton<Pace>().AddSingleton<OwnRooms>().AddSingleton<Rooms>().AddSingleton<Messages>().AddSingleton<Cards>().AddSingleton<Documents>().AddSingleton<IChatPlatform, SlackPlatform>();
        services.AddSingleton<IChatPlatform, History>().AddSingleton<Listening>().AddHostedService(s => s.GetRequiredService<Listening>());
        if (options.AppToken.Length > 0) services.AddSingleton<SlackSockets>().AddSingleton<Envelopes>().AddHostedService<SocketMode>();
        return true;
    }

    /// <summary>Serves Slack's requests, where Slack is connected.</summary>
    public static void MapSlack(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (app.Services.GetService<SlackOptions>() is { SigningSecret.Length: > 0 } && app.Services.GetService<SlackEndpoint>() is { } endpoint)
            // A branch of its own: the console's pages for errors are not for Slack.
            app.MapWhen(context => context.Request.Path == Path && HttpMethods.IsPost(context.Request.Method), slack => slack.Run(endpoint.HandleAsync));
    }
}
