using System.Text.Json;
using Bot.App.Cli.Replay;
using Bot.App.Hosting;
using Bot.Features.Settings;
using Bot.Testing;
using Microsoft.Extensions.Configuration;

namespace Bot.App.Tests.Replay;

public class ReplayTests
{
    private static readonly string Root = Repository.Root;

    private static House HouseOf() => new(SettingsReader.Read(new ConfigurationBuilder().AddJsonFile(Path.Combine(Root, "appsettings.json")).Build()));

    private static async Task<(int Exit, string Output, string Errors)> Play(string script, string folder)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exit = await ReplayCommand.RunAsync(HouseOf, script, folder, output, errors, TestContext.Current.CancellationToken);
        return (exit, output.ToString(), errors.ToString());
    }

    [Fact]
    public async Task A_template_that_cannot_be_used_is_one_sentence_and_no_document()
    {
        using var folder = new TempFolder();
        using var errors = new StringWriter();
        var exit = await ReplayCommand.RunAsync(() => new House(new BotSettings { PostmortemTemplate = folder.File("none.liquid") }), Path.Combine(Root, "src/Bot.App/Examples/payout-delay.script"), folder.File("out"), TextWriter.Null, errors, TestContext.Current.CancellationToken);
        Assert.Equal(3, exit);
        Assert.Matches("^The postmortem template .*none\\.liquid cannot be used: Could not find file .*\n$", errors.ToString());
        Assert.Empty(Directory.EnumerateFiles(folder.File("out")));
    }

    [Fact]
    public async Task The_example_becomes_its_documents()
    {
        using var folder = new TempFolder();
        var (exit, output, _) = await Play(Path.Combine(Root, "src/Bot.App/Examples/payout-delay.script"), folder.FullName);
        Assert.Equal(0, exit);
        Approve.Golden("payout-delay.transcript.txt", output.Replace(folder.FullName, "OUT", StringComparison.Ordinal));
        foreach (var ending in new[] { "postmortem.md", "postmortem.html", "incident.json", "updates.json" })
            Approve.Golden("payout-delay." + ending, await File.ReadAllTextAsync(folder.File("INC-1." + ending), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_commands_of_the_README_work_in_the_folder_they_are_typed_in()
    {
        using var folder = new TempFolder();
        File.Copy(Path.Combine(Root, "src/Bot.App/Examples/payout-delay.script"), folder.File("mine.script"));
        using var run = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("dotnet",
            ["run", "--no-build", "--project", Path.Combine(Root, "src/Bot.App"), "--", "replay", "mine.script", "--out", "out"])
        {
            WorkingDirectory = folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var said = run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await run.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, ""), (run.ExitCode, errors));
        Assert.Contains("wrote out/INC-1.postmortem.md", await said, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.File("out/INC-1.incident.json")));
    }

    [Fact]
    public async Task Played_twice_it_gives_the_same_bytes()
    {
        using var one = new TempFolder();
        using var two = new TempFolder();
        var script = Path.Combine(Root, "src/Bot.App/Examples/payout-delay.script");
        await Play(script, one.FullName);
        await Play(script, two.FullName);
        foreach (var file in Directory.GetFiles(one.FullName))
            Assert.Equal(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(two.File(Path.GetFileName(file)), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Five_different_times_are_never_mixed_up()
    {
        using var folder = new TempFolder();
        await Play(Write(folder, """
            2025-06-03T11:01:54+02:00 #ops @lea /incident declare P2 TSR-9 Checkout is slow FR Nous cherchons. EN We are looking.
            2025-06-03T11:03:00+02:00 #inc @lea /incident mark started at 10h13
            2025-06-03T11:03:10+02:00 #inc @lea /incident mark alerted at 10h15
            2025-06-03T11:03:20+02:00 #inc @lea /incident mark detected at 10h45
            2025-06-03T11:03:30+02:00 #inc @lea /incident mark ended at 11h
            2025-06-03T11:31:40+02:00 #inc @lea /incident resolved FR Fini. EN Over.
            """), folder.FullName);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(folder.File("INC-1.incident.json"), TestContext.Current.CancellationToken));
        var derived = json.RootElement.GetProperty("derivedTimes");
        double Minutes(string name) => derived.GetProperty(name).GetProperty("minutes").GetDouble();
        Assert.Equal((2, 32, 48.9, 47, 29.8), (Minutes("timeToAlert"), Minutes("timeToDetect"), Minutes("timeToPublish"), Minutes("impact"), Minutes("pageDuration")));
        Assert.Equal("postmortem is not set", derived.GetProperty("timeToPostmortem").GetProperty("reason").GetString());
    }

    [Theory]
    [InlineData("hello", "line 1: a line reads")]
    [InlineData("2025-09-16 #ops @lea hello", "line 1: `2025-09-16` is not a time with its offset")]
    [InlineData("  orphan", "line 1: it continues a line, but there is none above it.")]
    [InlineData("# fine\n2025-06-03T11:01:54+02:00 #ops @lea hi\n2025-06-03T11:00:00+02:00 #ops @lea earlier", "line 3: it goes back in time")]
    public async Task A_line_that_cannot_be_read_stops_everything_with_its_number(string script, string error)
    {
        using var folder = new TempFolder();
        var (exit, output, errors) = await Play(Write(folder, script), folder.File("out"));
        Assert.Equal(2, exit);
        Assert.Contains(error, errors, StringComparison.Ordinal);
        Assert.Equal("", output);
        Assert.False(Directory.Exists(folder.File("out")));
    }

    [Fact]
    public async Task A_refused_command_is_part_of_the_conversation()
    {
        using var folder = new TempFolder();
        var (exit, output, _) = await Play(Write(folder, "2025-06-03T11:01:54+02:00 #ops @lea /incident priority P9"), folder.FullName);
        Assert.Equal(0, exit);
        Assert.Contains("to @lea only", output, StringComparison.Ordinal);
    }

    private static string Write(TempFolder folder, string script)
    {
        var file = folder.File("test.script");
        File.WriteAllText(file, script);
        return file;
    }
}
