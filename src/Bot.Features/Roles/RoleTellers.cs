using Bot.Chat.Phrases;
using Bot.Features.Deciding;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.Roles;

namespace Bot.Features.Roles;

internal sealed class RoleAssignedTeller : Teller<RoleAssigned>
{
    public override Phrase Tell(RoleAssigned what, Entry entry, House house) => new("role.told", "{0}: {1}", "{0} : {1}", RoleTexts.Name(what.Role), what.Holder.Name);
}

internal sealed class HandoverProposedTeller : Teller<HandoverProposed>
{
    public override Phrase Tell(HandoverProposed what, Entry entry, House house) => new("role.told_offered", "offered {0} to {1}", "a proposé {0} à {1}", RoleTexts.Name(what.Role), what.To.Name);
}

internal sealed class HandoverDeclinedTeller : Teller<HandoverDeclined>
{
    public override Phrase Tell(HandoverDeclined what, Entry entry, House house) => new("role.told_declined", "declined {0}", "a refusé {0}", RoleTexts.Name(what.Role));
}

internal sealed class RoleClearedTeller : Teller<RoleCleared>
{
    public override Phrase Tell(RoleCleared what, Entry entry, House house) => RoleTexts.Cleared(what.Role);
}
