using Bot.Chat.Phrases;
using Bot.Features.Cards;
using Bot.Features.Settings;
using Bot.Incidents.Clocks;
using NodaTime;

namespace Bot.Features.Mark;

internal static class MarkTexts
{
    public static Phrase Help() => new("mark.help", "Sets a clock: changed, started, alerted, detected, mitigated, ended",
        "Pose une heure : changement, début, alerte, détection, contournement, fin");

    public static Phrase Usage() => new("mark.usage", "`mark started at 15h11 [FR … EN …]`; `mark started off` empties it; `started 15h11` says `mark started at 15h11`",
        "`marquer début à 15h11 [FR … EN …]` ; `marquer début off` la vide ; `début 15h11` vaut `marquer début à 15h11`");

    public static Phrase WhichClock(string typed) => typed.Length == 0
        ? new("mark.which", "Which clock? changed, started, alerted, detected, mitigated or ended: `/incident mark started at 15h11`.",
            "Quelle heure ? changement, début, alerte, détection, contournement ou fin : `/incident marquer début à 15h11`.")
        : new("mark.no_such", "`{0}` is not a clock. There are changed, started, alerted, detected, mitigated, ended: `/incident mark started at 15h11`.",
            "`{0}` n’est pas une heure que je connais. Il y a changement, début, alerte, détection, contournement, fin : `/incident marquer début à 15h11`.", typed);

    public static Phrase SetByBot(Clock clock) => new("mark.bots",
        "`{0}` is set by the bot itself, when it happens. You can mark changed, started, alerted, detected, mitigated, ended.",
        "`{0}` est posée par le bot, quand cela arrive. Vous pouvez marquer changement, début, alerte, détection, contournement, fin.", StatusLabels.Typed(clock));

    public static Phrase When(Clock clock) => new("mark.when", "At what time? `/incident mark {0} at 15h11`, `… at 16/09 15h11`, `… at yesterday 3pm`, `… 5m ago`.",
        "À quelle heure ? `/incident marquer {0} à 15h11`, `… à 16/09 15h11`, `… hier 15h`, `… il y a 5 min`.", StatusLabels.Typed(clock));

    public static Phrase EndBeforeStart(Clock clock, Instant end, Instant start, House house) => new("mark.end_before_start",
        "{0} is before the start, {1}. Correct the start first (`/incident mark started at …`) or type the day too: `/incident {2}`.",
        "{0} précède le début, {1}. Corrigez d’abord le début (`/incident marquer début à …`) ou tapez aussi le jour : `/incident {2}`.",
        Say.DateTime(end, house.Zone), Say.DateTime(start, house.Zone), Fix(clock, "16/09 16h00"));

    public static Phrase StartAfterEnd(Instant start, Instant end, House house) => new("mark.start_after_end",
        "{0} is after the end, {1}. Correct the end first: `/incident mark ended at …`.", "{0} suit la fin, {1}. Corrigez d’abord la fin : `/incident marquer fin à …`.",
        Say.DateTime(start, house.Zone), Say.DateTime(end, house.Zone));

    public static Phrase Now(Clock clock, Instant at, House house, string text) => text.Length == 0
        ? new("mark.now", "*{0}* is {1}", "*{0}* : {1}", Say.Label(StatusLabels.Key(clock)), Say.DateTime(at, house.Zone))
        : new("mark.now_text", "*{0}* is {1}: {2}", "*{0}* : {1}, {2}", Say.Label(StatusLabels.Key(clock)), Say.DateTime(at, house.Zone), text);

    /// <summary>What to type to set a clock, without the slash command's word.</summary>
    public static Phrase Fix(Clock clock, string at) => new("fix.mark", "mark {0} at {1}", "marquer {0} à {1}", StatusLabels.Typed(clock), at);

    /// <summary>What to type to change what is said of a clock that is set.</summary>
    public static Phrase FixText(Clock clock) => new("fix.mark_text", "mark {0}", "marquer {0}", StatusLabels.Typed(clock));

    public static Phrase OneAtATime(string other) => new("mark.one", "One clock at a time: nothing was set. Send the first alone, then `/incident mark {0}`.",
        "Une heure à la fois : rien n’a été posé. Envoyez la première seule, puis `/incident marquer {0}`.", Cutting.Shortened(other, 80));

    public static Phrase StillSays(string language, string text, Clock clock) => new("mark.still_says", "{0} still says what it said before: “{1}”. To change it: `/incident {2} {0} …`.",
        "Le texte {0} est resté celui d’avant : « {1} ». Pour le changer : `/incident {2} {0} …`.", language.ToUpperInvariant(), Cutting.Shortened(text, 120), FixText(clock));

    public static Phrase Same() => new("mark.same", "That clock already stands there.", "Cette heure est déjà posée ainsi.");
    public static Phrase NotSet(Clock clock) => new("mark.not_set", "`{0}` is not set.", "`{0}` n’est pas posée.", StatusLabels.Typed(clock));
    public static Phrase Cleared(Clock clock, House house) => new("mark.cleared", "*{0}* is empty again", "*{0}* : vidée", Say.Label(StatusLabels.Key(clock)));
}
