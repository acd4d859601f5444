using Microsoft.Extensions.Configuration;

namespace Bot.Statuspage;

/// <summary>How the bot reaches Statuspage: the section <c>Statuspage</c> of the configuration.</summary>
public sealed record StatuspageOptions
{
    /// <summary>The API key of somebody who manages the page.</summary>
    public string ApiKey { get; init; } = "";

    /// <summary>The page's id, twelve letters and digits.</summary>
    public string PageId { get; init; } = "";

    /// <summary>Where the manage API is; tests and proxies point it elsewhere.</summary>
    public string ApiUrl { get; init; } = "https://api.statuspage.io/v1/";

    /// <summary>Whether the page's subscribers are told of updates.</summary>
    public bool Notify { get; init; } = true;

    /// <summary>The page's component ids by the ids of our catalogue; a component without one is not shown there.</summary>
    public IReadOnlyDictionary<string, string> Components { get; init; } = new Dictionary<string, string>();

    /// <summary>Never shows a secret.</summary>
    public override string ToString() => $"Statuspage {PageId} at {ApiUrl}";

    /// <summary>The options, or nothing where Statuspage is not configured.</summary>
    /// <exception cref="ArgumentException">Half of it is configured; the message says what is missing.</exception>
    public static StatuspageOptions? Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection("Statuspage");
        var (key, page) = (section[nameof(ApiKey)]?.Trim() ?? "", section[nameof(PageId)]?.Trim() ?? "");
        if (key.Length == 0 && page.Length == 0) return null;
        if (key.Length == 0) throw new ArgumentException("Statuspage:PageId is set, but Statuspage:ApiKey is not. Make a key at manage.statuspage.io under your name, \"API info\".");
        if (page.Length == 0) throw new ArgumentException("Statuspage:ApiKey is set, but Statuspage:PageId is not. It stands at manage.statuspage.io under your name, \"API info\".");
        var url = section[nameof(ApiUrl)] is { Length: > 0 } given ? given.TrimEnd('/') + "/" : new StatuspageOptions().ApiUrl;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
            throw new ArgumentException($"Statuspage:ApiUrl '{url}' is not an https address; the key would be readable on the way.");
        var components = section.GetSection(nameof(Components)).GetChildren().Where(c => !string.IsNullOrWhiteSpace(c.Value)).ToDictionary(c => c.Key, c => c.Value!.Trim());
        // Two of ours in one place of the page would contradict each other there.
        if (components.GroupBy(c => c.Value).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ArgumentException($"Statuspage:Components gives the page's component '{twice.Key}' to {string.Join(" and ", twice.Select(c => $"'{c.Key}'"))}. Give each of the catalogue's components one of its own, or leave one out.");
        if (section[nameof(Notify)]?.Trim() is { Length: > 0 } typed && !bool.TryParse(typed, out _)) throw new ArgumentException($"Statuspage:Notify '{typed}' is neither true nor false.");
        // A catalogue's name mistyped would leave that component off the page without a word.
        var known = configuration.GetSection("Incidents:Components").GetChildren().Select(c => c["Id"]).OfType<string>().ToList();
        if (known.Count > 0 && components.Keys.FirstOrDefault(c => !known.Contains(c, StringComparer.OrdinalIgnoreCase)) is { } stranger)
            throw new ArgumentException($"Statuspage:Components names '{stranger}', which is none of Incidents:Components: {string.Join(", ", known)}.");
        return new StatuspageOptions { ApiKey = key, PageId = page, ApiUrl = url, Notify = section.GetValue(nameof(Notify), true), Components = components };
    }
}
