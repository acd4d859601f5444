using Bot.Benchmarks;
using Bot.Benchmarks.Peers;

// dotnet run -c Release --project tests/Bot.Benchmarks -- turns
return args switch
{
    ["turns", .. var rest] => await TurnsBenchmark.RunAsync(rest),
    ["ack"] => await TurnsBenchmark.AcknowledgeAsync(),
    ["profile", var kind, .. var connections] => await TurnsBenchmark.BusyAsync(kind, connections is [var many] ? int.Parse(many, System.Globalization.CultureInfo.InvariantCulture) : 64),
    ["growth", .. var rest] => await GrowthBenchmark.RunAsync(rest),
    ["draft"] => await DraftBenchmark.RunAsync(),
    ["start"] => await StartBenchmark.RunAsync(),
    ["micro", .. var rest] => MicroBenchmarks.Run(rest),
    ["peer", var variant, var port, var file] => await MinimalEndpoint.ServeAsync(variant, port, file),
    _ => Help(),
};

static int Help()
{
    Console.Error.WriteLine("One of: turns, ack, growth, draft, start, micro. Each writes its report into tests/Bot.Benchmarks/Reports.");
    return 2;
}
