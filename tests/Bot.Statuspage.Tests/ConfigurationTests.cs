using Bot.Testing;
using Microsoft.Extensions.Configuration;

namespace Bot.Statuspage.Tests;

/// <summary>How the page is connected.</summary>
public class ConfigurationTests
{
    [Theory]
    [InlineData(FakeStatuspage.Key, FakeStatuspage.Page, "nexo=kctbh9vrtdwd", 0, "ok    statuspage: connected to Payments", "not on the page, for want of Statuspage:Components: api")]
    [InlineData(FakeStatuspage.Key, FakeStatuspage.Page, "nexo=gone", 1, "ok    statuspage: connected to Payments", "FAIL  statuspage: Statuspage:Components names what the page or Incidents:Components does not have: nexo")]
    [InlineData("wrong", FakeStatuspage.Page, "", 1, "FAIL  statuspage: the key is refused. Make a new one", "")]
    [InlineData(FakeStatuspage.Key, "nopage", "", 1, "FAIL  statuspage: there is no page nopage for this key. Set Statuspage:PageId", "")]
    [InlineData("", "", "", 0, "ok    statuspage: not connected", "")]
    public async Task The_doctor_says_whether_the_page_can_be_reached(string key, string page, string component, int code, string says, string also)
    {
        await using var fake = await FakeStatuspage.StartAsync();
        using var folder = new TempFolder();
        Dictionary<string, string?> settings = new() { ["Storage:Path"] = folder.File("bot.db"), ["Statuspage:ApiUrl"] = fake.Url, ["Statuspage:ApiKey"] = key, ["Statuspage:PageId"] = page, ["Incidents:Components:0:Id"] = "nexo", ["Incidents:Components:1:Id"] = "api" };
        if (component.Split('=') is [var ours, var theirs]) settings["Statuspage:Components:" + ours] = theirs;
        using var said = new StringWriter();
        Assert.Equal(code, await App.Cli.Doctor.DoctorCommand.ExamineAsync(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), said, TestContext.Current.CancellationToken));
        Assert.Contains(says, said.ToString(), StringComparison.Ordinal);
        Assert.Contains(also, said.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(FakeStatuspage.Key, said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_adapter_knows_no_incident() => Assert.DoesNotContain(typeof(StatuspageOptions).Assembly.GetReferencedAssemblies(), a => a.Name is "Bot.Features" or "Bot.Incidents" or "Bot.Storage");

    [Theory]
    [InlineData("Statuspage:ApiKey=k", "Statuspage:PageId is not")]
    [InlineData("Statuspage:PageId=p", "Statuspage:ApiKey is not")]
    [InlineData("Statuspage:ApiKey=k;Statuspage:PageId=p;Statuspage:ApiUrl=http://proxy.example/v1", "is not an https address")]
    [InlineData("Statuspage:ApiKey=k;Statuspage:PageId=p;Statuspage:Components:api=c1;Statuspage:Components:nexo=c1;Statuspage:Components:web=c2", "the page's component 'c1' to 'api' and 'nexo'")]
    public void A_configuration_that_makes_no_sense_refuses_to_start_and_says_what_is_wrong(string settings, string says)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Split(';').Select(s => s.Split('=', 2)).Select(s => KeyValuePair.Create(s[0], (string?)s[1]))).Build();
        Assert.Contains(says, Assert.Throws<ArgumentException>(() => StatuspageOptions.Read(configuration)).Message, StringComparison.Ordinal);
    }
}
