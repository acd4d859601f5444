using System.Collections.Concurrent;
using System.Security.Claims;
using NodaTime;

namespace Bot.Web.SignIn;

/// <summary>Sessions that were ended before their time: another page that is open, or a copy of the cookie, must not go on with them.</summary>
internal sealed class SignedOut(IClock clock)
{
    private readonly ConcurrentDictionary<string, byte> _sessions = new(StringComparer.Ordinal);

    /// <summary>Ends a session.</summary>
    public void End(ClaimsPrincipal user)
    {
        if (Lasts(user)) _sessions[user.FindFirstValue(SignedIn.Session) ?? ""] = 0;
    }

    /// <summary>Whether the session goes on.</summary>
    public bool Lasts(ClaimsPrincipal user) =>
        SignedIn.Lasts(user, clock.GetCurrentInstant().ToDateTimeOffset()) && user.FindFirstValue(SignedIn.Session) is { } session && !_sessions.ContainsKey(session);
}
