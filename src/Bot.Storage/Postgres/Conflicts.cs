using Npgsql;

namespace Bot.Storage.Postgres;

/// <summary>Another process holds the incident; the turn runs again in a transaction that may wait for it.</summary>
internal sealed class PutOffException : Exception;

/// <summary>Another process was faster; the transaction runs again on what it left.</summary>
internal sealed class ConflictException : Exception
{
    /// <summary>
    /// Whether a failure says so: also when the database ended a circle of locks, and when another process noted the same delivery
    /// or wrote the same entry first. Noting one twice has to be an error and no silent nothing, for the commit may already be on its way behind it.
    /// </summary>
    public static bool Is(Exception failure) => failure is ConflictException
        or PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure }
        or PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "delivery" or "entry" };
}
