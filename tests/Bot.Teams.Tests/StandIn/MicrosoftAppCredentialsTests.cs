using Bot.Testing.Teams;
using Microsoft.Bot.Connector.Authentication;

namespace Bot.Teams.Tests.StandIn;

public sealed class MicrosoftAppCredentialsTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public async Task A_token_is_kept_until_five_minutes_before_it_expires()
    {
        await using var teams = await FakeConnector.Start();
        var credentials = SignIn(teams);
        var first = await credentials.GetTokenAsync();
        _time.Pass(TimeSpan.FromMinutes(54));
        Assert.Equal(first, await credentials.GetTokenAsync());
        _time.Pass(TimeSpan.FromMinutes(1));
        Assert.NotEqual(first, await credentials.GetTokenAsync());
        Assert.Equal(2, teams.Tokens.Issued);
    }

    [Fact]
    public async Task Many_at_once_sign_in_once()
    {
        await using var teams = await FakeConnector.Start();
        var credentials = SignIn(teams);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => credentials.GetTokenAsync()));
        Assert.Equal(1, teams.Tokens.Issued);
    }

    [Fact]
    public async Task A_wrong_password_says_so_and_does_not_show_it()
    {
        await using var teams = await FakeConnector.Start();
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => SignIn(teams, "hunter2").GetTokenAsync());
        Assert.Contains("invalid_client", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_single_tenant_app_signs_in_at_its_own_tenant()
    {
        using var http = new HttpClient();
        var factory = new PasswordServiceClientCredentialFactory("app", "password", "my-tenant", http, null);
        var credentials = await factory.CreateCredentialsAsync("app", "scope", AuthenticationConstants.ToChannelFromBotLoginUrl, true, TestContext.Current.CancellationToken);
        Assert.Equal("https://login.microsoftonline.com/my-tenant", Assert.IsType<MicrosoftAppCredentials>(credentials).LoginEndpoint);
    }

    private MicrosoftAppCredentials SignIn(FakeConnector teams, string? password = null) =>
        new(teams.AppId, password ?? teams.AppPassword, teams.TenantId, new HttpClient(), null, "https://api.botframework.com")
        {
            LoginEndpoint = teams.Configuration["ToChannelFromBotLoginUrl"]!, Clock = _time,
        };
}
