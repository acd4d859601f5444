using Bot.Chat.Phrases;
using Bot.Features.Cards;
using Bot.Features.Set;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.Clocks;
using Bot.Incidents.Fields;

namespace Bot.Features.Postmortems;

/// <summary>What the record does know about a section that nobody filled, for the draft.</summary>
internal static class Known
{
    public static string For(TextField field, Incident incident, House house, Language language)
    {
        var facts = field switch
        {
            TextField.Service => incident.Components.Select(c => house.ComponentName(c.Id, language.Code)),
            TextField.Impact => Interval.Of(incident).Where(i => i.Name == "impact" && i.Length is not null)
                .Select(i => $"{language.Label("interval.impact")} {language.Duration(i.Length!.Value)}")
                .Concat(incident.Components.Select(c => $"{house.ComponentName(c.Id, language.Code)} ({language.Label(StatusLabels.Key(c.Status))})")),
            TextField.Cause => incident.Clocks.TryGetValue(Clock.Changed, out var changed)
                ? [$"{language.Label(StatusLabels.Key(Clock.Changed))} {language.DateTime(changed.At, house.Zone)} {changed.Text[language.Code]}".TrimEnd()] : [],
            _ => new[] { incident.Category, incident.Responsibility }.OfType<string>(),
        };
        var list = facts.Where(f => f.Length > 0).ToList();
        var fill = new Phrase("postmortem.fill", "nobody filled this in; `/incident set {0} …` does", "personne ne l’a rempli ; `/incident définir {0} …` le fait", SetTexts.Typed(SetCommand.Word(field)));
        var known = list.Count == 0 ? Phrase.Empty : new Phrase("postmortem.known", ". The record knows: {0}", ". Le dossier sait : {0}", string.Join(", ", list));
        return Markup.Plain(fill.In(language)) + Markup.Plain(known.In(language));
    }
}
