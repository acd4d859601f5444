using Bot.Testing.Teams;
using Microsoft.Bot.Connector.Authentication;

namespace Bot.Teams.Tests.StandIn;

public sealed class OpenIdKeysTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public async Task Unknown_keys_make_the_metadata_be_read_once_a_minute_at_most()
    {
        await using var teams = await FakeConnector.Start();
        using var keys = Keys(teams);
        Assert.NotNull(await Find(keys, teams.Keys.Current.Id));
        _time.Pass(TimeSpan.FromSeconds(1));
        for (var i = 0; i < 10; i++) Assert.Null(await Find(keys, $"made up {i}"));
        Assert.Equal(2, Reads(teams));

        _time.Pass(TimeSpan.FromMinutes(1));
        teams.Keys.RollOver();
        Assert.NotNull(await Find(keys, teams.Keys.Current.Id));
        Assert.Equal(3, Reads(teams));
    }

    [Fact]
    public async Task A_dropped_key_is_forgotten_within_a_day()
    {
        await using var teams = await FakeConnector.Start();
        using var keys = Keys(teams);
        var old = teams.Keys.Current.Id;
        Assert.NotNull(await Find(keys, old));
        teams.Keys.RollOver(dropOld: true);
        Assert.NotNull(await Find(keys, old));
        _time.Pass(TimeSpan.FromDays(1));
        Assert.Null(await Find(keys, old));
    }

    [Fact]
    public async Task Keys_outlive_an_outage_of_the_metadata()
    {
        await using var teams = await FakeConnector.Start();
        using var keys = Keys(teams);
        await Find(keys, teams.Keys.Current.Id);
        _time.Pass(TimeSpan.FromDays(2));
        teams.Keys.Down = true;
        Assert.NotNull(await Find(keys, teams.Keys.Current.Id));
        Assert.NotNull(await Find(keys, teams.Keys.Current.Id));
        Assert.Equal(2, Reads(teams));
        teams.Keys.Down = false;
        _time.Pass(TimeSpan.FromMinutes(1));
        Assert.NotNull(await Find(keys, teams.Keys.Current.Id));
        Assert.Equal(3, Reads(teams));
    }

    [Fact]
    public async Task Without_any_keys_yet_an_outage_is_an_error_and_not_a_refusal()
    {
        await using var teams = await FakeConnector.Start();
        using var keys = Keys(teams);
        teams.Keys.Down = true;
        await Assert.ThrowsAsync<HttpRequestException>(() => Find(keys, teams.Keys.Current.Id));
    }

    private OpenIdKeys Keys(FakeConnector teams) => new(teams.Configuration["ToBotFromChannelOpenIdMetadataUrl"]!, new HttpClient(), _time);

    private static Task<EndorsedKey> Find(OpenIdKeys keys, string id) => keys.FindAsync(id, TestContext.Current.CancellationToken);

    private static int Reads(FakeConnector teams) => teams.Keys.MetadataReads;
}
