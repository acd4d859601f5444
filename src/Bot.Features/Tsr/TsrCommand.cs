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
        if (Named(@case.House, ask) is not [_, ..] named)
            return Decision.Refuse(Meant(@case.House, ask) is { } meant ? TsrTexts.WriteLike(meant)
                : TsrTexts.NotOne(ask.Rest, @case.House.Settings.TicketExample));
        return drop ? Drop(@case, named) : Assign(@case, named, also);
    }

    /// <summary>Assigns references: the first as the primary one, or all beside those there are. All of them, or none.</summary>
    internal static Decision Assign(Case @case, IReadOnlyList<string> named, bool also, string? field = null)
    {
        foreach (var ticket in named)
            if (@case.Record.ByTicket(ticket) is { } other && other.Number != @case.Incident.Number) return Decision.Refuse(TsrTexts.Claimed(ticket, other), field);
        var before = @case.Incident.Tickets;
        System.Collections.Immutable.ImmutableList<string> after = also ? [.. before.Union(named)] : [.. named.Union(before)];
        return after.SequenceEqual(before) ? Decision.Refuse(TsrTexts.AlreadyHas(string.Join(", ", named)), field) : Set(after);
    }

    /// <summary>The references that stand next: <c>TSR-2292, TSR-7 and TSR-8</c>.</summary>
    private static List<string> Named(House house, Ask ask)
    {
        var named = new List<string>();
        while (house.IsTicket(ask.Peek.TrimEnd(',', ';'), out var ticket))
        {
            ask.Next();
            named.Add(ticket);
            ask.Takes("also", "and", "aussi", "et", "&", "+", ",");
        }
        return named;
    }

    /// <summary>What somebody meant who wrote <c>tsr 2292</c> or <c>TSR2292</c>; nothing where it is no such thing.</summary>
    internal static string? Meant(House house, Ask ask)
    {
        if (Loose().Match(ask.Rest) is not { Success: true } match) return null;
        var letters = match.Groups["letters"].Value.ToUpperInvariant();
        return house.Settings.TicketExample.StartsWith(letters + "-", StringComparison.OrdinalIgnoreCase)
            && house.IsTicket($"{letters}-{match.Groups["digits"].Value}", out var meant) ? meant : null;
    }

    private static Decision Drop(Case @case, List<string> named)
    {
        var tickets = @case.Incident.Tickets;
        return named.Except(tickets).FirstOrDefault() is { } missing
            ? Decision.Refuse(TsrTexts.HasNot(missing, tickets.IsEmpty ? "–" : string.Join(", ", tickets)))
            : Set(tickets.RemoveRange(named));
    }

    private static Decision Set(System.Collections.Immutable.ImmutableList<string> tickets) =>
        Decision.Record(new TicketsSet(tickets)).Saying(tickets.IsEmpty ? TsrTexts.None() : TsrTexts.Now(string.Join(", ", tickets)));
}
