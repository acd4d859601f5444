using System.Reflection;
using SlackNet;

namespace Bot.Slack;

/// <summary>Which SlackNet runs: the package, or the stand-in of this repository.</summary>
public static class SlackSdk
{
    /// <summary>For the start log and <c>bot doctor</c>: <c>SlackNet (stand-in)</c> or <c>SlackNet 0.17.11</c>.</summary>
    public static string Name { get; } = Of(typeof(ISlackApiClient).Assembly);

    private static string Of(Assembly sdk) => sdk.GetCustomAttributes<AssemblyMetadataAttribute>().Any(m => m is { Key: "StandIn", Value: "true" })
        ? "SlackNet (stand-in)" : $"SlackNet {sdk.GetName().Version}";
}
