using Bot.Chat.Phrases;
using Bot.Features.Forms;

namespace Bot.Features.Cards;

internal static class CardTexts
{
    public static Phrase Button(string formId) => formId switch
    {
        FormIds.Status => new("card.status", "Change status", "Changer le statut"),
        FormIds.Update => new("card.update", "Public update", "Communiquer"),
        FormIds.Ticket => new("card.ticket", "Ticket", "Ticket"),
        FormIds.Note => new("card.note", "Note or time", "Noter"),
        FormIds.FollowUp => new("card.follow_up", "Add follow-up", "Ajouter une action"),
        FormIds.Postmortem => new("card.postmortem", "Postmortem", "Post mortem"),
        FormIds.More => new("card.more", "More…", "Autres…"),
        FormIds.Declare => new("card.declare", "Declare incident", "Déclarer un incident"),
        _ => new("card.details", "Details", "Détails"),
    };

    public static Phrase Timeline() => new("card.timeline", "Timeline", "Chronologie");
    public static Phrase CatchUp() => new("card.catchup", "Catch me up", "Où en est-on ?");
    public static Phrase Review() => new("card.review", "What is missing", "Ce qui manque");
    public static Phrase TakeLead() => new("card.take_lead", "Take the lead", "Prendre la main");
    public static Phrase Status() => new("card.f_status", "Status", "Statut");
    public static Phrase Priority() => new("card.f_priority", "Priority", "Priorité");
    public static Phrase Tickets() => new("card.f_tickets", "Ticket", "Ticket");
    public static Phrase Components() => new("card.f_components", "Components", "Composants");
    public static Phrase Category() => new("card.f_category", "Category", "Catégorie");
    public static Phrase Responsibility() => new("card.f_responsibility", "Responsibility", "Responsabilité");
    public static Phrase Roles() => new("card.f_roles", "Roles", "Rôles");
    public static Phrase Times() => new("card.f_times", "Times", "Heures");
    public static Phrase NextUpdate() => new("card.f_next", "Next update", "Prochaine communication");
    public static Phrase Dora() => new("card.f_dora", "DORA", "DORA");
    public static Phrase FollowUps() => new("card.f_follow_ups", "Follow-ups", "Actions");
    public static Phrase Since(string time, string who) => new("card.since", "since {0}, {1}", "depuis le {0}, {1}", time, who);
    public static Phrase NoTicket() => new("card.no_ticket", "none yet: `/incident tsr …`", "aucun : `/incident tsr …`");
    public static Phrase NobodyLeads() => new("card.no_lead", "nobody leads yet", "personne ne mène encore");
    public static Phrase Offered(string name) => new("card.offered", "offered to {0}", "proposé à {0}", name);
    public static Phrase MissedPromise(string time) => new("card.missed", "*overdue since {0}*", "*en retard depuis le {0}*", time);
    public static Phrase StatusPage() => new("card.status_page", "Status page", "Page de statut");
    public static Phrase LastUpdate() => new("card.last_update", "Last public update", "Dernière communication");
    public static Phrase NoUpdate() => new("card.no_update", "Nothing public yet: `/incident update FR … EN …`", "Rien de public : `/incident update FR … EN …`");
    public static Phrase Missing(string language) => new("card.missing_language", "*{0} is missing*", "*{0} manquant*", language.ToUpperInvariant());
    public static Phrase Trouble() => new("card.trouble", "Chat trouble", "Problème de messagerie");
    public static Phrase Done(int done, int all) => new("card.done", "{0} of {1} done", "{0} sur {1} faites", done, all);
    public static Phrase Declared(string who, string when) => new("card.declared", "Declared by {0}, {1}", "Déclaré par {0}, {1}", who, when);
    public static Phrase PrivateLead(string who) => new("card.private_lead", "A private incident. Ask {0} for access.", "Un incident privé. Demandez l’accès à {0}.", who);
    public static Phrase Drill() => new("card.drill", "DRILL", "EXERCICE");
    public static Phrase Channel() => new("card.channel", "Channel", "Canal");
}
