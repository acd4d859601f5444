using Bot.Chat.Phrases;

namespace Bot.Web.Dashboard;

internal static class DashboardTexts
{
    public static Phrase Title() => new("dashboard.title", "Dashboard", "Tableau de bord");
    public static Phrase Skip() => new("dashboard.skip", "Skip to the figures", "Aller aux chiffres");
    public static Phrase Periods() => new("dashboard.periods", "How far back", "Sur quelle durée");
    public static Phrase Days(int days) => days == 1 ? new("dashboard.day", "1 day", "1 jour") : new("dashboard.days", "{0} days", "{0} jours", days);
    public static Phrase Incidents() => new("dashboard.incidents", "Incidents", "Incidents");
    public static Phrase FalseAlarms() => new("dashboard.false_alarms", "False alarms", "Fausses alertes");
    public static Phrase Before(string was) => new("dashboard.before", "before: {0}", "avant : {0}", was);
    public static Phrase OpenNow() => new("dashboard.open", "Open now", "En cours");
    public static Phrase PromisesMissed() => new("dashboard.promises", "Promised updates that came late", "Communications promises et venues en retard");
    public static Phrase Owed() => new("dashboard.owed", "Postmortems to write", "Post mortems à écrire");
    public static Phrase FollowUps() => new("dashboard.follow_ups", "Follow-ups overdue, of those still to be done", "Actions en retard, parmi celles à mener");
    public static Phrase OfThese(int overdue, int open) => new("dashboard.of_these", "{0} of {1}", "{0} sur {1}", overdue, open);
    public static Phrase OverTime() => new("dashboard.over_time", "Incidents declared", "Incidents déclarés");
    public static Phrase ChartOf(int count, int most) => new("dashboard.chart", "{0} incidents, at most {1} in one column", "{0} incidents, au plus {1} dans une colonne", count, most);
    public static Phrase Column(string when, int count) => new("dashboard.column", "{0}: {1}", "{0} : {1}", when, count);
    public static Phrase Times() => new("dashboard.times", "How fast", "À quelle vitesse");
    public static Phrase Time() => new("dashboard.time", "Time", "Durée");
    public static Phrase Median() => new("dashboard.median", "Median", "Médiane");
    public static Phrase MedianBefore() => new("dashboard.median_before", "Median before", "Médiane avant");
    public static Phrase Longest() => new("dashboard.longest", "Longest", "Maximum");
    public static Phrase NoTimes() => new("dashboard.no_times", "No incident of this time has its clocks set yet: `/incident mark started at 15h11`.", "Aucun incident de cette période n’a encore ses heures : `/incident marquer début à 15h11`.");
    public static Phrase NothingOpen() => new("dashboard.nothing_open", "No incident is open.", "Aucun incident n’est ouvert.");
    public static Phrase Incident() => new("dashboard.incident", "Incident", "Incident");
    public static Phrase OpenFor() => new("dashboard.open_for", "Declared", "Déclaré");
    public static Phrase Leads() => new("dashboard.leads", "Lead", "Pilote");
    public static Phrase Nobody() => new("dashboard.nobody", "nobody", "personne");
    public static Phrase NextUpdate() => new("dashboard.next_update", "Next public update", "Prochaine communication");
    public static Phrase Late(string due) => new("dashboard.late", "{0}, late", "{0}, en retard", due);
    public static Phrase ToDo() => new("dashboard.to_do", "Follow-ups still to be done", "Actions encore à mener");
    public static Phrase NothingToDo() => new("dashboard.nothing_to_do", "Nothing is left to be done.", "Il ne reste rien à mener.");
    public static Phrase Action() => new("dashboard.action", "Action", "Action");
    public static Phrase Owner() => new("dashboard.owner", "Owner", "Responsable");
    public static Phrase Due() => new("dashboard.due", "Due", "Échéance");
    public static Phrase More(int count) => new("dashboard.more", "… and {0} more: `/incident actions all`", "… et {0} de plus : `/incident actions toutes`", count);
    public static Phrase WithoutPostmortem() => new("dashboard.without", "Over, and without a published postmortem", "Terminés, sans post mortem publié");
}
