using Bot.Testing.Teams;
using Bot.Testing.Teams.Identity;
using Microsoft.Bot.Connector.Authentication;

namespace Bot.Teams.Tests.StandIn;

/// <summary>Each forgery is refused for the reason it was made for, not by luck.</summary>
public sealed class ChannelTokenValidatorTests
{
    private readonly ManualTime _time = new();

    [Theory]
    [InlineData(Forgery.OtherScheme, "Invalid Authorization header.")]
    [InlineData(Forgery.Garbage, "Malformed token.")]
    [InlineData(Forgery.UnknownKey, "Invalid signing key.")]
    [InlineData(Forgery.WrongSignature, "IDX10511")]
    [InlineData(Forgery.Tampered, "IDX10511")]
    [InlineData(Forgery.Expired, "IDX10230")]
    [InlineData(Forgery.NotYetValid, "IDX10230")]
    [InlineData(Forgery.NoExpiry, "IDX10230")]
    [InlineData(Forgery.WrongAudience, "Invalid audience.")]
    [InlineData(Forgery.TwoAudiences, "Invalid audience.")]
    [InlineData(Forgery.WrongIssuer, "Invalid issuer.")]
    [InlineData(Forgery.EmulatorIssuer, "Invalid issuer.")]
    [InlineData(Forgery.WrongServiceUrl, "Invalid service URL.")]
    [InlineData(Forgery.NoServiceUrl, "Invalid service URL.")]
    [InlineData(Forgery.Hs256, "Invalid signing algorithm.")]
    [InlineData(Forgery.WithoutSignature, "Invalid signing algorithm.")]
    [InlineData(Forgery.Playground, "Invalid signing algorithm.")]
    [InlineData(Forgery.NotEndorsed, "Invalid endorsement of the channel.")]
    public async Task Every_forgery_has_its_reason(Forgery forgery, string reason)
    {
        await using var teams = await FakeConnector.Start();
        var refused = await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Validate(teams, teams.SignedHeader(forgery)!));
        Assert.Contains(reason, refused.Message + refused.InnerException?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_minutes_of_skew_are_granted_and_no_more()
    {
        await using var teams = await FakeConnector.Start();
        var header = teams.SignedHeader()!;
        // The token lives from a minute ago until in 59 minutes.
        _time.Pass(TimeSpan.FromMinutes(63));
        Assert.Equal(teams.AppId, (await Validate(teams, header)).FindFirst("aud")!.Value);
        _time.Pass(TimeSpan.FromMinutes(2));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Validate(teams, header));
        _time.Pass(TimeSpan.FromMinutes(-65 - 5));
        await Validate(teams, header);
        _time.Pass(TimeSpan.FromMinutes(-2));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Validate(teams, header));
    }

    [Fact]
    public async Task Case_of_the_service_URL_does_not_matter_and_its_absence_does()
    {
        await using var teams = await FakeConnector.Start();
        var header = teams.SignedHeader()!;
        await Validate(teams, header, teams.ServiceUrl.ToUpperInvariant());
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Validate(teams, header, ""));
    }

    [Fact]
    public async Task The_bot_s_own_rule_has_the_last_word()
    {
        await using var teams = await FakeConnector.Start();
        var configuration = new AuthenticationConfiguration { ClaimsValidator = new Nobody() };
        var refused = await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Validate(teams, teams.SignedHeader()!, configuration: configuration));
        Assert.Equal("nobody", refused.Message);
        configuration = new AuthenticationConfiguration { RequiredEndorsements = ["skype"] };
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Validate(teams, teams.SignedHeader()!, configuration: configuration));
    }

    private async Task<System.Security.Claims.ClaimsIdentity> Validate(FakeConnector teams, string header, string? serviceUrl = null, AuthenticationConfiguration? configuration = null)
    {
        using var http = new HttpClient();
        using var keys = new OpenIdKeys(teams.Configuration["ToBotFromChannelOpenIdMetadataUrl"]!, http, _time);
        var validator = new ChannelTokenValidator(
            "https://api.botframework.com", keys, new PasswordServiceClientCredentialFactory(teams.AppId, teams.AppPassword, null, http, null), configuration ?? new(), _time);
        return await validator.ValidateAsync(header, "msteams", serviceUrl ?? teams.ServiceUrl, TestContext.Current.CancellationToken);
    }

    private sealed class Nobody : ClaimsValidator
    {
        public override Task ValidateClaimsAsync(IList<System.Security.Claims.Claim> claims) => throw new UnauthorizedAccessException("nobody");
    }
}
