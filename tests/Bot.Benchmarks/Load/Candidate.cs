using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Bot.Testing;
using Bot.Testing.Slack;

namespace Bot.Benchmarks.Load;

/// <summary>A server in a process of its own, on its own database.</summary>
internal sealed class Candidate : IAsyncDisposable
{
    private readonly Process _process;
    private readonly TempFolder _folder;

    private Candidate(string name, Process process, TempFolder folder, int port) => (Name, _process, _folder, Port) = (name, process, folder, port);

    public string Name { get; }
    public int Port { get; }

    /// <summary>It is a bot, which counts what it does.</summary>
    public bool Counts { get; private init; }

    /// <summary>The channels its incidents are in.</summary>
    public IReadOnlyList<string> Channels { get; private set; } = ["CBENCH"];

    /// <summary>Processor time it used so far, in seconds.</summary>
    public double Cpu { get { _process.Refresh(); return _process.TotalProcessorTime.TotalSeconds; } }

    /// <summary>Its resident memory, in MiB.</summary>
    public double Resident { get { _process.Refresh(); return _process.WorkingSet64 / 1024.0 / 1024; } }

    /// <summary>What its database takes on disk, in bytes, and its log, which is used again and again.</summary>
    public (long Kept, long Log) DatabaseSize =>
        new DirectoryInfo(_folder.FullName).EnumerateFiles().Aggregate((Kept: 0L, Log: 0L), (size, f) => f.Name.EndsWith("-wal", StringComparison.Ordinal) ? (size.Kept, size.Log + f.Length) : (size.Kept + f.Length, size.Log));

    /// <summary>Waits until a page answers with 200.</summary>
    public async Task ReadyAsync(string page)
    {
        using var client = new HttpClient();
        while (!(await client.GetAsync(new Uri($"http://127.0.0.1:{Port}{page}"))).IsSuccessStatusCode) await Task.Delay(5);
    }

    /// <summary>How often its database file was flushed, or nothing where it does not count.</summary>
    public Task<double?> FlushesAsync() => CountAsync("bot_store_flushes");

    /// <summary>The sum of one of its counters, or nothing where it does not count.</summary>
    public async Task<double?> CountAsync(string counter)
    {
        if (!Counts) return null;
        using var client = new HttpClient();
        var text = await client.GetStringAsync(new Uri($"http://127.0.0.1:{Port}/metrics"));
        return text.Split('\n').Where(l => l.StartsWith(counter, StringComparison.Ordinal)).Sum(l => double.Parse(l.Split(' ')[1], CultureInfo.InvariantCulture));
    }

    /// <summary>The bot itself, with eight open incidents in a fake Slack.</summary>
    /// <param name="slack">Its Slack.</param>
    /// <param name="program">Another published <c>bot.dll</c>, to be compared with this one.</param>
    public static async Task<Candidate> BotAsync(FakeSlack slack, string? program = null)
    {
        var candidate = await StartBotAsync(slack, program);
        var port = candidate.Port;
        var before = slack.World.Channels.Keys.ToHashSet();
        foreach (var title in new[] { "payouts late", "terminals refuse cards", "logins fail", "reports empty", "refunds stuck", "webhooks lost", "portal slow", "fraud alerts" })
            await Client.SendAsync(port, Requests.Command("COPS", "declare P3 " + title));
        while (slack.World.Channels.Keys.Count(c => !before.Contains(c)) < 8) await Task.Delay(20);
        await Task.Delay(500);
        candidate.Channels = [.. slack.World.Channels.Keys.Where(c => !before.Contains(c)).Take(8)];
        return candidate;
    }

    /// <summary>The bot itself, as it starts.</summary>
    public static async Task<Candidate> StartBotAsync(FakeSlack slack, string? program = null)
    {
        var folder = new TempFolder(onDisk: true);
        var port = FreePort();
        var bot = Start("dotnet", [program ?? Path.Combine(Repository(), "artifacts", "publish", "Bot.App", "release", "bot.dll"), "--urls", $"http://127.0.0.1:{port}"], new()
        {
            ["Storage__Path"] = folder.File("bot.db"), ["Slack__ApiUrl"] = slack.ApiUrl, ["Slack__BotToken"] = FakeSlack.BotToken, ["Slack__SigningSecret"] = FakeSlack.SigningSecret, ["Limits__CommandsPerMinute"] = "100000000",
        });
        var candidate = new Candidate(program is null ? "bot" : "other bot", bot, folder, port) { Counts = true };
        await candidate.ReadyAsync();
        return candidate;
    }

    /// <summary>The minimal endpoint: <c>limit</c> or <c>naive</c>.</summary>
    public static async Task<Candidate> MinimalAsync(string variant)
    {
        var folder = new TempFolder(onDisk: true);
        var port = FreePort();
        var candidate = new Candidate(variant, Start("dotnet", [typeof(Candidate).Assembly.Location, "peer", variant, port.ToString(CultureInfo.InvariantCulture), folder.File("peer.db")], []), folder, port);
        await candidate.ReadyAsync();
        return candidate;
    }

    /// <summary>Bolt with better-sqlite3; nothing where npm cannot install it.</summary>
    public static async Task<Candidate?> BoltAsync(FakeSlack slack)
    {
        string home;
        try { home = await NodePackages.InstalledAsync(Path.Combine(AppContext.BaseDirectory, "Peers", "Node"), "bolt"); }
        catch (NotInstalledException e)
        {
            Console.WriteLine("Without Bolt: " + e.Message);
            return null;
        }
        var folder = new TempFolder(onDisk: true);
        var port = FreePort();
        var candidate = new Candidate("bolt", Start("node", [Path.Combine(home, "bolt.js"), port.ToString(CultureInfo.InvariantCulture), folder.File("bolt.db"), FakeSlack.SigningSecret, slack.ApiUrl], new() { ["NODE_ENV"] = "production" }), folder, port);
        await candidate.ReadyAsync();
        return candidate;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Dispose();
    }

    /// <summary>The top of the repository.</summary>
    public static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Bot.sln"))) folder = folder.Parent ?? throw new InvalidOperationException("Not inside the repository.");
        return folder.FullName;
    }

    private static Process Start(string program, string[] arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => { if (!string.IsNullOrEmpty(line.Data)) Console.Error.WriteLine(line.Data); };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private async Task ReadyAsync()
    {
        for (var i = 0; i < 2000; i++)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException)
            {
                if (_process.HasExited) throw new InvalidOperationException($"{Name} ended with {_process.ExitCode}");
                await Task.Delay(10);
            }
        }
        throw new InvalidOperationException($"{Name} does not listen");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
