using System.Diagnostics;
using System.Text;
using Bot.Fuzz.Targets;

namespace Bot.Fuzz;

/// <summary>One target, so many inputs, and what came of it.</summary>
/// <param name="Target">Its name.</param>
/// <param name="Inputs">How many it took.</param>
/// <param name="Seed">The same seed gives the same inputs.</param>
/// <param name="Seconds">How long that took.</param>
/// <param name="Slowest">The longest one input took, in ms.</param>
/// <param name="Findings">What it must not do: a crash, a hang, an error of ours.</param>
internal sealed record Campaign(string Target, int Inputs, int Seed, double Seconds, double Slowest, IReadOnlyList<string> Findings)
{
    private const int MostFindings = 10;
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(10);

    /// <summary>Runs it.</summary>
    public static async Task<Campaign> RunAsync(string name, int inputs, int seed)
    {
        await using var target = await Targets.Target.OfAsync(name);
        var mutator = new Mutator(seed, target.Corpus);
        var findings = new List<string>();
        var slowest = TimeSpan.Zero;
        var clock = Stopwatch.StartNew();
        var done = 0;
        for (; done < inputs && findings.Count < MostFindings; done++)
        {
            var input = mutator.Next();
            var began = clock.Elapsed;
            try
            {
                await target.TakeAsync(input).WaitAsync(Hang);
            }
            catch (Exception e)
            {
                findings.Add($"{e.GetType().Name}: {e.Message} {e.StackTrace?.Split('\n').FirstOrDefault()?.Trim()}\n    {Convert.ToBase64String(input.AsSpan(0, Math.Min(input.Length, 2000)))}\n    {Encoding.UTF8.GetString(input.AsSpan(0, Math.Min(input.Length, 300)))}");
            }
            if (clock.Elapsed - began > slowest) slowest = clock.Elapsed - began;
        }
        return new Campaign(name, done, seed, clock.Elapsed.TotalSeconds, slowest.TotalMilliseconds, findings);
    }

    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{Target}: {Inputs:#,0} inputs in {Seconds:0} s (seed {Seed}), the slowest {Slowest:0} ms, {Findings.Count} findings{string.Concat(Findings.Select(f => "\n  " + f))}");
}
