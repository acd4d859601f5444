using Bot.Testing;

namespace Bot.Teams.Tests;

public sealed class SurfaceTests
{
    private static readonly string[] Sdk = ["Microsoft.Bot", "Microsoft.Rest"];

    [Fact]
    public void The_reader_finds_what_an_assembly_uses_of_the_SDK()
    {
        var used = SdkSurface.Of(typeof(EchoBot).Assembly, Sdk);
        Assert.Contains("Microsoft.Bot.Builder.Teams.TeamsActivityHandler", used);
        Assert.Contains("Microsoft.Bot.Builder.Teams.TeamsActivityHandler..ctor()", used);
        Assert.Contains("Microsoft.Bot.Schema.Activity.set_Id(String)", used);
        Assert.Contains("Microsoft.Bot.Builder.Teams.TeamsInfo.GetTeamDetailsAsync(Microsoft.Bot.Builder.ITurnContext, String, System.Threading.CancellationToken)", used);
        Assert.DoesNotContain(used, u => u.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
    }

    [Fact]
    public void An_assembly_without_the_SDK_uses_nothing_of_it() => Assert.Empty(SdkSurface.Of(typeof(SdkSurface).Assembly, Sdk));
}
