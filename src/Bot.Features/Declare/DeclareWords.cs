using System.Text.RegularExpressions;
using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using Bot.Features.Deciding;
using Bot.Features.Priorities;
using Bot.Features.Settings;
using Bot.Features.Tsr;
using Bot.Incidents.Fields;
using Bot.Incidents.Texts;

namespace Bot.Features.Declare;

/// <summary>What <c>declare [P2] [TSR-2292] [component] title [FR … EN …] [--started 15h11] [--private] [--drill]</c> says.</summary>
internal sealed partial record DeclareWords(Priority Priority, IReadOnlyList<string> Tickets, IReadOnlyList<string> Components, string Title,
    LocalText Text, NodaTime.Instant? Started, bool Private, bool Drill, bool Anyway = false)
{
    /// <summary>Reads the words; gives a refusal instead where something is wrong with them.</summary>
    public static (DeclareWords? Words, Phrase? Fault) Read(Case @case)
    {
        var ask = @case.Ask;
        var options = DeclareOptions.Take(@case);
        if (options.Fault is { } wrong) return (null, wrong);
        var priority = options.Priority;
        var (isPrivate, drill) = (options.Private, options.Drill);
        List<string> tickets = options.Ticket is { } reference ? [reference] : [];
        var components = new List<string>();
        while (!ask.IsEmpty)
        {
            // "[P2]", "P2:" and "sev2," say P2; a dash behind it begins no title.
            var word = Bare(ask.Peek);
            if (ReadPriority(word) is { } p) { priority = p; ask.Next(); }
            else if (word is "-" or "–" or "—" or "|" or "" && ask.Peek.Length == 1) ask.Next();
            else if (Folding.Fold(word) is "private" or "prive" && StandsBeforeMore(@case)) { isPrivate = true; ask.Next(); }
            else if (Folding.Fold(word) is "drill" or "exercice" && StandsBeforeMore(@case)) { drill = true; ask.Next(); }
            else if (PriorityCommand.LooksLikeOne(word)) return (null, DeclareTexts.NoSuchPriority(word));
            else if (@case.House.IsTicket(word, out var ticket)) { tickets.Add(ticket); ask.Next(); }
            else if (TsrCommand.Meant(@case.House, ask) is { } meant) return (null, DeclareTexts.TicketLike(meant));
            else if (ComponentAtStart(@case.House, ask.Rest) is var (id, after))
            {
                components.Add(id);
                if (after is null) break;
                ask.ContinueWith(after);
            }
            else break;
        }
        var (title, text) = TitleAndText.Split(ask.TakeRest(), @case.House.Codes, @case.AuthorLanguage());
        // "Refunds are stuck (P2) (TSR-9)".
        while (true)
        {
            var end = title.Length;
            if (priority is null && PriorityAtEnd().Match(title) is { Success: true } last) (priority, end) = (PriorityCommand.Read(last.Groups["p"].Value), last.Index);
            else if (TicketAtEnd().Match(title) is { Success: true } behind && @case.House.IsTicket(behind.Groups["ticket"].Value, out var ticket))
            {
                tickets.Add(ticket);
                end = behind.Index;
            }
            if (end == title.Length) break;
            title = title[..end].TrimEnd(' ', ',', '-', '–', '—');
        }
        if (Quoted().Match(title) is { Success: true } quoted) title = quoted.Groups["title"].Value.Trim();
        if (CaseTexts.TitleFault(title) is { } fault) return (null, fault);
        return CaseTexts.TextFault(text.ToInline(@case.House.Codes)) is { } longText
            ? (null, longText)
            : (new DeclareWords(priority ?? @case.House.Settings.DefaultPriority, [.. tickets.Distinct()], [.. components.Distinct()], title, text, options.Started, isPrivate, drill, options.Anyway), null);
    }

    /// <summary>Not behind a little word: "nobody answers for P1".</summary>
    [GeneratedRegex(@"(?<!\b(?:for|of|to|in|on|as|an?|the|pour|de|du|en|sur|les?|la|une?))(?:\s[-–—,]?\s*|\s*[(\[])(?:(?:[Pp]riority|[Pp]riorité|[Pp]rio)\s*[:=]?\s*)?(?<p>P[1-5])[)\]]?$", RegexOptions.CultureInvariant)]
    private static partial Regex PriorityAtEnd();

    /// <summary>Set off by brackets or a dash: in "Rollback of TSR-7" it belongs to the title.</summary>
    [GeneratedRegex(@"\s*(?:[(\[](?<ticket>[^\s()\[\]]+)[)\]]|\s[-–—]\s*(?<ticket>\S+))$", RegexOptions.CultureInvariant)]
    private static partial Regex TicketAtEnd();

    [GeneratedRegex("""^(?:"(?<title>[^"]+)"|“(?<title>[^“”]+)”|«(?<title>[^«»]+)»)$""", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    /// <summary>In a title's place a figure alone is no priority.</summary>
    private static Priority? ReadPriority(string word) => word.Length > 1 ? PriorityCommand.ReadLoosely(word) : null;

    /// <summary>A priority or a reference follows, so the word is no part of a title: "drill P5 …", but "private banking is down".</summary>
    private static bool StandsBeforeMore(Case @case)
    {
        var next = Bare(@case.Ask.Rest[@case.Ask.Peek.Length..].TrimStart().Split(' ', 2)[0]);
        return ReadPriority(next) is not null || @case.House.IsTicket(next, out _);
    }

    /// <summary>A word without what sets it off: <c>[P2]</c>, <c>TSR-9,</c>.</summary>
    private static string Bare(string word) => word.Trim('[', ']', '(', ')').TrimEnd(':', ',', ';');

    /// <summary>
    /// The component the text begins with. Its id before a title in capitals ("nexo Terminals are down", "nexo api Terminals are down") is taken off; where it
    /// may be the title's own first word ("api returns 500", "Instore payment is slow") it stays, and After is null.
    /// </summary>
    private static (string Id, string? After)? ComponentAtStart(House house, string rest)
    {
        foreach (var component in house.Settings.Components)
            foreach (var name in component.Name.Values.Prepend(component.Id).Where(n => n.Length > 0))
            {
                if (rest.Length <= name.Length || char.IsLetterOrDigit(rest[name.Length]) || Folding.Fold(rest[..name.Length]) != Folding.Fold(name)) continue;
                var after = rest[name.Length..].TrimStart();
                return (component.Id, rest.StartsWith(component.Id, StringComparison.Ordinal) && after.Length > 0 && (char.IsUpper(after[0]) || ComponentAtStart(house, after) is (_, not null)) ? after : null);
            }
        return null;
    }
}
