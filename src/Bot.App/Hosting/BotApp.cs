using Bot.Features.Keeping;
using Bot.Slack;
using Bot.Statuspage;
using Bot.Teams;
using Bot.Web.SignIn;
using Bot.Web.StatusPage;
using Bot.Web.WebConsole;
using Microsoft.Extensions.Logging.Console;

namespace Bot.App.Hosting;

/// <summary>The web application: services, endpoints, and the order they come in.</summary>
internal static class BotApp
{
    private const long MaxBody = 1_000_000;

    /// <summary>Builds the application; nothing listens yet.</summary>
    /// <exception cref="ArgumentException">A setting makes no sense; the message says which.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? more = null)
    {
        var builder = Builder(args);
        SettingsCheck.Refuse(builder.Configuration);
        var signIn = builder.Services.AddSignIn(builder.Configuration, KeyFolder(builder.Configuration));
        Loopback.Listen(builder.WebHost, builder.Configuration, othersToo: signIn);
        // What a socket received is handled where it was received: a request is over in less time than another thread takes to wake.
        builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBody;
            kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
            kestrel.Limits.MaxConcurrentConnections = 2000;
        });
        Logs(builder);
        builder.WebHost.UseStaticWebAssets();
        List<string> chats = [];
        if (builder.Services.AddSlack(builder.Configuration)) chats.Add("slack");
        if (builder.Services.AddTeams(builder.Configuration)) chats.Add("teams");
        List<string> pages = [];
        if (builder.Services.AddStatuspage(builder.Configuration)) pages.Add(StatuspageServices.Platform);
        builder.Services.AddBot(builder.Configuration, chats, pages);
        builder.Services.AddConsole().AddStatusPage(builder.Configuration).AddObservability(builder.Configuration).AddSystemd();
        more?.Invoke(builder);
        var app = builder.Build();
        // Opened now, so that a record that cannot be opened stops the start with its reason.
        _ = app.Services.GetRequiredService<ITurns>();
        // Before everything else: signed requests need nothing of what the console does.
        app.MapSlack();
        if (app.Services.IsSigned()) app.MapTeams();
        app.MapStatusPageHost();
        if (app.Services.HasSignIn()) app.UseSignIn(Loopback.IsOperator);
        else app.UseLoopbackHostsOnly();
        app.MapStatusPage();
        if (!app.Services.IsSigned()) app.MapTeams();
        app.MapHealth();
        app.MapMetrics();
        app.MapConsole();
        return app;
    }

    /// <summary>With the configuration that every command reads: the settings beside the program, then the environment, then the command line.</summary>
    /// <remarks>Settings are read once: what is written into the file later counts from the next start, and no file is watched.</remarks>
    public static WebApplicationBuilder Builder(string[] args) =>
        WebApplication.CreateBuilder(new WebApplicationOptions { Args = ["--hostBuilder:reloadConfigOnChange=false", .. args], ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(BotApp).Assembly.GetName().Name });

    /// <summary>Beside the record, as it has to outlive the process like the record.</summary>
    private static string KeyFolder(ConfigurationManager configuration) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(BotServices.StorageOf(configuration).Path))!, "keys");

    /// <summary>One JSON line per event, with nothing of what people wrote and no addresses with secrets.</summary>
    private static void Logs(WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddJsonConsole(json => json.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ");
        builder.Services.Configure<ConsoleFormatterOptions>(options => options.UseUtcTimestamp = true);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("System", LogLevel.Warning)
            // Nothing of a request is logged, so none needs an activity of its own.
            .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None)
            // A start that fails is told in one sentence; a background service that dies is still critical.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
    }
}
