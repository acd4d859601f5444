using System.CommandLine;
using Bot.Features.Postmortems;
using Bot.Features.Settings;

namespace Bot.App.Cli.Replay;

/// <summary><c>bot replay SCRIPT --out DIR</c>.</summary>
internal static class ReplayCommand
{
    /// <summary>The command. Exit code 0; 2 for a script that cannot be read, with nothing written; 3 for a postmortem template that cannot be used.</summary>
    public static Command Of(Func<House> house)
    {
        var script = new Argument<string>("script") { Description = "The conversation to play" };
        var folder = new Option<string>("--out") { Description = "Where the documents go", DefaultValueFactory = _ => "." };
        var command = new Command("replay", "Plays a conversation through the bot and writes its documents") { script, folder };
        command.SetAction((parsed, cancel) => RunAsync(house, parsed.GetValue(script)!, parsed.GetValue(folder)!, Console.Out, Console.Error, cancel));
        return command;
    }

    /// <summary>Runs a replay.</summary>
    internal static async Task<int> RunAsync(Func<House> house, string file, string folder, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        IReadOnlyList<ScriptLine> script;
        try
        {
            script = Script.Read(await File.ReadAllLinesAsync(file, cancel));
        }
        catch (Exception e) when (e is ScriptException or IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync($"{file}, {e.Message}");
            return 2;
        }
        try
        {
            foreach (var written in await new Replayer(house(), output).PlayAsync(script, folder, cancel)) await output.WriteLineAsync($"wrote {written}");
            return 0;
        }
        catch (TemplateException e)
        {
            await errors.WriteLineAsync(e.Message);
            return 3;
        }
    }
}
