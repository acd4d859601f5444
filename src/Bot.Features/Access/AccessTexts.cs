using Bot.Chat.Phrases;
using Bot.Incidents;

namespace Bot.Features.Access;

internal static class AccessTexts
{
    public static Phrase Help() => new("invite.help", "Brings people into the incident and its channel", "Fait entrer des personnes dans l’incident et son canal");
    public static Phrase Usage() => new("invite.usage", "`invite @ben`", "`inviter @ben`");
    public static Phrase Whom() => new("invite.whom", "Whom? `/incident invite @ben`.", "Qui ? `/incident inviter @ben`.");
    public static Phrase Already(string name) => new("invite.already", "{0} is in already.", "{0} en fait déjà partie.", name);
    public static Phrase Invited(IEnumerable<string> names) => new("invite.done", "Invited: {0}. The incident shows to them now, and its channel takes them in.", "Invitation : {0}. L’incident leur est maintenant visible et son canal les accueille.", string.Join(", ", names));
    public static Phrase Joined(Incident incident) => new("join.done", "You are in {0}: {1}. `/incident {0} catchup` brings you up to date.",
        "Vous êtes dans {0} : {1}. `/incident {0} résumé` vous met au courant.", incident.Key, incident.Title);
    public static Phrase JoinHelp() => new("join.help", "Takes you into the incident and its channel", "Vous fait entrer dans l’incident et son canal");
    public static Phrase Inside(string key) => new("access.inside", "You are in {0} already: `/incident {0} show`.", "Vous faites déjà partie de l’incident {0} : `/incident {0} afficher`.", key);
    public static Phrase Asked(string key) => new("access.asked", "The people of {0} have been asked to let you in.", "Les personnes de l’incident {0} ont été priées de vous laisser entrer.", key);
    public static Phrase AskedAlready(string key) => new("access.asked_already", "You asked already; the people of {0} have not answered yet.", "Vous l’avez déjà demandé ; les personnes de l’incident {0} n’ont pas encore répondu.", key);
    public static Phrase Wants(string name) => new("access.wants", "*{0}* asks to be let into this private incident.", "*{0}* demande à entrer dans cet incident privé.", name);
    public static string LetIn(Language language) => new Phrase("access.let_in", "Let in", "Laisser entrer").In(language);
    public static Phrase Request() => new("access.request", "Request access", "Demander l’accès");
}
