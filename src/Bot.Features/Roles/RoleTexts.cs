using Bot.Chat.Phrases;
using Bot.Incidents;

namespace Bot.Features.Roles;

internal static class RoleTexts
{
    /// <summary>A role as people call it; one of the company's own as it is configured.</summary>
    public static Phrase Name(string role) => role switch
    {
        "lead" => new("role.name_lead", "lead", "pilote"),
        "comms" => new("role.name_comms", "comms", "communication"),
        _ => Phrase.Verbatim(role),
    };

    public static Phrase LeadHelp() => new("lead.help", "Says who leads", "Dit qui mène");
    public static Phrase LeadUsage() => new("lead.usage", "`lead @ana`, `lead me`, `lead off`", "`pilote @ana`, `pilote moi`, `pilote off`");
    public static Phrase RoleHelp() => new("role.help", "Gives a role to somebody", "Donne un rôle à quelqu’un");
    public static Phrase RoleUsage() => new("role.usage", "`role comms @ben`, `role scribe me`, `role comms off`", "`rôle comms @ben`, `rôle scribe moi`, `rôle comms off`");
    public static Phrase HandoverHelp() => new("handover.help", "Hands your role over; the receiver accepts", "Passe votre rôle ; la personne l’accepte");
    public static Phrase HandoverUsage() => new("handover.usage", "`handover [role] @ben`, `handover accept`, `handover decline`", "`passation [rôle] @ben`, `passation accepter`, `passation refuser`");

    public static Phrase WhichRole(string typed, IReadOnlyList<string> roles) => new("role.which",
        "Which role? There are {0}: `/incident role {1} @ana`.", "Quel rôle ? Il y a {0} : `/incident rôle {1} @ana`.",
        string.Join(", ", roles), roles.Count > 1 ? roles[1] : roles.FirstOrDefault() ?? "lead", typed);

    public static Phrase Whom(string role) => new("role.whom", "To whom? `/incident role {0} @ana`, or `me`.", "À qui ? `/incident rôle {0} @ana`, ou `moi`.", role);
    public static Phrase HandToWhom() => new("role.hand", "To whom? `/incident handover @ben`.", "À qui ? `/incident passation @ben`.");
    public static Phrase WhoIs(string name) => new("role.who", "I cannot tell who `@{0}` is. Pick the person from the list that opens after typing `@`.",
        "Je ne sais pas qui est `@{0}`. Choisissez la personne dans la liste qui s’ouvre après `@`.", name);

    public static Phrase NotTheBot(Actor bot) => new("role.bot", "{0} is a bot and holds no role. Name a person: `/incident lead @ana`, or `me`.",
        "{0} est un bot et ne tient aucun rôle. Nommez une personne : `/incident pilote @ana`, ou `moi`.", bot.Name);

    public static Phrase Already(string role, Actor who) => new("role.already", "{0} already holds *{1}*.", "{0} a déjà le rôle *{1}*.", who.Name, Name(role));
    public static Phrase Nobody(string role) => new("role.nobody", "Nobody holds *{0}*.", "Personne n’a le rôle *{0}*.", Name(role));

    public static Phrase NotYours(string? role, Incident incident) => role is not null && incident.Roles.TryGetValue(role, out var holder)
        ? new("role.not_yours_but", "*{0}* is held by {1}, so only they can hand it over. To take it: `/incident role {0} me`.",
            "*{0}* est tenu par {1}, seule cette personne peut le passer. Pour le prendre : `/incident rôle {0} moi`.", role, holder.Name)
        : new("role.not_yours", "You hold no role here. `/incident lead me` takes the lead.", "Vous n’avez aucun rôle ici. `/incident pilote moi` prend la main.");

    public static Phrase NothingOffered(Incident incident) => new("role.nothing", "No role of {0} is offered to you. `/incident lead me` takes the lead.",
        "Aucun rôle de l’incident {0} ne vous est proposé. `/incident pilote moi` prend la main.", incident.Key);

    public static Phrase Has(string role, Actor who, Actor? before) => before is null
        ? new("role.has", "*{0}* is now {1}", "*{0}* : {1}", Name(role), who.Name)
        : new("role.has_from", "*{0}* is now {1}, after {2}", "*{0}* : {1}, à la suite de {2}", Name(role), who.Name, before.Name);

    public static Phrase Offered(string role, Actor to, Actor by) => new("role.offered",
        "{0}: {1} offers you *{2}*. `/incident handover accept` takes it.", "{0} : {1} vous propose *{2}*. `/incident passation accepter` le prend.",
        new Mention(to.Id, to.Name), by.Name, Name(role));

    public static Phrase Declined(string role, Actor who, Actor? holder) => new("role.declined", "{0} declined *{1}*; it stays with {2}.",
        "{0} a refusé *{1}* ; le rôle reste à {2}.", who.Name, Name(role), holder?.Name ?? "–");

    public static Phrase Cleared(string role) => new("role.cleared", "Nobody holds *{0}* now", "Plus personne n’a le rôle *{0}*", Name(role));
    public static Phrase Accept() => new("role.accept", "Accept", "Accepter");
    public static Phrase Decline() => new("role.decline", "Decline", "Refuser");
}
