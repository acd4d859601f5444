using Bot.Chat.Phrases;
using Bot.Features.PublicPages;
using Bot.Features.Settings;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace Bot.Web.StatusPage;

/// <summary>Answers the public: pages in a language, and what programs read. Everything here may be read by everybody, and nothing can be changed.</summary>
internal sealed class StatusPageEndpoint(HistoryReader reader, House house, StatusPageOptions options, IServiceProvider services, ILoggerFactory logs)
{
    private const string Api = "/api/v2";
    private const string Incidents = "/incidents/";
    private const string Policy = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly Written NoDocument = Written.Text("application/json; charset=utf-8", "{\"error\":\"not found\"}");

    private static readonly Written Css = Written.Text("text/css; charset=utf-8", Resource("status-page.css"));

    /// <summary>Answers a request for the path behind <paramref name="base"/>, which is empty or begins with a slash.</summary>
    public async Task HandleAsync(HttpContext context, string @base)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            response.Headers.Allow = "GET, HEAD";
            return;
        }
        var path = request.Path.Value?.TrimEnd('/') ?? "";
        if (path == "/page.css")
        {
            await SendAsync(context, Css, 3600);
            return;
        }
        var frame = Frame(request, @base, path);
        Written? found;
        try
        {
            found = await FindAsync(frame, await reader.ReadAsync(context.RequestAborted), request, context.RequestAborted);
        }
        catch (Exception e) when (e is not OutOfMemoryException && !context.RequestAborted.IsCancellationRequested)
        {
            logs.CreateLogger<StatusPageEndpoint>().LogWarning("The status page cannot be shown: {Error}", e.GetType().Name);
            response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            response.Headers.RetryAfter = "60";
            await SendAsync(context, await MessageAsync(frame, StatusPageTexts.Unavailable()), 0);
            return;
        }
        // Read by programs of other origins, like Statuspage's.
        var isForPrograms = path.StartsWith(Api, StringComparison.Ordinal);
        if (isForPrograms) response.Headers.AccessControlAllowOrigin = "*";
        if (found is null) response.StatusCode = StatusCodes.Status404NotFound;
        await SendAsync(context, found ?? (isForPrograms ? NoDocument : await MessageAsync(frame, StatusPageTexts.NotFound())), 5);
    }

    private async Task<Written?> FindAsync(PageFrame frame, Shown shown, HttpRequest request, CancellationToken cancel)
    {
        var history = shown.History;
        // Where the reader came by decides the links, and what they chose those that follow.
        var key = $"{frame.Path} {frame.Language.Code} {frame.Chosen} {frame.Base}";
        switch (frame.Path)
        {
            case "":
                return await shown.WriteAsync(key, () => PageAsync<CurrentPage>(frame, (nameof(CurrentPage.History), history)));
            case "/history":
                return await shown.WriteAsync(key, () => PageAsync<HistoryPage>(frame, (nameof(HistoryPage.History), history)));
            case var path when path.StartsWith(Incidents, StringComparison.Ordinal):
                var id = path[Incidents.Length..];
                if (history.Incidents.FirstOrDefault(i => i.Id == id) is { } known) return await shown.WriteAsync(key, () => PageAsync<IncidentPage>(frame, (nameof(IncidentPage.Incident), known)));
                return await reader.FindAsync(id, cancel) is { } old ? await PageAsync<IncidentPage>(frame, (nameof(IncidentPage.Incident), old)) : null;
            case "/history.atom":
                return await DocumentAsync(frame, shown, request, home => new StatusFeed(history, house, options, home).Atom());
            case "/history.rss":
                return await DocumentAsync(frame, shown, request, home => new StatusFeed(history, house, options, home).Rss());
            case var path when path.StartsWith(Api, StringComparison.Ordinal):
                return await DocumentAsync(frame, shown, request, home => new StatusApi(history, house, options, home).Of(path[Api.Length..]));
            default:
                return null;
        }
    }

    /// <summary>A document that has the page's whole address in it: the public's, or the one this machine was asked under.</summary>
    private async ValueTask<Written?> DocumentAsync(PageFrame frame, Shown shown, HttpRequest request, Func<string, Written?> write) =>
        options.Url is not { } home ? write($"{request.Scheme}://{request.Host}{frame.Base}") : await shown.WriteAsync(frame.Path, () => Task.FromResult(write(home)));

    private PageFrame Frame(HttpRequest request, string @base, string path)
    {
        var asked = request.Query["lang"].ToString();
        var chosen = house.Languages.FirstOrDefault(l => l.Code == asked);
        var language = chosen ?? request.GetTypedHeaders().AcceptLanguage.OrderByDescending(a => a.Quality ?? 1)
            .Select(a => house.Languages.FirstOrDefault(l => a.Value.StartsWith(l.Code, StringComparison.OrdinalIgnoreCase) && (a.Value.Length == l.Code.Length || a.Value.Value![l.Code.Length] == '-')))
            .FirstOrDefault(l => l is not null) ?? house.Languages[0];
        return new PageFrame(house, options, language, @base, path, chosen is not null);
    }

    private async Task<Written> MessageAsync(PageFrame frame, Phrase message) => (await PageAsync<MessagePage>(frame with { Path = "" }, (nameof(MessagePage.Message), frame.T(message))))!;

    private async Task<Written?> PageAsync<T>(PageFrame frame, (string Name, object Value) shows) where T : IComponent
    {
        await using var renderer = new HtmlRenderer(services, logs);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["Frame"] = frame, [shows.Name] = shows.Value });
        return Written.Html(await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<T>(parameters)).ToHtmlString()));
    }

    private static async Task SendAsync(HttpContext context, Written written, int seconds)
    {
        var response = context.Response;
        response.Headers.CacheControl = seconds == 0 ? "no-store" : $"public, max-age={seconds}";
        response.Headers.Vary = "Accept-Language";
        if (response.StatusCode == StatusCodes.Status200OK)
        {
            response.GetTypedHeaders().ETag = written.Tag;
            if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(written.Tag, useStrongComparison: false) || known.Equals(EntityTagHeaderValue.Any)))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }
        response.ContentType = written.Type;
        response.ContentLength = written.Body.Length;
        if (!HttpMethods.IsHead(context.Request.Method)) await response.Body.WriteAsync(written.Body, context.RequestAborted);
    }

    private static string Resource(string name)
    {
        using var resource = typeof(StatusPageEndpoint).Assembly.GetManifestResourceStream("Bot.Web.StatusPage." + name)
            ?? throw new InvalidOperationException($"{name} is missing from the assembly.");
        using var text = new StreamReader(resource);
        return text.ReadToEnd();
    }
}
