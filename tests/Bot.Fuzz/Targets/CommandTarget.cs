using System.Globalization;
using System.Text;
using Bot.Chat.Delivery;
using Bot.Features.Deciding;
using Bot.Testing;
using NodaTime;

namespace Bot.Fuzz.Targets;

/// <summary>Command texts, through the desk and the store that ships: a mistake is refused, none is ours.</summary>
internal sealed class CommandTarget : Target
{
    private const int Fresh = 2_000;

    private TestBot _bot;
    private int _number;

    private CommandTarget(TestBot bot) => _bot = bot;

    public static async Task<CommandTarget> StartAsync() => new(await Showcase.StoryAsync());

    public override IReadOnlyList<byte[]> Corpus { get; } =
    [
        .. Catalogue.Own.Commands.Select(c => Encoding.UTF8.GetBytes(c.Words.Example)),
        .. new[] { "update every 30m", "monitoring FR Corrigé. EN Fixed.", "mark started at 15h11 FR x EN y", "action add FR a -> b EN c -> d @ana due 3d", "note #5 at 10h drop", "undo", "redact #7", "merge INC-2", "declare P2 TSR-1 nexo x --private --started 10h", "INC-1 set title y", "handover accept", "note 15h11", "update last", "next update", "resolved INC-1", "components nexo:", "list x", "metrics last" }.Select(Encoding.UTF8.GetBytes),
    ];

    public override async Task TakeAsync(byte[] input)
    {
        // A fresh record now and then, so that it stays one that people could have made.
        if (++_number % Fresh == 0)
        {
            await _bot.DisposeAsync();
            _bot = await Showcase.StoryAsync();
        }
        var answer = await _bot.Desk.ReceiveAsync(new Delivery($"fuzz/{_number}", new Place("test", "W1", "C-INC-1"), new Person("test:ana", "ana", _number % 2 == 0 ? "fr-FR" : "en-GB"), _bot.Clock.GetCurrentInstant(),
            new Happening.Command(Encoding.UTF8.GetString(input))), CancellationToken.None);
        if (answer.Post?.Markup is { } said && (said.Contains("failed on our side", StringComparison.Ordinal) || said.Contains("de notre côté", StringComparison.Ordinal))) throw new InvalidOperationException(said);
        if (_number % 500 == 0) _bot.Clock.Advance(Duration.FromMinutes(1));
    }

    public override ValueTask DisposeAsync() => _bot.DisposeAsync();
}
