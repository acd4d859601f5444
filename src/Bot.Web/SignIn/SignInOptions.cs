using Microsoft.Extensions.Configuration;

namespace Bot.Web.SignIn;

/// <summary>Who vouches for those who open the console from another machine: the section <c>SignIn</c> of the configuration. Any OpenID Connect provider will do.</summary>
/// <seealso href="https://openid.net/specs/openid-connect-core-1_0.html">OpenID Connect Core 1.0</seealso>
public sealed class SignInOptions
{
    /// <summary>Where people reach the console, without a path: what <c>Incidents:PublicUrl</c> says.</summary>
    public required Uri Console { get; init; }

    /// <summary>The provider's address, as it stands before <c>/.well-known/openid-configuration</c>.</summary>
    public required Uri Authority { get; init; }

    /// <summary>What the provider calls the bot.</summary>
    public required string ClientId { get; init; }

    /// <summary>What the bot proves to be itself with. Never told.</summary>
    public required string ClientSecret { get; init; }

    /// <summary>Claims of which somebody has to have one to be let in; none lets in everybody the provider knows.</summary>
    public required IReadOnlyList<(string Claim, string Value)> Require { get; init; }

    /// <summary>Where the provider sends people back to; it has to know this address.</summary>
    public string Callback => new Uri(Console, SignInServices.CallbackPath).AbsoluteUri;

    /// <summary>Reads the section; nothing where it is left out.</summary>
    /// <exception cref="ArgumentException">Half of it is there, or it makes no sense; the message says what to set.</exception>
    public static SignInOptions? Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection("SignIn");
        string Value(string name) => section[name]?.Trim() ?? "";
        string[] names = [nameof(Authority), nameof(ClientId), nameof(ClientSecret)];
        if (names.All(n => Value(n).Length == 0) && Value(nameof(Require)).Length == 0) return null;
        if (names.FirstOrDefault(n => Value(n).Length == 0) is { } missing)
            throw new ArgumentException($"SignIn:{missing} is missing. Signing in needs SignIn:Authority, the address of your OpenID Connect provider, and the ClientId and ClientSecret that it gave to the bot; or leave all of SignIn out.");
        var options = new SignInOptions
        {
            Console = Address("Incidents:PublicUrl", configuration["Incidents:PublicUrl"]?.Trim() ?? "", "where people reach the console, like https://incidents.example.com"),
            Authority = Address("SignIn:Authority", Value(nameof(Authority)), "the address of your OpenID Connect provider, like https://login.example.com"),
            ClientId = Value(nameof(ClientId)), ClientSecret = Value(nameof(ClientSecret)), Require = Claims(Value(nameof(Require))),
        };
        if (options.Console.AbsolutePath != "/") throw new ArgumentException($"Incidents:PublicUrl '{options.Console}' has a path, and the console needs a name of its own to sign people in. Set it to an address like https://incidents.example.com.");
        if (IsOpenToAnybody(options.Authority) && options.Require.Count == 0)
            throw new ArgumentException($"Whoever has an account at {options.Authority.Host} could sign in. Set SignIn:Require to a claim that only your people have, like hd=example.com; of Microsoft's, name your own tenant: https://login.microsoftonline.com/TENANT-ID/v2.0.");
        if (Uri.TryCreate(configuration["PublicPage:Url"], UriKind.Absolute, out var page) && page.IdnHost.Equals(options.Console.IdnHost, StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"PublicPage:Url and Incidents:PublicUrl are both at {page.Host}: the status page is everybody's and the console is not. Give each a name of its own.");
        if (configuration.GetSection("Teams")["AllowAnonymous"]?.Trim().Equals("true", StringComparison.OrdinalIgnoreCase) == true)
            throw new ArgumentException("Teams:AllowAnonymous lets anybody speak as anybody, and SignIn is there to prevent it. Take one of them out.");
        return options;
    }

    private static Uri Address(string key, string typed, string what)
    {
        if (typed.Length == 0) throw new ArgumentException($"{key} is missing. Set it to {what}.");
        if (!Uri.TryCreate(typed, UriKind.Absolute, out var address) || address.Query.Length + address.Fragment.Length + address.UserInfo.Length > 0)
            throw new ArgumentException($"{key} '{typed}' is no address. Set it to {what}.");
        if (address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            throw new ArgumentException($"{key} '{typed}' is not https: who signs in there could be read on the way. Set it to {what}.");
        return address;
    }

    private static List<(string, string)> Claims(string typed) =>
    [
        .. typed.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => part.Split('=', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } claim, { Length: > 0 } value]
            ? (claim, value) : throw new ArgumentException($"SignIn:Require '{part}' is no claim with its value. Set it to one, like groups=on-call, or to several with ';' between them, of which one is enough.")),
    ];

    /// <summary>Google has one name for everybody; Microsoft has several, beside that of each company, in letters of any case. The last is the tenant of private accounts.</summary>
    private static bool IsOpenToAnybody(Uri authority) => authority.IdnHost switch
    {
        "accounts.google.com" => true,
        "login.microsoftonline.com" or "login.microsoft.com" or "login.windows.net" or "sts.windows.net" => authority.Segments.Skip(1).FirstOrDefault()?.TrimEnd('/').ToLowerInvariant()
            is null or "" or "common" or "organizations" or "consumers" or "9188040d-6c67-4c5b-b112-36a304b66dad",
        _ => false,
    };
}
