using System.Net;
using System.Text;
using Bot.Chat.Delivery;
using Bot.Features.Cards;
using Bot.Features.Keeping;
using Bot.Teams;
using Bot.Teams.Inbound;
using Bot.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Bot.Fuzz.Targets;

/// <summary>Activities of Teams: answered or refused; never an error of ours.</summary>
internal sealed class TeamsTarget : Target
{
    private const string Common = "\"channelId\":\"msteams\",\"serviceUrl\":\"http://127.0.0.1/amer/\",\"timestamp\":\"2026-03-03T03:03:03.000Z\",\"locale\":\"fr-FR\",\"from\":{\"id\":\"29:ana\",\"name\":\"Ana\",\"aadObjectId\":\"a1\"},\"recipient\":{\"id\":\"28:bot\",\"name\":\"Bot\"},\"conversation\":{\"id\":\"19:inc@thread.tacv2;messageid=1700000001000\",\"conversationType\":\"channel\",\"isGroup\":true,\"tenantId\":\"t1\"},\"channelData\":{\"tenant\":{\"id\":\"t1\"},\"channel\":{\"id\":\"19:inc@thread.tacv2\"},\"team\":{\"id\":\"19:team@thread.tacv2\"},\"teamsChannelId\":\"19:inc@thread.tacv2\"}";

    private static readonly string[] Shapes =
    [
        Of("message", """ "id":"1","text":"<at>Bot</at> declare P2 cards fail","textFormat":"plain","entities":[{"type":"mention","text":"<at>Bot</at>","mentioned":{"id":"28:bot","name":"Bot"}},{"type":"clientInfo","timezone":"Europe/Paris","locale":"fr-FR"}],"attachments":[{"contentType":"text/html","content":"<div><span itemtype=\"http://schema.skype.com/Mention\" itemid=\"0\">Bot</span> declare P2 <b>cards</b> fail</div>"}] """),
        Of("message", """ "id":"2","text":"the scheduler is stuck","replyToId":"1700000001000","attachments":[{"contentType":"application/vnd.microsoft.teams.file.download.info","name":"log.txt","contentUrl":"https://x/log.txt","content":{"downloadUrl":"https://x","uniqueId":"u","fileType":"txt"}}] """),
        Of("message", """ "id":"3","value":{"verb":"note","incident":"INC-1","text":"x"} """),
        Of("messageUpdate", """ "id":"1","text":"corrected","channelData":{"eventType":"editMessage","tenant":{"id":"t1"}} """),
        Of("messageDelete", """ "id":"1","channelData":{"eventType":"softDeleteMessage"} """),
        Of("messageReaction", """ "id":"4","replyToId":"1","reactionsAdded":[{"type":"like"},{"type":"1f4cc_pushpin"}],"reactionsRemoved":[{"type":"heart"}] """),
        Of("conversationUpdate", """ "id":"5","membersAdded":[{"id":"28:bot"},{"id":"29:ben","aadObjectId":"b1"}],"membersRemoved":[{"id":"29:eve"}],"channelData":{"eventType":"teamMemberAdded","team":{"id":"19:team@thread.tacv2","name":"Payments"},"tenant":{"id":"t1"}} """),
        Of("conversationUpdate", """ "id":"6","channelData":{"eventType":"channelRenamed","channel":{"id":"19:inc@thread.tacv2","name":"new"},"team":{"id":"19:team@thread.tacv2"},"tenant":{"id":"t1"}} """),
        Of("installationUpdate", """ "id":"7","action":"add" """),
        Of("invoke", """ "id":"8","name":"adaptiveCard/action","replyToId":"9","value":{"action":{"type":"Action.Execute","verb":"update","data":{"value":"INC-1"}},"trigger":"manual"} """),
        Of("invoke", """ "id":"9","name":"task/fetch","value":{"data":{"verb":"declare","value":""},"context":{"theme":"dark"}} """),
        Of("invoke", """ "id":"10","name":"task/submit","value":{"data":{"form":"declare","context":"","title":"cards fail","priority":"P2"},"context":{}} """),
        Of("invoke", """ "id":"11","name":"composeExtension/fetchTask","value":{"commandId":"note","commandContext":"message","messagePayload":{"id":"1","body":{"contentType":"html","content":"<p>said</p>"},"from":{"user":{"id":"a1","displayName":"Ana"}},"createdDateTime":"2026-03-03T03:03:03Z"}} """),
    ];

    private readonly TestBot _bot;
    private readonly ServiceProvider _services;
    private readonly Errors _errors;

    private TeamsTarget(TestBot bot, ServiceProvider services, Errors errors)
    {
        (_bot, _services, _errors) = (bot, services, errors);
        Corpus = [.. Shapes.Select(Encoding.UTF8.GetBytes), .. Recorded("teams", n => n.StartsWith("message", StringComparison.Ordinal) || n.StartsWith("invoke.", StringComparison.Ordinal) || n.Contains("Update.", StringComparison.Ordinal))];
    }

    public override IReadOnlyList<byte[]> Corpus { get; }

    public static async Task<TeamsTarget> StartAsync()
    {
        var bot = await Showcase.StoryAsync();
        var errors = new Errors();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(errors).SetMinimumLevel(LogLevel.Error));
        services.AddSingleton<IClock>(SystemClock.Instance).AddSingleton(TimeProvider.System).AddSingleton<IDesk>(bot.Desk).AddSingleton<IRoomBook>(new RoomBook(bot.Store)).AddSingleton<Func<string?, Chat.Phrases.Language>>(bot.House.LanguageFor);
        services.AddTeams(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Teams:AllowAnonymous"] = "true", ["Teams:ServiceUrl"] = "http://127.0.0.1/amer/" }).Build());
        services.ConfigureHttpClientDefaults(http => http.ConfigurePrimaryHttpMessageHandler(() => new Connector()));
        return new TeamsTarget(bot, services.BuildServiceProvider(), errors);
    }

    public override async Task TakeAsync(byte[] input)
    {
        var context = new DefaultHttpContext { RequestServices = _services };
        context.Connection.RemoteIpAddress = IPAddress.Loopback;
        context.Request.Method = "POST";
        context.Request.Body = new MemoryStream(input);
        context.Request.ContentType = "application/json";
        context.Response.Body = new MemoryStream();
        await _services.GetRequiredService<TeamsEndpoint>().HandleAsync(context);
        _errors.ThrowLast();
        // 501 is the protocol's word for an invoke the bot does not know.
        if (context.Response.StatusCode is not ((>= 200 and <= 499) or 501)) throw new InvalidOperationException($"answered with {context.Response.StatusCode}");
    }

    public override async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _bot.DisposeAsync();
    }

    private static string Of(string type, string more) => $$"""{"type":"{{type}}",{{Common}},{{more}}}""";

    /// <summary>A Bot Connector that answers everything at once.</summary>
    private sealed class Connector : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent(request.RequestUri!.AbsolutePath.Contains("/members/", StringComparison.Ordinal) ? """{"id":"29:ana","name":"Ana","aadObjectId":"a1"}""" : """{"id":"1","activityId":"1"}""", Encoding.UTF8, "application/json"),
        });
    }
}
