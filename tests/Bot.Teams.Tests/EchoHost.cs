using Bot.Testing.Teams;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bot.Teams.Tests;

/// <summary>The echo bot behind the SDK's own adapter, on loopback.</summary>
internal sealed class EchoHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private EchoHost(WebApplication app) => _app = app;

    public EchoBot Bot { get; } = new();

    public CloudAdapter Adapter => (CloudAdapter)_app.Services.GetRequiredService<IBotFrameworkHttpAdapter>();

    public Uri Endpoint { get; private set; } = null!;

    /// <summary>A bot that a fake Teams speaks to.</summary>
    public static async Task<EchoHost> Start(FakeConnector teams)
    {
        var host = await Start(teams.Configuration);
        teams.BotEndpoint = host.Endpoint;
        return host;
    }

    public static async Task<EchoHost> Start(IReadOnlyDictionary<string, string?> configuration)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(configuration);
        builder.Services.AddHttpClient();
        builder.Services.AddSingleton<BotFrameworkAuthentication>(s => new ConfigurationBotFrameworkAuthentication(
            s.GetRequiredService<IConfiguration>(), httpClientFactory: s.GetRequiredService<IHttpClientFactory>()));
        builder.Services.AddSingleton<IBotFrameworkHttpAdapter>(s => new CloudAdapter(s.GetRequiredService<BotFrameworkAuthentication>()));
        var host = new EchoHost(builder.Build());
        host._app.Map("/api/messages", (HttpContext http, IBotFrameworkHttpAdapter adapter) => adapter.ProcessAsync(http.Request, http.Response, host.Bot, http.RequestAborted));
        await host._app.StartAsync();
        var addresses = host._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        host.Endpoint = new Uri(new Uri(addresses.Addresses.First()), "api/messages");
        return host;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
