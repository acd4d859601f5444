using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Bot.Testing.Slack;

namespace Bot.Faults.Tests;

/// <summary>The real program in a process of its own, reached over signed HTTP as Slack reaches it.</summary>
internal sealed class BotProcess(FakeSlack slack, IReadOnlyDictionary<string, string> settings) : IDisposable
{
    private static readonly byte[] Secret = Encoding.UTF8.GetBytes(FakeSlack.SigningSecret);

    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(10) };
    private readonly int _port = FreePort();
    private Process? _process;

    /// <summary>Starts it and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "bot.dll"), "--urls", $"http://127.0.0.1:{_port}"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        (start.Environment["Slack__ApiUrl"], start.Environment["Slack__BotToken"], start.Environment["Slack__SigningSecret"]) = (slack.ApiUrl, FakeSlack.BotToken, FakeSlack.SigningSecret);
        start.Environment["Slack__HistoryCallsPerMinute"] = "100000";
        (start.Environment["Slack__MessagesPerSecond"], start.Environment["Limits__CommandsPerMinute"], start.Environment["Slack__AnnounceChannel"]) = ("100000", "0", "CANNOUNCE");
        _process = Process.Start(start)!;
        var errors = new StringBuilder();
        _process.OutputDataReceived += (_, line) => { if (line.Data?.Contains("\"Error\"", StringComparison.Ordinal) == true) errors.AppendLine(line.Data); };
        _process.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        for (var i = 0; i < 600; i++)
        {
            if (_process.HasExited) throw new InvalidOperationException($"The bot ended with {_process.ExitCode}: {errors}");
            if (await GetAsync("/readyz") is not null) return;
            await Task.Delay(25);
        }
        throw new InvalidOperationException("The bot does not become ready: " + errors);
    }

    /// <summary>SIGKILL: no warning, no goodbye.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>SIGTERM, as systemd and containers stop it; gives back the exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync();
        var code = _process.ExitCode;
        _process.Dispose();
        _process = null;
        return code;
    }

    /// <summary>The process's resident memory, in MiB.</summary>
    public double Resident { get { _process!.Refresh(); return _process.WorkingSet64 / 1024.0 / 1024; } }

    /// <summary>A page of its own, or nothing when it does not answer with 200.</summary>
    public async Task<string?> GetAsync(string page)
    {
        try
        {
            using var answer = await _client.GetAsync(new Uri($"http://127.0.0.1:{_port}{page}"));
            return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : null;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException)
        {
            return null;
        }
    }

    /// <summary>Somebody types a slash command; false when it was not acknowledged.</summary>
    public Task<bool> TypesAsync(string channel, string text, string trigger) => SendAsync("application/x-www-form-urlencoded",
        $"team_id=T1&channel_id={channel}&user_id=UANA&user_name=ana&command=%2Fincident&text={Uri.EscapeDataString(text)}&trigger_id={trigger}");

    /// <summary>Somebody says something; false when it was not acknowledged.</summary>
    public Task<bool> SaysAsync(string channel, string text, string ts) => SendAsync("application/json",
        $$$"""{"type":"event_callback","team_id":"T1","event_id":"Ev{{{ts}}}","event":{"type":"message","channel":"{{{channel}}}","user":"UBEN","text":"{{{text}}}","ts":"{{{ts}}}"}}""");

    private async Task<bool> SendAsync(string type, string body)
    {
        var time = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://127.0.0.1:{_port}/slack/events") { Content = new StringContent(body, Encoding.UTF8, type) };
        request.Headers.Add("X-Slack-Request-Timestamp", time);
        request.Headers.Add("X-Slack-Signature", "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Secret, Encoding.UTF8.GetBytes($"v0:{time}:{body}"))));
        try
        {
            using var answer = await _client.SendAsync(request);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        if (_process is { HasExited: false }) _process.Kill();
        _process?.Dispose();
        _client.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
