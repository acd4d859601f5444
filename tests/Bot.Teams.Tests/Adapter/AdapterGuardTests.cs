using Bot.App.Cli.Doctor;
using Bot.Testing;
using Bot.Testing.Teams;
using Microsoft.Extensions.Configuration;

namespace Bot.Teams.Tests.Adapter;

public sealed class AdapterGuardTests
{
    [Fact]
    public void The_adapter_cannot_touch_an_incident() =>
        Assert.Equal(["Bot.Chat"], typeof(TeamsServices).Assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(n => n.StartsWith("Bot.", StringComparison.Ordinal)));

    [Fact]
    public void The_adapter_uses_of_the_SDK_what_is_listed_and_nothing_else() =>
        Approve.Golden("Surface.txt", string.Join('\n', SdkSurface.Of(typeof(TeamsServices).Assembly, "Microsoft.Bot", "Microsoft.Rest")) + "\n");

    [Fact]
    public void It_can_be_told_which_SDK_runs() => Assert.StartsWith("Microsoft.Bot.Builder ", TeamsSdk.Name, StringComparison.Ordinal);

    [Fact]
    public async Task The_doctor_signs_in_and_says_what_to_do_where_that_is_refused()
    {
        await using var teams = await FakeConnector.Start();
        async Task<List<(bool Well, string What)>> Says(string password)
        {
            var said = new List<(bool, string)>();
            var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Teams:AppId", teams.AppId), new("Teams:AppPassword", password), new("Teams:TenantId", teams.TenantId), new("Teams:ToChannelFromBotLoginUrl", teams.Configuration["ToChannelFromBotLoginUrl"])]).Build();
            await TeamsCheck.ExamineAsync(configuration, (well, what) => said.Add((well, what)), TestContext.Current.CancellationToken);
            return said;
        }
        Assert.All(await Says(teams.AppPassword), s => Assert.True(s.Well, s.What));
        var (_, what) = Assert.Single(await Says("old"), s => !s.Well);
        Assert.Contains("new client secret", what, StringComparison.Ordinal);
        Assert.DoesNotContain("old", what, StringComparison.Ordinal);
    }
}
