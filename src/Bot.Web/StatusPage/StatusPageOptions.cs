using System.Net;
using Microsoft.Extensions.Configuration;

namespace Bot.Web.StatusPage;

/// <summary>The bot's own status page: the section <c>PublicPage</c> of the configuration.</summary>
public sealed record StatusPageOptions
{
    /// <summary>Where the public reads it, without a slash at its end; nothing where only this machine does.</summary>
    public string? Url { get; private init; }

    /// <summary>Whose page it is, as its readers call the company; nothing for no name.</summary>
    public string? Name { get; private init; }

    /// <summary>What programs call the page that is at an address: the company's name, else the host's.</summary>
    internal string NameAt(string home) => Name ?? new Uri(home).Host;

    /// <summary>The host name of <see cref="Url"/>, where the page answers and nothing else does.</summary>
    internal string? Host { get; private init; }

    /// <summary>The path of <see cref="Url"/>, empty or beginning with a slash.</summary>
    internal string Path { get; private init; } = "";

    /// <summary>Reads the section.</summary>
    /// <exception cref="ArgumentException">The address makes no sense; the message says what to set.</exception>
    public static StatusPageOptions Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection("PublicPage");
        var options = new StatusPageOptions { Name = section[nameof(Name)]?.Trim() is { Length: > 0 } name ? name : null };
        if (section[nameof(Url)]?.Trim() is not { Length: > 0 } url) return options;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http") || address.Query.Length + address.Fragment.Length + address.UserInfo.Length > 0)
            throw new ArgumentException($"PublicPage:Url '{url}' is not the address of a page. Set it to where the public reads it, like https://status.example.com.");
        if (address.IsLoopback || IPAddress.TryParse(address.IdnHost.Trim('[', ']'), out var ip) && ip.Equals(IPAddress.Any))
            throw new ArgumentException($"PublicPage:Url '{url}' is this machine itself, where the page is at /status already. Set it to the name the public knows, like https://status.example.com, or leave it out.");
        return options with { Url = address.GetLeftPart(UriPartial.Path).TrimEnd('/'), Host = address.IdnHost, Path = address.AbsolutePath.TrimEnd('/') };
    }
}
