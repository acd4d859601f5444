using System.Text.RegularExpressions;
using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using Bot.Features.Deciding;
using Bot.Features.Priorities;
using Bot.Features.Tsr;
using Bot.Incidents.Fields;
using NodaTime;

namespace Bot.Features.Declare;

/// <summary>The <c>--</c> words of a declare line, taken out of wherever they stand.</summary>
internal sealed partial record DeclareOptions(Instant? Started = null, bool Private = false, bool Drill = false, bool Anyway = false, Phrase? Fault = null)
{
    /// <summary>What <c>--priority P2</c> says.</summary>
    public Priority? Priority { get; private init; }

    /// <summary>What <c>--ticket TSR-2292</c> says.</summary>
    public string? Ticket { get; private init; }

    [GeneratedRegex(@"(?<=^|\s)(?:(?:--|—|–)(?<name>\p{L}[\p{L}-]*)|-(?<name>private|privé|prive|drill|exercice|exercise|anyway|started|début|debut|priority|priorité))(?=\s|=|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Option();

    /// <summary>Takes the options out of what is asked.</summary>
    public static DeclareOptions Take(Case @case)
    {
        var options = new DeclareOptions();
        var from = 0;
        while (Option().Match(@case.Ask.Rest, from) is { Success: true } match)
        {
            var (before, after) = (@case.Ask.Rest[..match.Index], @case.Ask.Rest[(match.Index + match.Length)..].TrimStart('='));
            switch (Folding.Fold(match.Groups["name"].Value))
            {
                case "private" or "prive": options = options with { Private = true }; break;
                case "drill" or "exercice" or "exercise": options = options with { Drill = true }; break;
                case "anyway" or "quandmeme" or "quand-meme": options = options with { Anyway = true }; break;
                case "started" or "start" or "debut":
                    switch (WhenParser.Read(after, @case.Ask.Now, @case.Ask.Zone))
                    {
                        case WhenReading.Found found: options = options with { Started = found.At }; after = " " + found.Rest; break;
                        case WhenReading.Wrong wrong: return options with { Fault = wrong.Why };
                        default: return options with { Fault = DeclareTexts.StartedWhen() };
                    }
                    break;
                case "priority" or "priorite" or "prio" or "severity" or "gravite":
                    if (PriorityCommand.ReadLoosely(Word(ref after)) is not { } priority) return options with { Fault = DeclareTexts.WhichPriority() };
                    options = options with { Priority = priority };
                    break;
                case "title" or "titre": break;
                case "ticket" or "tsr" or "reference":
                    if (!@case.House.IsTicket(Word(ref after), out var ticket)) return options with { Fault = TsrTexts.WhichOne(@case.House.Settings.TicketExample) };
                    options = options with { Ticket = ticket };
                    break;
                default: return options with { Fault = DeclareTexts.UnknownOption(match.Value) };
            }
            from = before.TrimEnd().Length == 0 ? 0 : before.TrimEnd().Length;
            @case.Ask.ContinueWith(before.TrimEnd() + after);
            from = Math.Min(from, @case.Ask.Rest.Length);
        }
        return options;
    }

    /// <summary>Takes the word an option is followed by.</summary>
    private static string Word(ref string after)
    {
        var word = after.TrimStart().Split((char[]?)null, 2)[0];
        after = " " + after.TrimStart()[word.Length..];
        return word;
    }
}
