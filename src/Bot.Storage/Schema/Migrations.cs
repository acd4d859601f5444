using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Bot.Storage.Schema;

/// <summary>The numbered scripts of the schema, in order, as one kind of database reads them.</summary>
internal static partial class Migrations
{
    private static readonly Assembly Here = typeof(Migrations).Assembly;

    /// <summary>The schema this program knows.</summary>
    public static int Newest { get; } = Names().Max(n => n.Version);

    /// <summary>The scripts after a version, for <c>sqlite</c> or <c>postgres</c>.</summary>
    public static IEnumerable<(int Version, string Sql)> After(int version, string dialect) =>
        from script in Names()
        where script.Version > version
        orderby script.Version
        select (script.Version, For(dialect, Text(script.Name)));

    private static IEnumerable<(int Version, string Name)> Names() =>
        from name in Here.GetManifestResourceNames()
        where name.StartsWith("Schema/", StringComparison.Ordinal)
        select (int.Parse(name.AsSpan(7, 4), CultureInfo.InvariantCulture), name);

    private static string For(string dialect, string sql) =>
        OneDialect().Replace(sql, m => m.Groups[1].Value == dialect ? m.Groups[2].Value : "");

    private static string Text(string name)
    {
        using var stream = Here.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"/\*(sqlite|postgres):(.*?)\*/", RegexOptions.Singleline)]
    private static partial Regex OneDialect();
}
