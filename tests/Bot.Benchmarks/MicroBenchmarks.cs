using System.Text;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Bot.Benchmarks.Load;
using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using Bot.Features.Cards;
using Bot.Incidents;
using Bot.Incidents.Timelines;
using Bot.Slack.BlockKit;
using Bot.Slack.Inbound;
using Bot.Testing;
using Bot.Testing.Slack;
using NodaTime;

namespace Bot.Benchmarks;

/// <summary>The small parts of a turn.</summary>
[MemoryDiagnoser]
public class MicroBenchmarks
{
    private const string Message = "The scheduler logs \"signature expired\" on every batch since 06:02, TSR-3187 was the change, card 4111 1111 1111 1111 and https://x.example/?token=abcdefghijkl";

    private static readonly Instant Now = Instant.FromUtc(2026, 3, 10, 9, 0);
    private static readonly Signature Signatures = new(Encoding.UTF8.GetBytes(FakeSlack.SigningSecret));
    private byte[] _body = [];
    private string _signature = "";
    private TestBot? _bot;
    private Incident? _incident;

    internal static int Run(string[] args)
    {
        var config = ManualConfig.Create(DefaultConfig.Instance).AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)).WithOptions(ConfigOptions.DisableLogFile)
            .AddExporter(MarkdownExporter.GitHub).HideColumns(Column.Error, Column.StdDev, Column.RatioSD).WithArtifactsPath(Path.Combine(Path.GetTempPath(), "bot-micro"));
        var summary = BenchmarkRunner.Run<MicroBenchmarks>(config, args);
        var table = Directory.EnumerateFiles(Path.Combine(summary.ResultsDirectoryPath), "*-report-github.md").First();
        File.WriteAllText(Path.Combine(Candidate.Repository(), "tests", "Bot.Benchmarks", "Reports", "micro.md"), "# The small parts of a turn\n\n" + File.ReadAllText(table));
        return 0;
    }

    [GlobalSetup]
    public void SetUp()
    {
        _body = Encoding.UTF8.GetBytes("command=%2Fincident&text=" + Uri.EscapeDataString(Message));
        _signature = "v0=" + Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData(Encoding.UTF8.GetBytes(FakeSlack.SigningSecret), (byte[])[.. Encoding.UTF8.GetBytes($"v0:{Now.ToUnixTimeSeconds()}:"), .. _body]));
        _bot = Showcase.StoryAsync().GetAwaiter().GetResult();
        _incident = _bot.Incident().GetAwaiter().GetResult();
    }

    [GlobalCleanup]
    public void CleanUp() => _bot!.DisposeAsync().AsTask().GetAwaiter().GetResult();

    [Benchmark]
    public bool Signature_checked() => Signatures.Holds(Now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), _signature, _body, Now);

    [Benchmark]
    public int Message_masked() => Masking.Mask(Message).Count;

    [Benchmark]
    public object? Time_read() => WhenParser.Read("yesterday at 15h11", Now, DateTimeZone.Utc);

    [Benchmark]
    public object Card_decided() => IncidentCard.Of(_incident!, _bot!.House, Language.English);

    [Benchmark]
    public string Card_drawn_for_Slack() => SlackInbox.ToJson(new { blocks = BlockDrawing.Of(IncidentCard.Of(_incident!, _bot!.House, Language.English)) });

    [Benchmark]
    public string Link_of_the_hash_chain() => HashChain.Link(HashChain.Start, 1, HashChain.ContentHash(Message));
}
