using Bot.Chat.Delivery;
using Bot.Features.Keeping;
using Bot.Incidents;

namespace Bot.Features.Desks;

/// <summary>The record as one person may see it: private incidents are not there for those outside.</summary>
internal sealed class Visible(IRecord all, Sitting sitting) : RecordView(all)
{
    public override Incident? ByNumber(int number) => If(base.ByNumber(number));
    public override Incident? ByRoom(Place place) => If(base.ByRoom(place));
    public override Incident? ByTicket(string ticket) => If(base.ByTicket(ticket));
    public override IReadOnlyList<Incident> List(bool openOnly, int limit) => [.. base.List(openOnly, limit).Where(sitting.MaySee)];

    private Incident? If(Incident? incident) => incident is not null && sitting.MaySee(incident) ? incident : null;
}
