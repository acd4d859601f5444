using System.Globalization;
using Bot.Fuzz;
using Bot.Fuzz.Targets;
using SharpFuzz;

// dotnet run -c Release --project tests/Bot.Fuzz -- all 1000000
// dotnet run -c Release --project tests/Bot.Fuzz -- bodies 100000 --seed 7
// Under AFL++, on assemblies that `sharpfuzz` instrumented: Bot.Fuzz afl bodies
if (args is ["afl", var one])
{
    await using var target = await Target.OfAsync(one);
    Fuzzer.OutOfProcess.Run(stream =>
    {
        using var input = new MemoryStream();
        stream.CopyTo(input);
        target.TakeAsync(input.ToArray()).GetAwaiter().GetResult();
    });
    return 0;
}
if (args is not [var which, var count, ..] || !int.TryParse(count, CultureInfo.InvariantCulture, out var inputs))
{
    Console.Error.WriteLine($"Which, and how many inputs: {string.Join(", ", Target.Names)} or all; for example: all 1000000");
    return 2;
}
var seed = args is [_, _, "--seed", var given] ? int.Parse(given, CultureInfo.InvariantCulture) : Random.Shared.Next();
var found = 0;
foreach (var name in which == "all" ? Target.Names : [which])
{
    var run = await Campaign.RunAsync(name, which == "all" ? inputs / Target.Names.Count : inputs, seed);
    Console.WriteLine(run);
    found += run.Findings.Count;
}
return found == 0 ? 0 : 1;
