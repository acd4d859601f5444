using System.Security.Claims;
using NodaTime;

namespace Bot.Web.SignIn;

/// <summary>
/// Sessions that were ended before their time: another page that is open, a copy of the cookie, a bot that was started anew or
/// shares the keys must not go on with them. Each is an empty file beside the keys, until the session would have run out anyway.
/// </summary>
public sealed class SignedOut
{
    private const string Begins = "ended-";

    private readonly DirectoryInfo _folder;
    private readonly string _require;
    private readonly IClock _clock;

    /// <param name="folder">Where the keys are.</param>
    /// <param name="options">Who is let in.</param>
    /// <param name="clock">The clock.</param>
    internal SignedOut(DirectoryInfo folder, SignInOptions options, IClock clock)
    {
        (_folder, _require, _clock) = (folder, SignedIn.Sign(options), clock);
        Sweep();
    }

    /// <summary>Ends a session.</summary>
    public void End(ClaimsPrincipal user)
    {
        if (Lasts(user)) File.WriteAllBytes(FileOf(user), []);
        Sweep();
    }

    /// <summary>Whether the session goes on: it has not run out, was not ended, and whoever has it would be let in today.</summary>
    public bool Lasts(ClaimsPrincipal user) => SignedIn.Lasts(user, _clock.GetCurrentInstant().ToDateTimeOffset())
        && user.FindFirstValue(SignedIn.Require) == _require && !File.Exists(FileOf(user));

    /// <summary>Forgets those that would have run out by now.</summary>
    private void Sweep()
    {
        foreach (var old in _folder.EnumerateFiles(Begins + "*"))
            if (old.LastWriteTimeUtc < _clock.GetCurrentInstant().ToDateTimeUtc() - SignedIn.Length) old.Delete();
    }

    private string FileOf(ClaimsPrincipal user) => Path.Combine(_folder.FullName, Begins + user.FindFirstValue(SignedIn.Session));
}
