using Bot.Chat.Asking;
using Bot.Chat.Delivery;
using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Bot.Features.Cards;
using Bot.Features.Deciding;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.Roles;

namespace Bot.Features.Roles;

/// <summary>
/// Who gets a role, and when. A free role is given at once; one that somebody holds is offered, and changes hands when the
/// receiver accepts. Taking it oneself needs nobody's word: on call, someone who steps forward leads.
/// </summary>
internal static class RoleMoves
{
    /// <summary>The role of a word, as the bot calls it in any language, of the beginning of one, or of a longer one ("leader", "communication"); nothing where several begin so.</summary>
    public static string? Find(House house, string word)
    {
        var folded = Folding.Fold(word);
        var roles = house.Settings.Roles;
        return roles.FirstOrDefault(r => Folding.Fold(r) == folded)
            ?? roles.FirstOrDefault(r => house.Languages.Prepend(house.Channel).Append(Language.French).Any(l => Folding.Fold(RoleTexts.Name(r).In(l)) == folded))
            ?? (folded.Length >= 3 && roles.Where(r => Folding.Fold(r).StartsWith(folded[..Math.Min(4, folded.Length)], StringComparison.Ordinal)).ToList() is [var only] ? only : null);
    }

    public static Decision Give(Case @case, string role)
    {
        var ask = @case.Ask;
        ask.Takes("to", "à", "is", "est", "=");
        if (ask.Takes("off", "none", "personne"))
            return @case.Incident.Roles.ContainsKey(role) ? Decision.Record(new RoleCleared(role)).Saying(RoleTexts.Cleared(role))
                : Decision.Refuse(RoleTexts.Nobody(role));
        if (ask.NextPerson() is not { } word) return Decision.Refuse(RoleTexts.Whom(role));
        if (@case.ActorOf(word) is not { } to) return Decision.Refuse(RoleTexts.WhoIs(word.Name));
        if (to.Id == Person.Bot.Id) return Decision.Refuse(RoleTexts.NotTheBot(to));
        var holder = @case.Incident.Roles.GetValueOrDefault(role);
        if (holder?.Id == to.Id) return Decision.Refuse(RoleTexts.Already(role, to));
        return holder is null || to.Id == @case.Me.Id
            ? Decision.Record(new RoleAssigned(role, to)).Saying(RoleTexts.Has(role, to, holder))
            : Offer(@case, role, to);
    }

    public static Decision Offer(Case @case, string role, Actor to) =>
        Decision.Record(new HandoverProposed(role, to)).Saying(RoleTexts.Offered(role, to, @case.Me),
            CardButtons.Run("handover", RoleTexts.Accept(), @case.House.Channel, @case.Incident, "accept", ButtonLook.Primary),
            CardButtons.Run("handover", RoleTexts.Decline(), @case.House.Channel, @case.Incident, "decline"));

    public static Decision Answer(Case @case, bool accept)
    {
        var offer = @case.Incident.Handovers.FirstOrDefault(h => h.Value.Id == @case.Me.Id);
        if (offer.Key is null) return Decision.Refuse(RoleTexts.NothingOffered(@case.Incident));
        var before = @case.Incident.Roles.GetValueOrDefault(offer.Key);
        return accept ? Decision.Record(new RoleAssigned(offer.Key, @case.Me)).Saying(RoleTexts.Has(offer.Key, @case.Me, before))
            : Decision.Record(new HandoverDeclined(offer.Key)).Saying(RoleTexts.Declined(offer.Key, @case.Me, before));
    }
}
