using System.Net;
using Bot.Testing.Teams.Identity;

namespace Bot.Teams.Tests;

public sealed class ForgedTokenTests
{
    public static TheoryData<Forgery> Forgeries { get; } = new(
        Enum.GetValues<Forgery>().Where(f => f is not Forgery.None and not Forgery.OtherTenant));

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task A_forged_request_is_refused_and_changes_nothing(Forgery forgery)
    {
        await using var meeting = await Meeting.Arrange();
        var good = (await meeting.Ana.Posts(meeting.Incidents, "@bot hello")).Delivered!;
        var heard = meeting.Bot.Heard.Count;
        meeting.Bot.OnMessage = turn => turn.SendActivityAsync("I believed it");

        var refused = await meeting.Teams.Deliver(good.Activity, forgery);

        Assert.Equal(HttpStatusCode.Unauthorized, refused.Status);
        Assert.Equal(heard, meeting.Bot.Heard.Count);
        Assert.Empty(meeting.Teams.Calls);
        Assert.Equal(HttpStatusCode.OK, (await meeting.Teams.Redeliver(good)).Status);
    }

    [Fact]
    public async Task Another_company_s_activity_passes_the_SDK_so_the_adapter_must_look_at_the_tenant()
    {
        await using var meeting = await Meeting.Arrange();
        var good = (await meeting.Ana.Posts(meeting.Incidents, "@bot hello")).Delivered!;

        var passed = await meeting.Teams.Deliver(good.Activity, Forgery.OtherTenant);

        Assert.Equal(HttpStatusCode.OK, passed.Status);
        Assert.NotEqual(meeting.Teams.TenantId, passed.Activity["conversation"]!["tenantId"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_token_is_good_for_the_service_URL_it_names_only()
    {
        await using var meeting = await Meeting.Arrange();
        var stolen = (await meeting.Ana.Posts(meeting.Incidents, "@bot hello")).Delivered!.Activity;
        // The header is made for the activity's own URL; the forgery names another.
        stolen["serviceUrl"] = "https://attacker.example/";

        Assert.Equal(HttpStatusCode.Unauthorized, (await meeting.Teams.Deliver(stolen, Forgery.WrongServiceUrl)).Status);
    }
}
