using Bot.App.Cli;
using Bot.App.Cli.Serve;
using Bot.App.Hosting;
using Bot.Testing;
using Microsoft.Extensions.Configuration;

namespace Bot.App.Tests;

/// <summary>Settings that cannot work stop the start with a sentence that names them.</summary>
[Collection("console")]
public sealed class SettingsCheckTests
{
    [Theory]
    [InlineData("Incidents:Prefix", "", "Incidents:Prefix '' cannot be used. Set it to letters")]
    [InlineData("Incidents:Prefix", "IN C", "Incidents:Prefix 'IN C' cannot be used")]
    [InlineData("Incidents:Prefix", "<b>", "cannot be used")]
    [InlineData("Incidents:TicketUrl", "javascript:alert(1)/{ticket}", "an address with {ticket} in it")]
    [InlineData("Incidents:TicketUrl", "https://x/", "an address with {ticket} in it")]
    [InlineData("Incidents:PublicUrl", "not-a-url", "where people reach the console")]
    [InlineData("Incidents:PostmortemTemplate", "/etc", "a Liquid file that is there")]
    [InlineData("Incidents:Languages", "fr,en", "is no list. Set Incidents:Languages:0, Incidents:Languages:1 and so on.")]
    [InlineData("Incidents:Components", "x", "is no list")]
    [InlineData("Incidents:Roles:0", "", "Incidents:Roles:0 is empty")]
    [InlineData("Slack:BotTokn", "x", "Slack:BotTokn is no setting. Did you mean Slack:BotToken?")]
    [InlineData("Slak:BotToken", "x", "Slak:BotToken is no setting. Did you mean Slack:BotToken?")]
    [InlineData("Outbox:Anything", "x", "Outbox:Anything is no setting. Outbox has LeaseSeconds, RedrawSeconds.")]
    [InlineData("Storage:Path", "", "Storage:Path '' cannot be used")]
    [InlineData("Slack:AnnounceChannel", "#incidents", "a channel's id, such as C0123456789")]
    [InlineData("Slack:AnnounceChannel", "C1", "Slack:AnnounceChannel is set, but Slack:BotToken is not")]
    [InlineData("Slack:ApiUrl", "ftp://x", "an address such as https://slack.com/api/")]
    [InlineData("Teams:AppId", "x", "a GUID")]
    [InlineData("Teams:TenantId", "z", "a GUID")]
    [InlineData("Teams:Channel", "19:x@thread.tacv2", "Teams:Channel is set, but Teams:AppId is not")]
    [InlineData("Limits:CommandsPerMinute", "-5", "a whole number, or 0")]
    [InlineData("Outbox:RedrawSeconds", "-1", "seconds from 0 to 3600")]
    [InlineData("Outbox:RedrawSeconds", "1e300", "seconds from 0 to 3600")]
    [InlineData("Outbox:LeaseSeconds", "0", "whole seconds from 3 to 3600")]
    [InlineData("Outbox:LeaseSeconds", "-3", "whole seconds from 3 to 3600")]
    [InlineData("Outbox:LeaseSeconds", "soon", "whole seconds from 3 to 3600")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "foo", "the address of a collector")]
    [InlineData("Logging:LogLevel:Default", "Nonsense", "Set it to one of Trace, Debug")]
    [InlineData("Logging:Console:LogLevel:Bot", "7", "Set it to one of Trace, Debug")]
    public void What_cannot_work_is_named_with_what_to_write(string key, string value, string sentence) =>
        Assert.Contains(SettingsCheck.Of(Of((key, value))), said => said.Contains(sentence, StringComparison.Ordinal));

    [Theory]
    [InlineData("Slack:BotToken", "xapp-1-secret")]
    [InlineData("Slack:AppToken", "xoxb-1-secret")]
    public void Swapped_tokens_are_named_and_never_told(string key, string value)
    {
        var said = Assert.Single(SettingsCheck.Of(Of((key, value))));
        Assert.StartsWith($"{key} cannot be used. Set it to the ", said, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", said, StringComparison.Ordinal);
    }

    [Fact]
    public void What_works_is_taken()
    {
        Assert.Empty(SettingsCheck.Of(BotApp.Builder([]).Configuration));
        Assert.Empty(SettingsCheck.Of(Of(("Incidents:Prefix", "PAY-INC"), ("Incidents:TicketUrl", ""), ("Incidents:PublicUrl", "http://localhost:3000"), ("Slack:BotToken", "xoxb-1"), ("Slack:AppToken", " "),
            ("Slack:AnnounceChannel", "C0123456789"), ("Slack:OnCallGroup", "S0123456789"), ("Teams:AllowAnonymous", "true"), ("Teams:Channel", "19:x@thread.tacv2"), ("Outbox:RedrawSeconds", "0.5"), ("slack:guests", "true"), ("Team:Name", "payments"), ("Incidents:PageImpact:P1", "major"), ("Logging:LogLevel:Default", "none"))));
    }

    [Theory]
    [InlineData(2, "Outbox:LeaseSeconds '0' cannot be used", "--Outbox:LeaseSeconds=0")]
    [InlineData(2, "Urls 'http://127.0.0.1:0/base' is no address to listen on", "--urls=http://127.0.0.1:0/base")]
    [InlineData(2, "Urls 'http://127.0.0.1:99999' is no address to listen on", "--urls=http://127.0.0.1:99999")]
    [InlineData(2, "Urls 'foo' is no address to listen on", "--urls=foo")]
    [InlineData(2, "can be reached from other machines", "--urls=http://192.0.2.1:4711")]
    [InlineData(3, "needs to write in the folder of its database", "--urls=http://127.0.0.1:0", "--Storage:Path=/proc/none/bot.db")]
    [InlineData(4, "cannot be listened on", "--urls=http://192.0.2.1:4711", "--Incidents:PublicUrl=https://i.example", "--SignIn:Authority=https://login.example", "--SignIn:ClientId=a", "--SignIn:ClientSecret=b")]
    public async Task A_start_that_cannot_work_ends_with_one_sentence_and_its_exit_code(int code, string sentence, params string[] args)
    {
        using var folder = new TempFolder();
        string[] all = [.. args, "--Logging:LogLevel:Default=None", .. args.Any(a => a.StartsWith("--Storage", StringComparison.Ordinal)) ? Array.Empty<string>() : [$"--Storage:Path={folder.File("bot.db")}"]];
        var (errors, before) = (new StringWriter(), Console.Error);
        Console.SetError(errors);
        try { Assert.Equal(code, await ServeCommand.RunAsync(all, TestContext.Current.CancellationToken)); }
        finally { Console.SetError(before); }
        Assert.Contains(sentence, Assert.Single(errors.ToString().Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_command_takes_settings_and_reads_what_the_bot_reads()
    {
        var (settings, words) = SettingArguments.Split(["backup", "--Storage:Path=a.db", "copy.db", "--Slack:ApiUrl", "http://x", "--zip"]);
        Assert.Equal(["backup", "copy.db", "--zip"], words);
        Assert.Equal(("a.db", "http://x"), BotApp.Builder(settings).Configuration is { } read ? (read["Storage:Path"], read["Slack:ApiUrl"]) : default);
    }

    private static IConfiguration Of(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
}
