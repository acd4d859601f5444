using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Bot.Web.WebConsole;

namespace Bot.Web.SignIn;

/// <summary>What the console keeps of somebody who signed in.</summary>
internal static class SignedIn
{
    private const string Until = "until";

    /// <summary>The claim that tells one session from the others of the same person.</summary>
    public const string Session = "session";

    /// <summary>The claim that says what was asked for when they were let in.</summary>
    public const string Require = "let-in";

    /// <summary>How long a session lasts: a shift.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromHours(12);

    /// <summary>What was asked for, in few letters.</summary>
    public static string Sign(SignInOptions options) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(';', options.Require.Select(r => $"{r.Claim}={r.Value}")))))[..16];

    /// <summary>The claims that matter here, and how long they do: all that goes into the cookie.</summary>
    public static ClaimsPrincipal Keep(ClaimsPrincipal user, DateTimeOffset until, SignInOptions options)
    {
        List<Claim> kept = [new(Until, until.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)), new("name", NameOf(user)), new(Session, RandomNumberGenerator.GetHexString(32, lowercase: true)), new(Require, Sign(options))];
        kept.AddRange(new[] { "sub", "locale", "zoneinfo" }.Select(user.FindFirst).OfType<Claim>().Select(c => new Claim(c.Type, c.Value)));
        return new ClaimsPrincipal(new ClaimsIdentity(kept, user.Identity?.AuthenticationType, "name", "role"));
    }

    /// <summary>Whether the session has not run out.</summary>
    public static bool Lasts(ClaimsPrincipal user, DateTimeOffset now) =>
        long.TryParse(user.FindFirstValue(Until), NumberStyles.None, CultureInfo.InvariantCulture, out var until) && now.ToUnixTimeSeconds() < until;

    /// <summary>Who speaks in the console.</summary>
    /// <param name="user">Who signed in.</param>
    /// <param name="browser">What the browser knows where the provider is silent.</param>
    public static Speaker Speaker(ClaimsPrincipal user, BrowserFacts browser) =>
        new(NameOf(user), user.FindFirstValue("locale") ?? browser.Language ?? "en", Subject(user.FindFirstValue("sub") ?? ""), user.FindFirstValue("zoneinfo") ?? browser.Zone);

    private static string NameOf(ClaimsPrincipal user)
    {
        var name = new[] { "name", "preferred_username", "email", "sub" }.Select(user.FindFirstValue).FirstOrDefault(v => !string.IsNullOrWhiteSpace(v))!.Trim();
        name = string.Concat(name.Where(c => !char.IsControl(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format)).Trim();
        return Bot.Chat.Phrases.Cutting.Shortened(name.Length > 0 ? name : "?", 80);
    }

    /// <summary>The provider's name for somebody; what other parts of the record could not carry is told by its hash.</summary>
    private static string Subject(string sub) =>
        sub.Length is > 0 and <= 100 && sub.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') ? sub : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sub)))[..32];
}
