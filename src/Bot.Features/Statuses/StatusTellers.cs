using Bot.Chat.Phrases;
using Bot.Features.Cards;
using Bot.Features.Deciding;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.Lifecycles;

namespace Bot.Features.Statuses;

internal sealed class StatusChangedTeller : Teller<StatusChanged>
{
    public override Phrase Tell(StatusChanged what, Entry entry, House house)
    {
        var moved = what.Reason is { } reason
            ? new Phrase("status.told_back", "status {0} → *{1}*: {2}", "statut {0} → *{1}* : {2}", StatusLabels.Typed(what.From), StatusLabels.Typed(what.To), reason)
            : new Phrase("status.told", "status {0} → *{1}*", "statut {0} → *{1}*", StatusLabels.Typed(what.From), StatusLabels.Typed(what.To));
        return what.Skipped.IsEmpty ? moved : new Phrase("status.told_skipped", "{0} ({1} skipped)", "{0} (sans passer par {1})", moved,
            Phrase.Join(", ", what.Skipped.Select(StatusTexts.Word)));
    }
}
