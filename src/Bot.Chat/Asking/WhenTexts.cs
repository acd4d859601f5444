using Bot.Chat.Phrases;
using NodaTime;

namespace Bot.Chat.Asking;

internal static class WhenTexts
{
    public static Phrase NoSuchTime(string typed) => new("when.no_time",
        "`{0}` is not a time of day. Write it like `15h11`, `15:11` or `3:11pm`.", "`{0}` n’est pas une heure. Écrivez-la comme `15h11`, `15:11` ou `3:11pm`.", typed);

    public static Phrase NoSuchDay(string typed) => new("when.no_day",
        "`{0}` is not a day of the calendar. Write it like `16/09 15h11` or `16/09/2025 15h11`, the day first.",
        "`{0}` n’est pas un jour du calendrier. Écrivez-le comme `16/09 15h11` ou `16/09/2025 15h11`, le jour d’abord.", typed);

    public static Phrase NeedsTime(string typed) => new("when.needs_time",
        "At what time on that day? For example `{0} 15h11`.", "À quelle heure ce jour-là ? Par exemple `{0} 15h11`.", typed);

    public static Phrase NoSuchZone(string typed) => new("when.no_zone",
        "What follows `{0}` is not a time zone. Write it like `+02:00`, `CEST` or `Europe/Paris`, or leave it out.",
        "Ce qui suit `{0}` n’est pas un fuseau horaire. Écrivez-le comme `+02:00`, `CEST` ou `Europe/Paris`, ou laissez-le de côté.", typed);

    public static Phrase WhichZone(string typed, string name) => new("when.which_zone",
        "`{1}` is not a time zone I know. Write it like `{0} +05:30` or `{0} Europe/Paris`; where it is a word, put its language before it: `{0} EN {1}`.",
        "Je ne connais pas le fuseau horaire `{1}`. Écrivez-le comme `{0} +05:30` ou `{0} Europe/Paris` ; si c’est un mot, mettez sa langue devant : `{0} FR {1}`.", typed, name);

    public static Phrase WhichMonth(string typed, LocalDate day, LocalDate other, string clock) => new("when.which_month",
        "Which day is `{0}`, where the day comes first? Write `{1} {3}` or `{2} {3}`.", "Quel jour est `{0}`, où le jour vient d’abord ? Écrivez `{1} {3}` ou `{2} {3}`.",
        typed, Iso(day), Iso(other), clock);

    private static string Iso(LocalDate day) => day.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static Phrase OneTime(string typed, string first, string second) => new("when.one_time",
        "`{0}` is from one time to another, and one time goes here. Write `{1}` or `{2}`.", "`{0}` va d’une heure à une autre, et une seule va ici. Écrivez `{1}` ou `{2}`.", typed, first, second);

    public static Phrase Future(string typed) => new("when.future",
        "`{0}` is still to come. Write when it happened: `15h11`, `yesterday 15h11` or `16/09 15h11`.", "`{0}` est encore à venir. Écrivez quand c’est arrivé : `15h11`, `hier 15h11` ou `16/09 15h11`.", typed);

    public static Phrase Skipped(string typed, string before, string after) => new("when.skipped",
        "`{0}` does not exist on that day: the clocks went forward. Write `{1}` or `{2}`.", "`{0}` n’existe pas ce jour-là : les horloges ont été avancées. Écrivez `{1}` ou `{2}`.", typed, before, after);

    public static Phrase Twice(string typed, string first, string second) => new("when.twice",
        "`{0}` happens twice on that day: the clocks go back. Write `{1}` for the first or `{2}` for the second.",
        "`{0}` existe deux fois ce jour-là : les horloges reculent. Écrivez `{1}` pour la première ou `{2}` pour la seconde.", typed, first, second);
}
