using Bot.Chat.Phrases;
using Bot.Features.Deciding;
using Bot.Features.Settings;
using Bot.Features.Tsr;
using Bot.Incidents.Fields;
using Bot.Incidents.Texts;

namespace Bot.Features.Declare;

/// <summary>What <c>declare [P2] [TSR-2292] [component] title [FR … EN …] [--started 15h11] [--private] [--drill]</c> says.</summary>
internal sealed record DeclareWords(Priority Priority, IReadOnlyList<string> Tickets, IReadOnlyList<string> Components, string Title,
    LocalText Text, NodaTime.Instant? Started, bool Private, bool Drill)
{
    /// <summary>Reads the words; gives a refusal instead where something is wrong with them.</summary>
    public static (DeclareWords? Words, Phrase? Fault) Read(Case @case)
    {
        var ask = @case.Ask;
        var options = DeclareOptions.Take(@case);
        if (options.Fault is { } wrong) return (null, wrong);
        var priority = @case.House.Settings.DefaultPriority;
        var tickets = new List<string>();
        var components = new List<string>();
        while (!ask.IsEmpty)
        {
            var word = ask.Peek;
            if (Priorities.PriorityCommand.Read(word) is { } p) { priority = p; ask.Next(); }
            else if (Priorities.PriorityCommand.LooksLikeOne(word)) return (null, DeclareTexts.NoSuchPriority(word));
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
        if (CaseTexts.TitleFault(title) is { } fault) return (null, fault);
        return CaseTexts.TextFault(text.ToInline(@case.House.Codes)) is { } longText
            ? (null, longText)
            : (new DeclareWords(priority, tickets, [.. components.Distinct()], title, text, options.Started, options.Private, options.Drill), null);
    }

    /// <summary>
    /// The component the text begins with. Its id before a title in capitals ("nexo Terminals are down", "nexo api Terminals are down") is taken off; where it
    /// may be the title's own first word ("api returns 500", "Instore payment is slow") it stays, and After is null.
    /// </summary>
    private static (string Id, string? After)? ComponentAtStart(House house, string rest)
    {
        foreach (var component in house.Settings.Components)
            foreach (var name in component.Name.Values.Prepend(component.Id).Where(n => n.Length > 0))
            {
                if (rest.Length <= name.Length || char.IsLetterOrDigit(rest[name.Length]) || Chat.Asking.Folding.Fold(rest[..name.Length]) != Chat.Asking.Folding.Fold(name)) continue;
                var after = rest[name.Length..].TrimStart();
                return (component.Id, rest.StartsWith(component.Id, StringComparison.Ordinal) && after.Length > 0 && (char.IsUpper(after[0]) || ComponentAtStart(house, after) is (_, not null)) ? after : null);
            }
        return null;
    }
}
