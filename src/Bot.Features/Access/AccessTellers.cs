using Bot.Chat.Phrases;
using Bot.Features.Deciding;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.Timelines;

namespace Bot.Features.Access;

internal sealed class AccessRequestedTeller : Teller<AccessRequested>
{
    public override Phrase Tell(AccessRequested what, Entry entry, House house) => new("access.told_asked", "asked to be let in", "a demandé à entrer");
}

internal sealed class AccessEndedTeller : Teller<AccessEnded>
{
    public override Phrase Tell(AccessEnded what, Entry entry, House house) => new("access.told_ended", "no longer sees this incident", "ne voit plus cet incident");
}

internal sealed class AccessGrantedTeller : Teller<AccessGranted>
{
    public override Phrase Tell(AccessGranted what, Entry entry, House house) => new("access.told_granted", "brought in {0}", "a fait entrer {0}", what.To.Name);
}
