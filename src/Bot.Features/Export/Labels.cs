using NodaTime;

namespace Bot.Features.Export;

/// <summary>Something on the axis.</summary>
/// <param name="At">When.</param>
/// <param name="Label">What its label says.</param>
/// <param name="Kind">Its class in the picture.</param>
/// <param name="Whole">The whole text, shown on hover.</param>
internal sealed record Mark(Instant At, string Label, string Kind, string? Whole = null);

/// <summary>A mark with its place.</summary>
internal sealed record Placed(Mark Mark, double X, double TextX, string Anchor, int Level, string Stamp);

/// <summary>Puts labels on as few lines as it takes so that none covers another.</summary>
internal static class Labels
{
    /// <summary>Distance of two lines of labels.</summary>
    public const int Line = 16;

    private const double CharWidth = 6.1;

    public static IReadOnlyList<Placed> Place(IReadOnlyList<Mark> marks, TimeAxis axis, DateTimeZone zone, LocalDate day)
    {
        var ends = new List<double>();
        var placed = new List<Placed>();
        // From the right, so that the lines to later labels never cross the text of earlier ones.
        foreach (var mark in marks.Reverse())
        {
            var stamp = Stamp(mark.At, zone, day);
            var width = (mark.Label.Length + stamp.Length + 1) * CharWidth;
            var x = axis.X(mark.At);
            var fromRight = x + width > TimeAxis.Right + 16;
            var (start, end) = fromRight ? (Math.Max(4, x - width - 4), x - 4) : (x + 4, x + width + 4);
            var level = 0;
            while (level < ends.Count && end > ends[level]) level++;
            if (level == ends.Count) ends.Add(double.MaxValue);
            ends[level] = Math.Min(start, x) - 10;
            for (var lower = 0; lower < level; lower++) ends[lower] = Math.Min(ends[lower], x - 6);
            placed.Add(new Placed(mark, x, fromRight ? x - 4 : x + 4, fromRight ? "end" : "start", level, stamp));
        }
        return placed;
    }

    public static int Height(IReadOnlyList<Placed> placed) => placed.Count == 0 ? 0 : (placed.Max(p => p.Level) + 1) * Line + 6;

    /// <summary>The time, and the day where it is another one than the incident's.</summary>
    public static string Stamp(Instant at, DateTimeZone zone, LocalDate day) => TimeAxis.Stamp(at, zone, at.InZone(zone).Date == day ? "HH:mm" : "dd/MM HH:mm");
}
