using Bot.Teams.Inbound;
using Bot.Teams.Wire;
using Microsoft.Bot.Schema.Teams;
using NodaTime;
using NodaTime.Testing;

namespace Bot.Teams.Tests.Adapter;

public sealed class PeopleTests
{
    [Fact]
    public void Two_of_one_name_are_told_apart_by_what_they_sign_in_with()
    {
        List<TeamsChannelAccount> all = [Of("29:1", "Ben O'Hara", "ben@example.com"), Of("29:2", "Ben O'Hara", "b.ohara@example.com"), Of("29:3", "Ana", "ana@example.com")];
        Assert.Equal(["Ben O'Hara (ben@example.com)", "Ben O'Hara (b.ohara@example.com)", "Ana"], all.Select(p => People.Told(p, all)));
    }

    [Fact]
    public void What_Teams_told_long_ago_makes_room()
    {
        var clock = FakeClock.FromUtc(2025, 9, 16);
        var kept = new Kept<string>(clock, Duration.FromMinutes(10), most: 3);
        foreach (var key in new[] { "a", "b", "c" }) kept.Keep(key, key);
        clock.AdvanceMinutes(11);
        kept.Keep("d", "d");
        Assert.Equal((1, "d", null), (kept.Count, kept.Fresh("d"), kept.Last("a")));
    }

    private static TeamsChannelAccount Of(string id, string name, string account) => new() { Id = id, Name = name, UserPrincipalName = account };
}
