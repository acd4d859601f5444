using Bot.Chat.Phrases;
using NodaTime;

namespace Bot.Features.Homes;

internal static class HomeTexts
{
    public static Phrase Title() => new("home.title", "Incidents", "Incidents");
    public static Phrase Mine() => new("home.mine", "My incidents", "Mes incidents");
    public static Phrase NoneMine() => new("home.none_mine", "You are in no open incident.", "Vous ne faites partie d’aucun incident ouvert.");
    public static Phrase Open() => new("home.open", "Open incidents", "Incidents ouverts");
    public static Phrase NoneOpen() => new("home.none_open", "No other incident is open.", "Aucun autre incident n’est ouvert.");
    public static Phrase Due() => new("home.due", "Follow-ups: mine, and due within a week", "Actions : les miennes, et à échéance sous une semaine");
    public static Phrase NoneDue() => new("home.none_due", "Nothing is due.", "Rien n’arrive à échéance.");
    public static Phrase More(int count) => new("home.more", "and {0} more: `/incident list all`", "et {0} de plus : `/incident liste tous`", count);
    public static Phrase Since(string status, string when) => new("home.since", "*{0}* since {1}", "*{0}* depuis le {1}", status, when);
    public static Phrase Lead(string name) => new("home.lead", "lead: {0}", "pilote : {0}", name);
    public static Phrase Nobody() => new("home.nobody", "nobody has it", "personne ne l’a prise");
    public static Phrase By(LocalDate day) => new("home.by", "by {0}", "pour le {0}", Dates.Figures(day));
    public static Phrase Overdue(LocalDate day) => new("home.overdue", "*overdue since {0}*", "*en retard depuis le {0}*", Dates.Figures(day));
    public static Phrase Show() => new("home.show", "Show", "Afficher");
    public static Phrase Done() => new("home.done", "Done", "Fait");
}
