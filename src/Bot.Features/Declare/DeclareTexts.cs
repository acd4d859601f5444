using Bot.Chat.Phrases;
using Bot.Features.Settings;
using Bot.Incidents;

namespace Bot.Features.Declare;

internal static class DeclareTexts
{
    public static Phrase Help() => new("declare.help", "Opens an incident: channel, card and announcement", "Ouvre un incident : canal, fiche et annonce");

    public static Phrase Usage() => new("declare.usage",
        "`declare [P2] [TSR-2292] [component] title [FR … EN …] [--started 15h11] [--private] [--drill]`; alone it opens the form",
        "`déclarer [P2] [TSR-2292] [composant] titre [FR … EN …] [--started 15h11] [--private] [--drill]` ; seul, il ouvre le formulaire");

    public static Phrase StartedWhen() => new("declare.started", "When did it start? `--started 15h11` or `--started 16/09 15h11`.",
        "Quand a-t-il commencé ? `--started 15h11` ou `--started 16/09 15h11`.");

    public static Phrase IsItPrivate() => new("declare.is_it_private", "Nothing was opened: is the incident private? Then begin with it: `/incident declare --private P2 title`. If the word is part of the title, write it without what sets it apart.",
        "Rien n’a été ouvert : l’incident est-il privé ? Alors dites-le d’abord : `/incident déclarer --private P2 titre`. Si le mot fait partie du titre, écrivez-le sans ce qui le détache.");

    public static Phrase NoSuchPriority(string typed) => new("declare.priority", "`{0}` is not a priority. They go from P1 (worst) to P5: `/incident declare P2 title`.",
        "`{0}` n’est pas une priorité. Elles vont de P1 (la pire) à P5 : `/incident déclarer P2 titre`.", typed);

    public static Phrase WhichPriority() => new("declare.which_priority", "Which priority? `--priority P2`, from P1 (worst) to P5.", "Quelle priorité ? `--priority P2`, de P1 (la pire) à P5.");

    public static Phrase TicketLike(string meant) => new("declare.ticket", "Did you mean `{0}`? Ticket references are written that way: `/incident declare {0} title`.",
        "Vouliez-vous dire `{0}` ? Les références s’écrivent ainsi : `/incident déclarer {0} titre`.", meant);

    public static Phrase UnknownOption(string option) => new("declare.option",
        "I do not know `{0}`. There are `--priority P2`, `--ticket TSR-2292`, `--started 15h11`, `--private` and `--drill`.", "Je ne connais pas `{0}`. Il y a `--priority P2`, `--ticket TSR-2292`, `--started 15h11`, `--private` et `--drill`.", option);

    public static Phrase SimilarToForm(Incident other) => new("declare.similar_form",
        "{0} was opened a moment ago and sounds the same: {1}. Take part in it: `/incident join {0}`. If this is another one, write `--anyway` behind the title.",
        "{0} vient d’être ouvert et semble identique : {1}. Pour y participer : `/incident rejoindre {0}`. Si celui-ci en est un autre, écrivez `--quand-même` après le titre.", other.Key, other.Title);

    public static Phrase Similar(Incident other) => new("declare.similar",
        "{0} was opened a moment ago and sounds the same: {1}. Join it, or open another one anyway (`--anyway`)?",
        "{0} vient d’être ouvert et semble identique : {1}. Le rejoindre, ou en ouvrir un autre quand même (`--quand-même`) ?", other.Key, other.Title);

    public static Phrase Join(Incident other) => new("declare.join", "Join {0}", "Rejoindre {0}", other.Key);
    public static Phrase OpenAnyway() => new("declare.anyway", "Open anyway", "Ouvrir quand même");
    public static Phrase Told(string priority, string title) => new("declare.told", "declared *{0}*: {1}", "a déclaré *{0}* : {1}", priority, title);
    public static Phrase FirstSteps(NodaTime.Instant? started, House house) => started is { } at ? new("declare.first_started",
        "Who leads? `/incident lead @name`. {0}. Every message here is recorded; 📌 puts one on the timeline.",
        "Qui mène ? `/incident pilote @nom`. {0}. Chaque message ici est enregistré ; 📌 le met sur la chronologie.", Mark.MarkTexts.Now(Incidents.Clocks.Clock.Started, at, house, ""))
        : new("declare.first",
        "Who leads? `/incident lead @name`. When did it start? `/incident mark started at 15h11`. Every message here is recorded; 📌 puts one on the timeline.",
        "Qui mène ? `/incident pilote @nom`. Depuis quand ? `/incident marquer début à 15h11`. Chaque message ici est enregistré ; 📌 le met sur la chronologie.");
}
