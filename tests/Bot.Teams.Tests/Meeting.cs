using Bot.Testing.Teams;
using Bot.Testing.Teams.World;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace Bot.Teams.Tests;

/// <summary>A fake Teams with a team, a channel and Ana in it, and the echo bot installed there.</summary>
internal sealed class Meeting : IAsyncDisposable
{
    private readonly EchoHost _host;

    private Meeting(FakeConnector teams, EchoHost host) => (Teams, _host) = (teams, host);

    public FakeConnector Teams { get; }

    public EchoBot Bot => _host.Bot;

    public BotAdapter Adapter => _host.Adapter;

    public Uri Endpoint => _host.Endpoint;

    public Teammate Ana => Teams.Person("Ana");

    public Channel Incidents => Teams.Team("Payments").Channel("Incidents");

    public static async Task<Meeting> Arrange(NodaTime.IClock? clock = null)
    {
        var teams = await FakeConnector.Start(clock);
        var meeting = new Meeting(teams, await EchoHost.Start(teams));
        await meeting.Ana.Installs(teams.Team("Payments"));
        return meeting;
    }

    /// <summary>Ana asks in the channel; gives back what the bot says or does then.</summary>
    public async Task<ChatMessage> Asks(string text, Func<ITurnContext, Task> answer)
    {
        Bot.OnMessage = answer;
        var post = await Ana.Posts(Incidents, text);
        Bot.OnMessage = null;
        return post;
    }

    /// <summary>The bot posts a card in the channel.</summary>
    public async Task<ChatMessage> Shows(Newtonsoft.Json.Linq.JObject card)
    {
        await Asks("@bot card", turn => turn.SendActivityAsync(Cards.Message(card)));
        return Incidents.Conversation.FromBot[^1];
    }

    /// <summary>The bot does something of its own accord where it was last spoken to.</summary>
    public Task Proactively(Func<ITurnContext, Task> act, ConversationReference? where = null) =>
        Adapter.ContinueConversationAsync(Teams.AppId, where ?? Bot.Last!, (turn, _) => act(turn), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await Teams.DisposeAsync();
    }
}
