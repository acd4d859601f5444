using Npgsql;
using NpgsqlTypes;

namespace Bot.Storage.Postgres;

/// <summary>Builds commands of a batch. Parameters are numbered by their order, as in the SQL both databases share.</summary>
internal static class Cmd
{
    public static NpgsqlBatchCommand Of(string sql) => new(sql);

    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, long value)
    {
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = value });
        return command;
    }

    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, int value)
    {
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = value });
        return command;
    }

    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, long? value)
    {
        if (value is { } number) return command.With(number);
        command.Parameters.Add(new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint });
        return command;
    }

    public static NpgsqlBatchCommand With<T>(this NpgsqlBatchCommand command, T[] values)
    {
        command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = values });
        return command;
    }

    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, string? text)
    {
        command.Parameters.Add(text is null
            ? new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text }
            : new NpgsqlParameter<string> { TypedValue = Sql.Clean(text) });
        return command;
    }
}
