using Bot.Chat.Phrases;
using Bot.Features.Cards;
using Bot.Features.Roles;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.Clocks;
using Bot.Incidents.Fields;
using Bot.Incidents.FollowUps;
using Bot.Incidents.Texts;
using NodaTime;

namespace Bot.Features.Reading;

internal static class ReadingTexts
{
    /// <summary>Most characters of one line's text: the export and the console have the whole.</summary>
    public const int LongestLine = 300;

    public static Phrase TimelineHelp() => new("timeline.help", "Shows what happened, in order", "Montre ce qui s’est passé, dans l’ordre");
    public static Phrase TimelineUsage() => new("timeline.usage", "`timeline`, `timeline all`, `timeline 50`", "`chronologie`, `chronologie tout`, `chronologie 50`");
    public static Phrase WhichTimeline(string typed) => new("timeline.which", "`{0}` says nothing about which entries. There are `timeline`, `timeline all` and `timeline 50`.", "`{0}` ne dit pas quelles entrées. Il y a `chronologie`, `chronologie tout` et `chronologie 50`.", Cutting.Shortened(typed.ReplaceLineEndings(" "), 80));
    public static Phrase NoteIt(string words) => new("timeline.note", "To write it there: `/incident note {0}`.", "Pour l’y écrire : `/incident noter {0}`.", Cutting.Shortened(words.ReplaceLineEndings(" "), 1000));
    public static Phrase CatchupHelp() => new("catchup.help", "Brings a late joiner up to date in six lines", "Met au courant en six lignes");
    public static Phrase ListHelp() => new("list.help", "Lists incidents", "Donne la liste des incidents");
    public static Phrase ListUsage() => new("list.usage", "`list`, `list mine`, `list all`, `list closed`, `list P1`, `list payouts` for the word in a title", "`liste`, `liste miens`, `liste tous`, `liste fermés`, `liste P1`, `liste virements` pour le mot d’un titre");
    public static Phrase ShowHelp() => new("show.help", "Shows the incident’s card", "Montre la fiche de l’incident");

    public static Phrase Empty() => new("timeline.empty", "Nothing is recorded yet.", "Rien n’est encore enregistré.");
    public static Phrase More(int count, string key) => count == 1
        ? new("timeline.more_one", "1 earlier entry: `/incident {0} timeline all`, or the export.", "1 entrée plus ancienne : `/incident {0} chronologie tout`, ou l’export.", key)
        : new("timeline.more", "{0} earlier entries: `/incident {1} timeline all`, or the export.",
            "{0} entrées plus anciennes : `/incident {1} chronologie tout`, ou l’export.", count, key);

    public static Phrase NoIncidents() => new("list.none", "No incident is open. `/incident declare P2 title` opens one.", "Aucun incident n’est ouvert. `/incident déclarer P2 titre` en ouvre un.");
    public static Phrase NoneOfThose() => new("list.none_of_those", "None of those. `/incident list` shows every open incident.", "Aucun de ceux-là. `/incident liste` montre tous les incidents ouverts.");
    public static Phrase WhichList(string typed) => new("list.which", "`{0}` is no list, and in no title. There are `list`, `list mine`, `list all`, `list closed` and `list P1`.", "`{0}` n’est pas une liste, et n’est dans aucun titre. Il y a `liste`, `liste miens`, `liste tous`, `liste fermés` et `liste P1`.", Cutting.Shortened(typed.ReplaceLineEndings(" "), 80));

    public static Phrase ListLine(Incident incident, Language language) => new("list.line", "*{0}* {1} *{2}* {5}{3}{4}", "*{0}* {1} *{2}* {5}{3}{4}",
        incident.Key, incident.Priority.ToString(), language.Label(IncidentCard.StatusKey(incident)), incident.Title,
        incident.Tickets.IsEmpty ? "" : $" ({string.Join(", ", incident.Tickets)})", IncidentCard.DrillMark(incident, language));

    public static IEnumerable<Phrase> Catchup(Incident incident, House house, Language language, Instant now)
    {
        yield return new("catchup.1", "*{0}* {1} *{2}*: {3}{4}", "*{0}* {1} *{2}* : {3}{4}", incident.Key, incident.Priority.ToString(),
            language.Label(IncidentCard.StatusKey(incident)), incident.Title, incident.Tickets.IsEmpty ? "" : $" ({string.Join(", ", incident.Tickets)})");
        var impact = incident.TextOf(TextField.Impact);
        yield return new("catchup.2", "Impact: {0}", "Impact : {0}", impact.IsEmpty ? "–" : InOneLine(impact, house, language));
        var clocks = incident.Clocks.Where(c => ClockKinds.IsMarked(c.Key) || c.Key == Clock.Declared).OrderBy(c => c.Value.At)
            .Select(c => $"{language.Label(StatusLabels.Key(c.Key))} {language.DateTime(c.Value.At, house.Zone)}");
        yield return new("catchup.3", "Times: {0}", "Heures : {0}", string.Join(", ", clocks));
        yield return new("catchup.4", "Who: {0}", "Qui : {0}", incident.Roles.IsEmpty ? "–" : Phrase.Join(", ", incident.Roles.Select(r => new Phrase("catchup.role", "{0} {1}", "{0} {1}", RoleTexts.Name(r.Key), r.Value.Name))));
        var update = incident.Updates.LastOrDefault(u => u.Status != Incidents.Lifecycles.Status.Postmortem);
        var heard = incident.IsPublic ? new Phrase("catchup.public", "Public", "Public") : new Phrase("catchup.record", "Updates, not public", "Communications, non publiques");
        yield return update is null ? new("catchup.5_none", "{0}: nothing yet", "{0} : rien encore", heard)
            : new("catchup.5", "{3}, {0}: {1}{2}", "{3}, {0} : {1}{2}", language.DateTime(update.DisplayAt, house.Zone),
                InOneLine(update.Text, house, language),
                incident.Promise is { } p ? new Phrase("catchup.next", " Next by {0}.", " Prochaine avant {0}.", Say.When(p.Due, now, house.Zone)) : Phrase.Empty, heard);
        var open = incident.FollowUps.Values.Count(f => f.State == FollowUpState.Open);
        var last = incident.Overview.Values.OrderBy(l => l.At).LastOrDefault();
        yield return new("catchup.6", "Last noted: {0}. Open follow-ups: {1}.", "Dernière note : {0}. Actions ouvertes : {1}.",
            last is null ? "–" : $"{language.DateTimeAfter(last.At, house.Zone, now.InZone(house.Zone).Date)} {InOneLine(last.Text, house, language).TrimEnd('.')}", open);
    }

    private static string InOneLine(LocalText text, House house, Language language) => Cutting.Shortened(text[language.Code] ?? text.ToInline(house.Codes), LongestLine);
}
