using Bot.Chat.Phrases;
using Bot.Features.Cards;
using Bot.Features.Deciding;
using Bot.Features.Set;
using Bot.Features.Settings;
using Bot.Features.Update;
using Bot.Incidents;
using Bot.Incidents.Clocks;
using Bot.Incidents.Lifecycles;

namespace Bot.Features.Postmortems.Checks;

/// <summary>Public updates that contradict the overview, lack a language or are still the standard sentence.</summary>
internal sealed class UpdateChecks : IReviewCheck
{
    public int Order => 20;

    public IEnumerable<Finding> Check(Incident incident, House house)
    {
        if (incident is { IsPublic: true, Updates.IsEmpty: true }) yield return new("no_updates", new("review.no_updates", "The public was never told.", "Le public n’a jamais été informé."), new Phrase("fix.update", "update FR … EN …", "communiquer FR … EN …"));
        var lasting = incident.WentBack()?.Seq ?? 0;
        foreach (var update in incident.Updates.Where(u => u.Status != Status.Postmortem))
        {
            var status = StatusLabels.Typed(update.Status);
            if (update.ShownStart is { } start && incident.At(Clock.Started) is { } started && start.ToMinute() != started.ToMinute())
                yield return new("start_differs", new("review.start_differs", "The start differs: the public update `{0}` says {1}, the overview {2}.", "Le début diffère : la communication `{0}` dit {1}, la synthèse {2}.",
                    status, ClockChecks.Text(start, house), ClockChecks.Text(started, house)), Fix.Line("update", update.Seq));
            // An end that did not last was told as what it was.
            if (update.Seq > lasting && update.ShownEnd is { } end && incident.At(Clock.Ended) is { } ended && end.ToMinute() != ended.ToMinute())
                yield return new("end_differs", new("review.end_differs", "The end differs: the public update `{0}` says {1}, the overview {2}.", "La fin diffère : la communication `{0}` dit {1}, la synthèse {2}.",
                    status, ClockChecks.Text(end, house), ClockChecks.Text(ended, house)), Fix.Line("update", update.Seq));
            foreach (var code in house.Codes.Where(c => !update.Text.Has(c)))
                yield return new("update_language", new("review.update_language", "The public update `{0}` has no {1}.", "La communication `{0}` n’a pas de texte {1}.", status, LanguageName(house, code)),
                    Fix.Line("update", update.Seq).Then($"{code.ToUpperInvariant()} …"));
            foreach (var language in house.Languages)
                if (update.Text[language.Code] is { } text && Publishing.IsDefault(text, language))
                    yield return new("default_sentence", new("review.default", "The public update `{0}` ({1}) is the status page’s default sentence.", "La communication `{0}` ({1}) est la phrase par défaut de la page de statut.",
                        status, language.Code.ToUpperInvariant()), Fix.Line("update", update.Seq).Then($"{language.Code.ToUpperInvariant()} …"));
            foreach (var difference in SameFacts.Differences(update.Text, house.Codes))
                yield return new("update_facts", new("review.update_facts", "The languages of the public update `{0}` differ: {1}.", "Les langues de la communication `{0}` diffèrent : {1}.", status, difference),
                    Fix.Line("update", update.Seq).Then("FR … EN …"));
        }
        var explained = SectionChecks.IsExplained(incident, house);
        foreach (var skipped in incident.Skipped.Distinct())
            yield return new("skipped", new("review.skipped", "`{0}` was skipped.", "L’étape `{0}` a été sautée.", StatusLabels.Typed(skipped)), SetTexts.Fix("context").Then("FR … EN …"), Explained: explained);
        if (incident.PromisesMissed > 0)
            yield return new("promises_missed", new("review.missed", "Promised public updates that did not go out: {0}.", "Communications promises qui ne sont pas parties : {0}.", incident.PromisesMissed), SetTexts.Fix("context").Then("FR … EN …"), Explained: explained);
    }

    internal static Phrase LanguageName(House house, string code) => new("review.language." + code,
        code switch { "fr" => "French", "en" => "English", _ => code.ToUpperInvariant() },
        code switch { "fr" => "français", "en" => "anglais", _ => code.ToUpperInvariant() });
}
