using Bot.Chat.Phrases;
using Bot.Incidents;

namespace Bot.Features.Tsr;

internal static class TsrTexts
{
    public static Phrase Help() => new("tsr.help", "Assigns the ticket reference the company knows it by", "Affecte la référence du ticket connue de l’entreprise");

    public static Phrase Usage() => new("tsr.usage",
        "`tsr TSR-2292` makes it the primary one; `tsr also TSR-7` adds one; `tsr drop TSR-7` removes one; `/tsr TSR-2292` is the same",
        "`tsr TSR-2292` en fait la référence principale ; `tsr aussi TSR-7` en ajoute une ; `tsr retirer TSR-7` en retire une ; `/tsr TSR-2292` fait de même");

    public static Phrase WhichOne(string example) => new("tsr.which", "Which ticket? For example `/incident tsr {0}`.", "Quel ticket ? Par exemple `/incident tsr {0}`.", example);

    public static Phrase NotOne(string typed, string example) => new("tsr.not_one",
        "`{0}` is not a ticket reference. They look like `{1}`: `/incident tsr {1}`.", "`{0}` n’est pas une référence de ticket. Elles s’écrivent comme `{1}` : `/incident tsr {1}`.", typed, example);

    /// <summary>For a form, where no command is typed.</summary>
    public static Phrase LooksLike(string typed, string example) => new("tsr.looks_like", "`{0}` is not a ticket reference. They look like `{1}`.", "`{0}` n’est pas une référence de ticket. Elles s’écrivent comme `{1}`.", typed, example);

    public static Phrase WriteLike(string meant) => new("tsr.write_like",
        "Did you mean `{0}`? Ticket references are written that way: `/incident tsr {0}`.", "Vouliez-vous dire `{0}` ? Les références s’écrivent ainsi : `/incident tsr {0}`.", meant);

    public static Phrase Claimed(string ticket, Incident other) => new("tsr.claimed",
        "{0} already belongs to {1} ({2}), so it was not assigned here. Same incident? `/incident merge {1}`. Otherwise `/incident {1} tsr drop {0}` first.",
        "{0} appartient déjà à {1} ({2}) et n’a donc pas été affecté ici. Même incident ? `/incident fusionner {1}`. Sinon, d’abord `/incident {1} tsr retirer {0}`.",
        ticket, other.Key, other.Title);

    /// <summary>Before anything is declared.</summary>
    public static Phrase HasOne(string ticket, Incident other) => new("tsr.has_one", "{0} already belongs to {1} ({2}). Same incident? `/incident join {1}`. Otherwise leave the ticket out here.",
        "{0} appartient déjà à {1} ({2}). Même incident ? `/incident rejoindre {1}`. Sinon, laissez le ticket de côté ici.", ticket, other.Key, other.Title);

    public static Phrase AlreadyHas(string ticket) => new("tsr.has", "{0} is already assigned here.", "{0} est déjà affecté ici.", ticket);
    public static Phrase HasNot(string ticket, string has) => new("tsr.has_not", "{0} is not assigned here. Assigned: {1}.", "{0} n’est pas affecté ici. Affectés : {1}.", ticket, has);
    public static Phrase Now(string tickets) => new("tsr.now", "Ticket is now *{0}*", "Le ticket est maintenant *{0}*", tickets);
    public static Phrase None() => new("tsr.none", "No ticket is assigned any more", "Plus aucun ticket n’est affecté");
    public static Phrase Told(string tickets) => new("tsr.told", "ticket: {0}", "ticket : {0}", tickets);
    public static Phrase ToldMention(string ticket) => new("tsr.told_mention", "{0} was mentioned", "{0} a été mentionné", ticket);
}
