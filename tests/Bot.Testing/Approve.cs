using System.Runtime.CompilerServices;

namespace Bot.Testing;

/// <summary>
/// Golden files a person can read, beside the test that owns them. A difference fails; with <c>APPROVE=1</c> in the environment
/// the file is written instead, to be looked at in the diff.
/// </summary>
public static class Approve
{
    /// <summary>Compares with <c>Golden/NAME</c> beside the calling file.</summary>
    /// <exception cref="InvalidOperationException">It differs, or there is no golden file yet.</exception>
    public static void Golden(string name, string actual, [CallerFilePath] string caller = "")
    {
        ArgumentNullException.ThrowIfNull(actual);
        var file = Path.Combine(Path.GetDirectoryName(caller)!, "Golden", name);
        actual = actual.ReplaceLineEndings("\n");
        var expected = System.IO.File.Exists(file) ? System.IO.File.ReadAllText(file).ReplaceLineEndings("\n") : null;
        if (expected == actual) return;
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            System.IO.File.WriteAllText(file, actual);
            return;
        }
        var at = expected is null ? 0 : expected.Zip(actual).TakeWhile(p => p.First == p.Second).Count();
        throw new InvalidOperationException(expected is null ? $"There is no golden file {name} yet; APPROVE=1 writes it."
            : $"{name} differs at character {at}: expected «{Around(expected, at)}», got «{Around(actual, at)}». APPROVE=1 takes the new one.");
    }

    private static string Around(string text, int at) => text[Math.Max(0, at - 40)..Math.Min(text.Length, at + 60)];
}
