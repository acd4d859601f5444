using Bot.Chat.Phrases;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.FollowUps;

namespace Bot.Features.Actions;

internal static class ActionTexts
{
    private const int Most = 40;

    /// <summary>What to type to change a follow-up, without the slash command's word.</summary>
    public static Phrase Fix(string english, string french, int number) => new("fix.action", "action {0} {2}", "action {1} {2}", english, french, number);

    public static Phrase Help() => new("action.help", "Adds, completes or closes follow-ups", "Ajoute, complète ou termine des actions");
    public static Phrase ListHelp() => new("actions.help", "Lists the follow-ups", "Donne la liste des actions");

    public static Phrase Usage() => new("action.usage",
        "`action add symptom -> action [@owner] [due 3d]`, with `FR … -> … EN … -> …` in both languages; `action done 2`, `action drop 2`, `action reopen 2`, `action owner 2 @ana`, `action due 2 30/09`, `action edit 2 FR … -> … EN … -> …`",
        "`action ajouter symptôme -> action [@personne] [échéance 3j]`, avec `FR … -> … EN … -> …` en deux langues ; `action terminée 2`, `action abandonner 2`, `action rouvrir 2`, `action responsable 2 @ana`, `action échéance 2 30/09`, `action modifier 2 FR … -> … EN … -> …`");

    public static Phrase What(string typed) => new("action.what",
        "What about the follow-ups? `/incident action add symptom -> action @owner due 3d`, or `done 2`, `drop 2`, `owner 2 @ana`, `due 2 30/09`.",
        "Que faire des actions ? `/incident action ajouter symptôme -> action @personne échéance 3j`, ou `terminée 2`, `abandonner 2`, `responsable 2 @ana`, `échéance 2 30/09`.", typed);

    public static Phrase Whose(FollowUp followUp) => new("action.whose", "Whose is it? `/incident action owner {0} @ana`.", "À qui revient-elle ? `/incident action responsable {0} @ana`.", followUp.Number);
    public static Phrase NeedsSymptom() => new("action.needs_symptom", "Say what was seen, too: late alerts.", "Dites aussi ce qui a été vu : alertes tardives.");
    public static Phrase NeedsAction() => new("action.needs_action", "Say what will be done, too: clean up error messages.", "Dites aussi ce qui sera fait : nettoyer les messages d’erreur.");

    public static Phrase NeedsArrow() => new("action.arrow",
        "A follow-up says what was seen and what will be done, with an arrow between: `/incident action add late alerts -> clean up error messages`.",
        "Une action dit ce qui a été vu et ce qui sera fait, avec une flèche entre les deux : `/incident action ajouter alertes tardives -> nettoyer les messages d’erreur`.");

    /// <summary>Ready to be typed, but for what was seen.</summary>
    public static Phrase NeedsSymptom(string action) => new("action.symptom",
        "Nothing was added. A follow-up also says what was seen, before an arrow: `/incident action add … -> {0}`.",
        "Rien n’a été ajouté. Une action dit aussi ce qui a été vu, avant une flèche : `/incident action ajouter … -> {0}`.", Cutting.Shortened(action.ReplaceLineEndings(" "), 300));

    public static Phrase WhenDue(string typed) => new("action.when",
        "`{0}` is not a day I understand. `due 3d`, `due 30/09` or `due 2025-09-30`.", "`{0}` n’est pas un jour que je comprends. `échéance 3j`, `échéance 30/09` ou `échéance 2025-09-30`.", typed);

    public static Phrase NoSuch(string typed, Incident incident) => incident.FollowUps.IsEmpty
        ? new("action.none_yet", "There are no follow-ups yet. `/incident action add symptom -> action`.", "Il n’y a pas encore d’action. `/incident action ajouter symptôme -> action`.")
        : new("action.no_such", "There is no follow-up `{0}`. They go from 1 to {1}: `/incident actions`.", "Il n’y a pas d’action `{0}`. Elles vont de 1 à {1} : `/incident actions`.", typed, incident.FollowUps.Keys.Max());

    public static Phrase Already(FollowUp followUp) => new("action.already", "Follow-up {0} already says that.", "L’action {0} le dit déjà.", followUp.Number);

    public static Phrase Said(FollowUp followUp, FollowUpChange change, House house) => change switch
    {
        FollowUpChange.Added => new("action.added", "Follow-up {0}: {1}", "Action {0} : {1}", followUp.Number, Line(followUp, house)),
        FollowUpChange.Done => new("action.done", "Follow-up {0} is done: {1}", "Action {0} terminée : {1}", followUp.Number, Line(followUp, house)),
        FollowUpChange.Dropped => new("action.dropped", "Follow-up {0} was dropped: {1}", "Action {0} abandonnée : {1}", followUp.Number, Line(followUp, house)),
        FollowUpChange.Reopened => new("action.reopened", "Follow-up {0} is open again: {1}", "Action {0} rouverte : {1}", followUp.Number, Line(followUp, house)),
        _ => new("action.edited", "Follow-up {0} is now: {1}", "Action {0} maintenant : {1}", followUp.Number, Line(followUp, house)),
    };

    /// <summary>One line for a list: action, symptom, owner, day.</summary>
    public static Phrase Line(FollowUp f, House house)
    {
        var owner = f.Owner is null ? new Phrase("action.no_owner", "no owner", "sans responsable") : new Phrase("action.owner", "{0}", "{0}", f.Owner.Name);
        var due = f.Due is { } day ? new Phrase("action.due", "due {0}", "échéance {0}", Dates.Figures(day))
            : new Phrase("action.no_due", "no date", "sans date");
        return new("action.line", "{0} → {1} ({2}, {3}{4})", "{0} → {1} ({2}, {3}{4})", f.Symptom.ToInline(house.Codes), f.Action.ToInline(house.Codes), owner, due,
            f.Ticket is null ? "" : ", " + f.Ticket);
    }

    public static Phrase ListUsage() => new("actions.usage", "`actions` here, `actions all`, `actions mine` or `actions overdue` for every incident", "`actions` ici, `actions toutes`, `actions miennes` ou `actions retard` pour tous les incidents");
    public static Phrase WhichList(string typed) => new("actions.which", "`{0}` is no list of follow-ups. There are `actions`, `actions all`, `actions mine` and `actions overdue`.", "`{0}` n’est pas une liste d’actions. Il y a `actions`, `actions toutes`, `actions miennes` et `actions retard`.", typed);
    public static Phrase NoneOpen() => new("actions.none_open", "No follow-up is left to do, in any incident.", "Il ne reste aucune action à mener, dans aucun incident.");
    public static Phrase NoneMine() => new("actions.none_mine", "No follow-up is left for you to do. `/incident actions all` lists everybody’s.", "Il ne vous reste aucune action à mener. `/incident actions toutes` donne celles de tous.");
    public static Phrase NoneOverdue() => new("actions.none_overdue", "No follow-up is overdue. `/incident actions all` lists those still to be done.", "Aucune action n’est en retard. `/incident actions toutes` donne celles qui restent à mener.");

    /// <summary>Those still to be done, of several incidents; the first so many.</summary>
    public static Phrase Open(IReadOnlyList<(Incident Incident, FollowUp FollowUp)> open, NodaTime.LocalDate today, House house) => Phrase.Lines(
    [
        new Phrase("actions.open_head", "*Follow-ups still to be done: {0}*", "*Actions encore à mener : {0}*", open.Count),
        .. open.Take(Most).Select(o => new Phrase("actions.open_line", "{0} *{1}* {2}. {3}", "{0} *{1}* {2}. {3}", o.FollowUp.IsOverdue(today) ? "⏰" : "▫", o.Incident.Key, o.FollowUp.Number, Line(o.FollowUp, house))),
        .. open.Count > Most ? [new Phrase("actions.more", "… and {0} more, due later.", "… et {0} de plus, à échéance plus lointaine.", open.Count - Most)] : Array.Empty<Phrase>(),
    ]);

    public static Phrase List(Incident incident, House house) => incident.FollowUps.IsEmpty ? NoSuch("", incident)
        : Phrase.Lines([new Phrase("actions.head", "*Follow-ups of {0}*", "*Actions de l’incident {0}*", incident.Key),
            .. incident.FollowUps.Values.Select(f => new Phrase("actions.line", "{0} {1}. {2}", "{0} {1}. {2}",
                f.State switch { FollowUpState.Done => "✅", FollowUpState.Dropped => "✖", _ => "▫" }, f.Number, Line(f, house)))]);
}
