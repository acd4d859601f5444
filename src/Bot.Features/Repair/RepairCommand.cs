using Bot.Chat.Asking;
using Bot.Chat.Delivery;
using Bot.Chat.Phrases;
using Bot.Features.Cards;
using Bot.Features.Deciding;

namespace Bot.Features.Repair;

/// <summary><c>/incident repair</c> makes anew whatever is missing in chat: channel, card, pin, announcement.</summary>
public sealed class RepairCommand : ICommand
{
    /// <inheritdoc/>
    public CommandWords Words { get; } = new("repair", new Phrase("repair.help", "Makes anew what is missing in chat", "Recrée ce qui manque dans la messagerie"))
    {
        French = ["réparer"], Order = 86, Example = "repair", Usage = new("repair.usage", "`repair`", "`réparer`"),
    };

    /// <inheritdoc/>
    public Decision Decide(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        return RoomEffects.Anew(@case.Incident, @case.House, @case.Ask.Place).Aggregate(Decision.Nothing, (decision, effect) => decision.Doing(effect)).Doing(new Effect.Publish(Anew: true))
            .Telling(new Phrase("repair.now", "Looking after the channel, card, pin, announcement and status page of {0}; what still fails shows on the card.",
                "Vérification du canal, de la fiche, de l’épingle, de l’annonce et de la page de statut de l’incident {0} ; ce qui échoue encore se voit sur la fiche.", @case.Incident.Key));
    }
}
