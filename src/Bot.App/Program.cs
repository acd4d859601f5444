using System.CommandLine;
using Bot.App.Cli.Replay;
using Bot.App.Hosting;
using Bot.Features.Settings;

var configuration = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
    .AddEnvironmentVariables().Build();
House HouseOf() => new(SettingsReader.Read(configuration));

var root = new RootCommand("Incident bot") { ReplayCommand.Of(HouseOf) };
return await root.Parse(args).InvokeAsync();
