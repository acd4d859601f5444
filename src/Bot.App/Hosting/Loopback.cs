using System.Net;
using System.Net.Sockets;
using Bot.Slack;

namespace Bot.App.Hosting;

/// <summary>As long as nobody signs in to the console, only this machine may reach it.</summary>
internal static class Loopback
{
    /// <summary>The first port to try when none is configured.</summary>
    public const int FirstPort = 3000;

    /// <summary>Listens on the configured addresses, else on the first free port.</summary>
    /// <param name="host">The host.</param>
    /// <param name="configuration">The configuration.</param>
    /// <param name="othersToo">Whether other machines may reach it.</param>
    /// <exception cref="ArgumentException">One is no address, or not on loopback although they may not.</exception>
    public static void Listen(IWebHostBuilder host, IConfiguration configuration, bool othersToo)
    {
        // Ports alone mean every interface, and container images set them; an address has to be asked for by name.
        host.UseSetting(WebHostDefaults.HttpPortsKey, "").UseSetting(WebHostDefaults.HttpsPortsKey, "");
        // Kestrel's own section wins over the addresses, so it is held to the same.
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().ToList();
        foreach (var endpoint in endpoints) Check($"{endpoint.Path}:Url", endpoint["Url"] ?? "", othersToo);
        if (endpoints.Count > 0)
        {
            host.UseUrls();
            return;
        }
        var configured = configuration["urls"] ?? configuration["ASPNETCORE_URLS"];
        if (string.IsNullOrWhiteSpace(configured)) configured = $"http://127.0.0.1:{FreePort()}";
        foreach (var address in configured.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) Check("Urls", address, othersToo);
        host.UseUrls(configured);
    }

    private static void Check(string key, string address, bool othersToo)
    {
        if (!IsAddress(address)) throw new ArgumentException($"{key} '{address}' is no address to listen on. Set it to one like http://127.0.0.1:{FirstPort}.");
        if (!othersToo && !IsLoopback(address))
            throw new ArgumentException($"'{address}' can be reached from other machines, and nobody has to sign in to the console. Set SignIn:Authority, ClientId and ClientSecret, or use http://127.0.0.1:{FirstPort}.");
    }

    /// <summary>Whether it is a scheme, a host and a port, and nothing behind them.</summary>
    private static bool IsAddress(string address)
    {
        try { return BindingAddress.Parse(address) is { PathBase: "", Scheme: "http" or "https", Port: >= 0 and <= IPEndPoint.MaxPort }; }
        catch (FormatException) { return false; }
    }

    /// <summary>Whether somebody on this machine asks for what operators read: nobody signs in for that.</summary>
    public static bool IsOperator(HttpContext context) => context.Request.Path.Value is "/healthz" or "/readyz" or "/metrics"
        && context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && IsLoopbackHost(context.Request.Host.Host)
        && context.Request.Headers.Origin.Count == 0 && !IsHandedOn(context.Request);

    /// <summary>Whether a proxy says that it hands the request on for somebody else.</summary>
    private static bool IsHandedOn(HttpRequest request) =>
        request.Headers.Keys.Any(h => h.StartsWith("X-Forwarded", StringComparison.OrdinalIgnoreCase) || Proxies.Contains(h, StringComparer.OrdinalIgnoreCase));

    /// <summary>What proxies add to what they hand on.</summary>
    private static readonly string[] Proxies = ["Forwarded", "X-Real-IP", "Via"];

    /// <summary>
    /// Refuses requests whose Host header is not this machine's own name, that a page of another origin sends, or that a proxy hands
    /// on: neither a rebound name, nor another program's page on this machine, nor the public may reach the console.
    /// </summary>
    public static IApplicationBuilder UseLoopbackHostsOnly(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        // Slack's requests come through a proxy or tunnel under its name, and are signed.
        if (context.Request.Path == SlackServices.Path || !IsHandedOn(context.Request) && IsLoopbackHost(context.Request.Host.Host) && (context.Request.Headers.Origin is not [{ Length: > 0 } origin] || IsOwn(origin, context.Request)))
        {
            await next(context);
            return;
        }
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        await context.Response.WriteAsync("This address only answers as localhost. For the status page under a name of its own, set PublicPage:Url to its address, and let your proxy pass the Host header on.");
    });

    private static bool IsOwn(string origin, HttpRequest request) => Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && uri.IdnHost.Equals(request.Host.Host.Trim('[', ']'), StringComparison.OrdinalIgnoreCase)
        && uri.Port == (request.Host.Port ?? (request.IsHttps ? 443 : 80));

    private static bool IsLoopback(string address)
    {
        var rest = address.Split("://", 2)[^1].Split('/', 2)[0];
        var host = rest.StartsWith('[') ? rest[..(rest.IndexOf(']', StringComparison.Ordinal) + 1)] : rest.Split(':', 2)[0];
        return IsLoopbackHost(host);
    }

    private static bool IsLoopbackHost(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));

    private static int FreePort()
    {
        for (var port = FirstPort; port < FirstPort + 50; port++)
        {
            try
            {
                using var probe = new TcpListener(IPAddress.Loopback, port);
                probe.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: the next one.
            }
        }
        return 0;
    }
}
