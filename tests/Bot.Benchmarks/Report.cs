using System.Globalization;
using System.Text;
using Bot.Benchmarks.Load;

namespace Bot.Benchmarks;

/// <summary>A report of one run, as Markdown beside the others.</summary>
internal sealed class Report(string name, string title)
{
    private readonly StringBuilder _text = new();

    /// <summary>A paragraph.</summary>
    public void Say(string text)
    {
        Console.WriteLine(text);
        _text.Append(text).Append("\n\n");
    }

    /// <summary>A table.</summary>
    public void Table(string[] head, IEnumerable<string[]> rows)
    {
        var lines = new[] { head, [.. head.Select(_ => "---")] }.Concat(rows).Select(r => $"| {string.Join(" | ", r)} |").ToList();
        foreach (var line in lines) Console.WriteLine(line);
        _text.AppendJoin('\n', lines).Append("\n\n");
    }

    /// <summary>Writes it.</summary>
    public void Write()
    {
        var machine = $"{Environment.ProcessorCount} processors, {Processor()}, .NET {Environment.Version}, {TimeProvider.System.GetUtcNow():yyyy-MM-dd}";
        File.WriteAllText(Path.Combine(Candidate.Repository(), "tests", "Bot.Benchmarks", "Reports", name + ".md"), $"# {title}\n\n{machine}. Ratios within one run are what counts; absolute figures are this machine's.\n\n{_text.ToString().TrimEnd()}\n");
    }

    /// <summary>The median.</summary>
    public static double Median(IReadOnlyCollection<double> values) => values.Order().ElementAt(values.Count / 2);

    /// <summary>A number for people.</summary>
    public static string Number(double value) => value.ToString(value >= 100 ? "#,0" : value >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture);

    private static string Processor()
    {
        try { return File.ReadLines("/proc/cpuinfo").First(l => l.StartsWith("model name", StringComparison.Ordinal)).Split(':')[1].Trim(); }
        catch (Exception e) when (e is IOException or InvalidOperationException) { return "an unnamed processor"; }
    }
}
