using System.CommandLine;
using Bot.App.Cli;
using Bot.App.Cli.Backup;
using Bot.App.Cli.Copy;
using Bot.App.Cli.Doctor;
using Bot.App.Cli.Health;
using Bot.App.Cli.Manifests;
using Bot.App.Cli.Replay;
using Bot.App.Cli.Serve;
using Bot.App.Hosting;
using Bot.Features.Settings;

// Options such as --urls or --Storage:Path=… without a command belong to serve.
var serve = args.Length == 0 || args[0].StartsWith("--", StringComparison.Ordinal) && args[0] is not ("--help" or "--version");
if (serve) return await ServeCommand.RunAsync(args, CancellationToken.None);

// Every command reads what serve reads, settings on the command line included.
var (settings, words) = SettingArguments.Split(args);
var configuration = BotApp.Builder(settings).Configuration;
House HouseOf() => new(SettingsReader.Read(configuration));

var root = new RootCommand("Incident bot") { ServeCommand.Of([.. args.Skip(1)]), ReplayCommand.Of(HouseOf), CopyCommand.Of(configuration), DoctorCommand.Of(configuration), HealthCommand.Of(configuration), ManifestsCommand.Of(configuration) };
foreach (var command in BackupCommands.Of(configuration)) root.Add(command);
return await root.Parse(words).InvokeAsync();
