using Bot.Chat.Phrases;
using Bot.Incidents;

namespace Bot.Features.Access;

internal static class AccessTexts
{
    public static Phrase Help() => new("invite.help", "Brings people into the incident and its channel", "Fait entrer des personnes dans l’incident et son canal");
    public static Phrase Usage() => new("invite.usage", "`invite @ben`", "`inviter @ben`");
    public static Phrase Whom() => new("invite.whom", "Whom? `/incident invite @ben`.", "Qui ? `/incident inviter @ben`.");
    public static Phrase Already(string name) => new("invite.already", "{0} is in already.", "{0} en fait déjà partie.", name);

    /// <summary>They may see it, and what becomes of them in its channels: Slack's take them in, and in Teams only people bring in people.</summary>
    public static Phrase Invited(IReadOnlyCollection<Actor> people, Incident incident)
    {
        var names = string.Join(", ", people.Select(p => p.Name));
        return IsIn(incident, "teams", people) ? new("invite.done_teams", "Invited: {0}. The incident shows to them now. A bot cannot bring anybody into a conversation in Teams: add whoever is not in it yet.",
                "Invitation : {0}. L’incident leur est maintenant visible. Un bot ne peut faire entrer personne dans une conversation Teams : ajoutez-y ceux qui n’y sont pas encore.", names)
            : incident.Rooms.IsEmpty ? new("invite.done_roomless", "Invited: {0}. The incident shows to them now; it has no channel.", "Invitation : {0}. L’incident leur est maintenant visible ; il n’a pas de canal.", names)
            : new("invite.done", "Invited: {0}. The incident shows to them now, and its channel takes them in.", "Invitation : {0}. L’incident leur est maintenant visible et son canal les accueille.", names);
    }

    /// <summary>Whether the incident has a conversation in the chat that some of these people are of.</summary>
    internal static bool IsIn(Incident incident, string platform, IEnumerable<Actor> people) =>
        incident.Rooms.ContainsKey(platform) && people.Any(p => p.Id.StartsWith(platform + ":", StringComparison.Ordinal));

    public static Phrase Joined(Incident incident) => new("join.done", "You are in {0}: {1}. `/incident {0} catchup` brings you up to date.",
        "Vous êtes dans {0} : {1}. `/incident {0} résumé` vous met au courant.", incident.Key, incident.Title);
    public static Phrase JoinHelp() => new("join.help", "Takes you into the incident and its channel", "Vous fait entrer dans l’incident et son canal");
    public static Phrase Inside(string key) => new("access.inside", "You are in {0} already: `/incident {0} show`.", "Vous faites déjà partie de l’incident {0} : `/incident {0} afficher`.", key);
    public static Phrase Asked(string key) => new("access.asked", "The people of {0} have been asked to let you in.", "Les personnes de l’incident {0} ont été priées de vous laisser entrer.", key);
    public static Phrase AskedThem(string key, string name) => new("access.asked_them", "{1} has been asked to let you into {0}.", "{1} a été prié de vous laisser entrer dans {0}.", key, name);
    public static Phrase AskThem(string key, string name) => new("access.ask_them", "I cannot reach the people of {0}: ask {1} to let you in.", "Je ne peux pas joindre les personnes de l’incident {0} : demandez à {1} de vous laisser entrer.", key, name);
    public static Phrase AskedAlready(string key) => new("access.asked_already", "You asked already; the people of {0} have not answered yet.", "Vous l’avez déjà demandé ; les personnes de l’incident {0} n’ont pas encore répondu.", key);
    public static Phrase Wants(string name) => new("access.wants", "*{0}* asks to be let into this private incident.", "*{0}* demande à entrer dans cet incident privé.", name);
    public static Phrase WantsInto(string key, string name) => new("access.wants_into", "*{1}* asks to be let into *{0}*, which is private.", "*{1}* demande à entrer dans *{0}*, qui est privé.", key, name);
    public static Phrase LetInto(Incident incident, Actor person) => IsIn(incident, "teams", [person])
        ? new("access.let_into_teams", "You have been let into *{0}*: `/incident {0} show`. A bot cannot bring anybody into its chat: {1} can.",
            "On vous a laissé entrer dans *{0}* : `/incident {0} afficher`. Un bot ne peut faire entrer personne dans sa conversation : {1} le peut.", incident.Key, incident.Roles.GetValueOrDefault("lead")?.Name ?? incident.DeclaredBy?.Name)
        : new("access.let_into", "You have been let into *{0}*: `/incident {0} show`.", "On vous a laissé entrer dans *{0}* : `/incident {0} afficher`.", incident.Key);
    public static string LetIn(Language language) => new Phrase("access.let_in", "Let in", "Laisser entrer").In(language);
    public static Phrase Request() => new("access.request", "Request access", "Demander l’accès");
}
