using Bot.Chat.Phrases;

namespace Bot.Web.StatusPage;

/// <summary>What the page says around what the company wrote.</summary>
internal static class StatusPageTexts
{
    public static Phrase Title() => new("page.title", "Service status", "État des services");
    public static Phrase TitleOf(string name) => new("page.title_of", "{0} status", "{0} : état des services", name);

    /// <summary>The page in a word; Statuspage's own in English.</summary>
    public static Phrase Overall(string indicator) => indicator switch
    {
        "critical" => new("page.critical", "Major System Outage", "Panne majeure"),
        "major" => new("page.major", "Partial System Outage", "Panne partielle"),
        "minor" => new("page.minor", "Minor Service Outage", "Perturbation mineure"),
        "maintenance" => new("page.maintenance", "Service Under Maintenance", "Maintenance en cours"),
        _ => new("page.none", "All Systems Operational", "Tous les services sont opérationnels"),
    };

    public static Phrase UnderWay() => new("page.under_way", "An incident is under way", "Un incident est en cours");

    public static Phrase Impact(string impact) => impact switch
    {
        "critical" => new("page.impact_critical", "Critical impact", "Impact critique"),
        "major" => new("page.impact_major", "Major impact", "Impact majeur"),
        "minor" => new("page.impact_minor", "Minor impact", "Impact mineur"),
        _ => new("page.impact_none", "No impact", "Sans impact"),
    };

    public static Phrase Components() => new("page.components", "Services", "Services");
    public static Phrase Affected(string services) => new("page.affected", "Affected services: {0}", "Services touchés : {0}", services);
    public static Phrase Past() => new("page.past", "Past incidents", "Incidents passés");
    public static Phrase NothingPast(int days) => new("page.nothing_past", "No incident in the last {0} days.", "Aucun incident ces {0} derniers jours.", days);
    public static Phrase NothingEver() => new("page.nothing_ever", "No incident so far.", "Aucun incident à ce jour.");
    public static Phrase History() => new("page.history", "Incident history", "Historique des incidents");
    public static Phrase Current() => new("page.current", "Current status", "État actuel");
    public static Phrase Postmortem() => new("page.postmortem", "Postmortem", "Post mortem");
    public static Phrase ReadPostmortem() => new("page.read_postmortem", "Read the postmortem", "Lire le post mortem");
    public static Phrase Missing(string language) => new("page.missing", "Not available in {0}:", "Non disponible en {0} :", language);
    public static Phrase Languages() => new("page.languages", "Language", "Langue");
    public static Phrase Zone(string zone) => new("page.zone", "Time zone: {0}.", "Fuseau horaire : {0}.", zone);
    public static Phrase Renews() => new("page.renews", "This page renews itself every minute.", "Cette page se met à jour chaque minute.");
    public static Phrase Started() => new("page.started", "Started", "Début");
    public static Phrase Follow() => new("page.follow", "Follow by", "Suivre par");
    public static Phrase NotFound() => new("page.not_found", "There is no such page.", "Cette page n’existe pas.");
    public static Phrase Unavailable() => new("page.unavailable", "The status cannot be read at the moment. Please try again in a minute.", "L’état ne peut pas être lu pour l’instant. Réessayez dans une minute.");
}
