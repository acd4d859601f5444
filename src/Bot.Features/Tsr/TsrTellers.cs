using Bot.Chat.Phrases;
using Bot.Features.Deciding;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.Fields;

namespace Bot.Features.Tsr;

internal sealed class TicketsSetTeller : Teller<TicketsSet>
{
    public override Phrase Tell(TicketsSet what, Entry entry, House house) =>
        what.Tickets.IsEmpty ? TsrTexts.None() : TsrTexts.Told(string.Join(", ", what.Tickets));
}

internal sealed class TicketMentionedTeller : Teller<TicketMentioned>
{
    public override Phrase Tell(TicketMentioned what, Entry entry, House house) => TsrTexts.ToldMention(what.Ticket);
}
