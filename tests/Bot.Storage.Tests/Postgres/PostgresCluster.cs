using System.Diagnostics;
using System.Globalization;
using Bot.Storage.Tests.Postgres;
using Bot.Storage.Postgres;
using Dapper;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresCluster))]

namespace Bot.Storage.Tests.Postgres;

/// <summary>
/// A PostgreSQL of its own for the run: Debian's programs, a fresh cluster in a temporary folder, a socket there and no network.
/// Where it is not installed the tests that need it skip, and fail in CI.
/// </summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private readonly SemaphoreSlim _once = new(1, 1);
    private string? _folder;
    private int _databases;

    /// <summary>A new database with the bot's tables.</summary>
    public Task<string> NewDatabaseAsync() => NewDatabaseAsync(" template migrated");

    /// <summary>A new database with nothing in it.</summary>
    public Task<string> NewEmptyDatabaseAsync() => NewDatabaseAsync("");

    private async Task<string> NewDatabaseAsync(string template)
    {
        var admin = await StartedAsync();
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _databases)}");
        await using var connection = new NpgsqlConnection(admin);
        await connection.ExecuteAsync($"create database {name}{template}");
        return new NpgsqlConnectionStringBuilder(admin) { Database = name, Pooling = true }.ToString();
    }

    /// <summary>Stops and starts the server as an administrator does.</summary>
    public Task RestartAsync() => Task.Run(() => Run(Tool("pg_ctl")!, "restart", "-D", Data, "-w", "-m", "fast", "-o", Options));

    public async ValueTask DisposeAsync()
    {
        if (_folder is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await Task.Run(() => Run(Tool("pg_ctl")!, "stop", "-D", Data, "-m", "immediate"));
            Directory.Delete(_folder, recursive: true);
        }
        _once.Dispose();
    }

    private string Data => Path.Combine(_folder!, "data");

    // Without fsync, since no test pulls the plug and every test makes a database.
    private string Options => $"-c fsync=off -c listen_addresses='' -c unix_socket_directories='{_folder}' -c max_connections=200";

    private async Task<string> StartedAsync()
    {
        await _once.WaitAsync();
        try
        {
            var started = _folder is not null;
            if (!started) Start();
            var admin = $"Host={_folder};Username=bot;Database=postgres;Pooling=false";
            if (!started) await MigrateAsync(admin);
            return admin;
        }
        finally
        {
            _once.Release();
        }
    }

    /// <summary>Once for the run: what every database of a test begins as a copy of.</summary>
    private static async Task MigrateAsync(string admin)
    {
        await using var connection = new NpgsqlConnection(admin);
        await connection.ExecuteAsync("create database migrated");
        await using var source = PostgresDatabase.Connect(new NpgsqlConnectionStringBuilder(admin) { Database = "migrated" }.ToString());
        PostgresDatabase.Migrate(source);
    }

    private void Start()
    {
        if (Tool("initdb") is not { } initdb)
        {
            const string why = "PostgreSQL is not installed (Debian: apt-get install postgresql)";
            if (Environment.GetEnvironmentVariable("CI") is { Length: > 0 }) Assert.Fail(why);
            Assert.Skip(why);
            return;
        }
        // A socket's path may have 107 bytes, so not deep in the test's own folder.
        _folder = Directory.CreateTempSubdirectory("bot-pg-").FullName;
        if (Environment.UserName == "root") Exec("chown", "postgres", _folder);
        Run(initdb, "-D", Data, "-U", "bot", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8");
        Run(Tool("pg_ctl")!, "start", "-D", Data, "-w", "-l", Path.Combine(_folder, "log"), "-o", Options);
    }

    private static string? Tool(string name) =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(v => Path.Combine(v, "bin", name)).Where(File.Exists).Order(StringComparer.Ordinal).LastOrDefault()
            : null;

    // PostgreSQL refuses to run as root; Debian's package brings a user for it.
    private static void Run(string program, params string[] arguments)
    {
        if (Environment.UserName == "root") Exec("runuser", ["-u", "postgres", "--", program, .. arguments]);
        else Exec(program, arguments);
    }

    private static void Exec(string program, params string[] arguments)
    {
        // Its output goes nowhere: a server that keeps the pipe open would keep us waiting.
        var start = new ProcessStartInfo("sh", ["-c", "\"$@\" >/dev/null 2>&1", "sh", program, .. arguments]) { WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}");
    }
}
