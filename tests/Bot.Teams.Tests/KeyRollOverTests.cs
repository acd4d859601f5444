using System.Net;

namespace Bot.Teams.Tests;

public sealed class KeyRollOverTests
{
    [Fact]
    public async Task A_roll_over_costs_nobody_a_message()
    {
        await using var meeting = await Meeting.Arrange();
        Assert.Equal(1, meeting.Teams.Keys.MetadataReads);

        meeting.Teams.Keys.RollOver();

        Assert.Equal(HttpStatusCode.OK, (await meeting.Ana.Posts(meeting.Incidents, "@bot hello")).Delivered!.Status);
        Assert.Equal(2, meeting.Teams.Keys.MetadataReads);
    }

    [Fact]
    public async Task Keys_are_read_once_for_many_messages()
    {
        await using var meeting = await Meeting.Arrange();
        for (var i = 0; i < 5; i++) await meeting.Ana.Posts(meeting.Incidents, "@bot hello");
        Assert.Equal((1, 1), (meeting.Teams.Keys.MetadataReads, meeting.Teams.Keys.KeyReads));
    }

    [Fact]
    public async Task Known_keys_stay_good_while_the_metadata_is_down()
    {
        await using var meeting = await Meeting.Arrange();
        meeting.Teams.Keys.Down = true;
        Assert.Equal(HttpStatusCode.OK, (await meeting.Ana.Posts(meeting.Incidents, "@bot hello")).Delivered!.Status);
    }
}
