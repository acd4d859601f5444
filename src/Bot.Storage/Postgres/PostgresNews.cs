using System.Globalization;
using Npgsql;

namespace Bot.Storage.Postgres;

/// <summary>
/// What one process changed, told to the others through the database (LISTEN/NOTIFY): <c>sender;incidents;platforms;reminders</c>.
/// Only wakes and redraws depend on it; what is true is in the tables.
/// </summary>
internal sealed record PostgresNews(string Sender, IReadOnlyList<int> Incidents, IReadOnlyList<string> Platforms, bool Reminders)
{
    public const string Channel = "bot_news";

    public override string ToString() => string.Join(';', Sender,
        string.Join(',', Incidents.Select(i => i.ToString(CultureInfo.InvariantCulture))), string.Join(',', Platforms), Reminders ? "1" : "");

    public static PostgresNews? Parse(string text) => text.Split(';') is [var sender, var incidents, var platforms, var reminders]
        ? new(sender, [.. Words(incidents).Select(i => int.Parse(i, CultureInfo.InvariantCulture))], Words(platforms), reminders.Length > 0)
        : null;

    private static string[] Words(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
