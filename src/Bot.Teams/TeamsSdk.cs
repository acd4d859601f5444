using System.Reflection;
using Microsoft.Bot.Builder;

namespace Bot.Teams;

/// <summary>Which Bot Framework SDK runs: the package, or the stand-in of this repository.</summary>
public static class TeamsSdk
{
    /// <summary>For the start log and <c>bot doctor</c>: <c>Microsoft.Bot.Builder (stand-in)</c> or <c>Microsoft.Bot.Builder 4.23.1.0</c>.</summary>
    public static string Name { get; } = Of(typeof(IBot).Assembly);

    private static string Of(Assembly sdk) => sdk.GetCustomAttributes<AssemblyMetadataAttribute>().Any(m => m is { Key: "StandIn", Value: "true" })
        ? "Microsoft.Bot.Builder (stand-in)" : $"Microsoft.Bot.Builder {sdk.GetName().Version}";
}
