using System.Text.RegularExpressions;
using Bot.Chat.Asking;
using Bot.Features.Deciding;
using Bot.Features.Settings;
using Bot.Incidents.Fields;

namespace Bot.Features.Tsr;

/// <summary><c>/incident tsr TSR-2292</c> assigns the reference the rest of the company uses; <c>/tsr</c> is its shortcut.</summary>
public sealed partial class TsrCommand : ICommand
{
    [GeneratedRegex(@"^(?<letters>\p{L}{2,10})[\s\-_#n°]{0,3}(?<digits>\d{1,9})(?=\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Loose();

    /// <inheritdoc/>
    public CommandWords Words { get; } = new("tsr", TsrTexts.Help())
    {
        French = ["ticket", "tsr"], Also = ["ticket"], Usage = TsrTexts.Usage(), Order = 30, Example = "tsr TSR-2292",
        Completions = ["TSR-", "also TSR-", "drop TSR-"],
    };

    /// <inheritdoc/>
    public Decision Decide(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var ask = @case.Ask;
        var also = ask.Takes("also", "add", "aussi", "ajouter");
        var drop = !also && ask.Takes("drop", "remove", "retirer", "supprimer");
        if (ask.IsEmpty) return Decision.Refuse(TsrTexts.WhichOne(@case.House.Settings.TicketExample));
        if (!@case.House.IsTicket(ask.Peek, out var ticket))
            return Decision.Refuse(Meant(@case.House, ask) is { } meant ? TsrTexts.WriteLike(meant)
                : TsrTexts.NotOne(ask.Rest, @case.House.Settings.TicketExample));
        ask.Next();
        var decision = drop ? Drop(@case, ticket) : Assign(@case, ticket, also);
        // "tsr TSR-2292 also TSR-7" in one line.
        return decision.IsRefused || ask.IsEmpty || drop || !ask.Takes("also", "aussi") || !@case.House.IsTicket(ask.Peek, out var second)
            ? decision : Second(@case, decision, second);
    }

    /// <summary>Assigns a reference, as the primary one or beside it.</summary>
    internal static Decision Assign(Case @case, string ticket, bool also, string? field = null)
    {
        var tickets = @case.Incident.Tickets;
        if (@case.Record.ByTicket(ticket) is { } other && other.Number != @case.Incident.Number)
            return Decision.Refuse(TsrTexts.Claimed(ticket, other), field);
        if (tickets.Contains(ticket) && (also || tickets[0] == ticket)) return Decision.Refuse(TsrTexts.AlreadyHas(ticket), field);
        return Set(also ? tickets.Add(ticket) : tickets.Remove(ticket).Insert(0, ticket));
    }

    /// <summary>What somebody meant who wrote <c>tsr 2292</c> or <c>TSR2292</c>; nothing where it is no such thing.</summary>
    internal static string? Meant(House house, Ask ask)
    {
        if (Loose().Match(ask.Rest) is not { Success: true } match) return null;
        var letters = match.Groups["letters"].Value.ToUpperInvariant();
        return house.Settings.TicketExample.StartsWith(letters + "-", StringComparison.OrdinalIgnoreCase)
            && house.IsTicket($"{letters}-{match.Groups["digits"].Value}", out var meant) ? meant : null;
    }

    private static Decision Second(Case @case, Decision first, string ticket)
    {
        if (@case.Record.ByTicket(ticket) is { } other && other.Number != @case.Incident.Number) return Decision.Refuse(TsrTexts.Claimed(ticket, other));
        var tickets = ((TicketsSet)first.Events[0].What).Tickets;
        return tickets.Contains(ticket) ? first : Set(tickets.Add(ticket));
    }

    private static Decision Drop(Case @case, string ticket)
    {
        var tickets = @case.Incident.Tickets;
        return !tickets.Contains(ticket)
            ? Decision.Refuse(TsrTexts.HasNot(ticket, tickets.IsEmpty ? "–" : string.Join(", ", tickets)))
            : Set(tickets.Remove(ticket));
    }

    private static Decision Set(System.Collections.Immutable.ImmutableList<string> tickets) =>
        Decision.Record(new TicketsSet(tickets)).Saying(tickets.IsEmpty ? TsrTexts.None() : TsrTexts.Now(string.Join(", ", tickets)));
}
