using Bot.Chat.Phrases;
using Bot.Features.Actions;
using Bot.Features.Deciding;
using Bot.Features.Mark;
using Bot.Features.Set;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.Fields;
using Bot.Incidents.FollowUps;
using Bot.Incidents.Postmortems;
using NodaTime;

namespace Bot.Features.Postmortems.Checks;

/// <summary>Sections that nobody filled, or in one language only; actions nobody owns.</summary>
internal sealed class SectionChecks : IReviewCheck
{
    public int Order => 30;

    public IEnumerable<Finding> Check(Incident incident, House house)
    {
        if (incident.Tickets.IsEmpty) yield return new("no_ticket", new("review.no_ticket", "There is no ticket reference.", "Il n’y a pas de référence de ticket."), Phrase.Verbatim($"tsr {house.Settings.TicketExample}"));
        if (incident.Components.IsEmpty)
            yield return new("no_components", new("review.no_components", "No affected components are named.", "Aucun composant affecté n’est indiqué."), SetTexts.Fix("components").Then("…"));
        if (incident.Category is null) yield return new("no_category", new("review.no_category", "There is no category.", "Il n’y a pas de catégorie."), SetTexts.Fix("category").Then("…"));
        if (incident.Responsibility is null) yield return new("no_responsibility", new("review.no_responsibility", "Nobody is named as responsible.", "Aucun responsable n’est indiqué."), SetTexts.Fix("responsibility").Then("…"));
        foreach (var field in Enum.GetValues<TextField>())
        {
            var text = incident.TextOf(field);
            var word = SetCommand.Word(field);
            if (text.IsEmpty)
                yield return new("empty_" + word, new("review.empty", "{0} is N/A.", "{0} : N/A.", SetTexts.Field(word)), SetTexts.Fix(word).Then("FR … EN …"));
            else
                foreach (var code in house.Codes.Where(c => !text.Has(c)))
                    yield return new("section_language", new("review.section_language", "{0} has no {1}.", "{0} n’a pas de texte {1}.", SetTexts.Field(word), UpdateChecks.LanguageName(house, code)),
                        SetTexts.Fix(word).Then($"{code.ToUpperInvariant()} …"), Blocks: true);
            foreach (var difference in SameFacts.Differences(text, house.Codes))
                yield return new("section_facts", new("review.section_facts", "{0} differs between languages: {1}.", "{0} diffère selon la langue : {1}.", SetTexts.Field(word), difference), SetTexts.Fix(word).Then("FR … EN …"));
        }
        foreach (var finding in Overview(incident, house)) yield return finding;
        foreach (var finding in Actions(incident, house)) yield return finding;
        foreach (var part in incident.PostmortemEdits.Keys)
            if (house.Codes.Where(c => !IsWritten(incident, part, c)).ToList() is { Count: > 0 } lacking && lacking.Count < house.Codes.Count)
                yield return new("part_language", new("review.part_language", "Part `{0}` was rewritten by hand, but not in {1}.", "La partie « {0} » a été réécrite à la main, mais pas en {1}.",
                    PostmortemTexts.PartName(part), UpdateChecks.LanguageName(house, lacking[0])), new Phrase("fix.part", "postmortem edit {0}", "postmortem modifier {0}", PostmortemTexts.PartName(part)).Then($"{lacking[0].ToUpperInvariant()} …"), Blocks: true);
    }

    private static bool IsWritten(Incident incident, PostmortemPart part, string code) => incident.PostmortemEdits.GetValueOrDefault(part)?[code] is { Length: > 0 };

    /// <summary>Whether the context says in every language how it came: what cannot be changed any more can only be explained.</summary>
    internal static bool IsExplained(Incident incident, House house) => house.Codes.All(incident.TextOf(TextField.Context).Has);

    private static IEnumerable<Finding> Overview(Incident incident, House house)
    {
        var lines = OverviewLines.Of(incident);
        if (lines.Count == 0) yield return new("no_overview", new("review.no_overview", "The overview has no lines.", "La synthèse n’a aucune ligne."), new("fix.note", "note at 15h11 FR … EN …", "note à 15h11 FR … EN …"));
        foreach (var (line, other) in Twice(lines))
            yield return new("line_twice", new("review.line_twice", "Lines #{0} and #{1} of the overview say the same: {2}", "Les lignes n° {0} et {1} de la synthèse disent la même chose : {2}", other.Seq, line.Seq, line.Text.ToInline(house.Codes)),
                new Phrase("fix.note_drop", "note drop #{0}", "noter retirer #{0}", line.Seq));
        foreach (var line in lines.Where(l => !l.Text.IsEmpty))
        {
            var fix = line.Clock is { } clock ? MarkTexts.FixText(clock) : Fix.Line("note", line.Seq);
            // What somebody wrote in their place is what is read.
            foreach (var code in house.Codes.Where(c => !line.Text.Has(c) && !IsWritten(incident, PostmortemPart.Overview, c)))
                yield return new("line_language", new("review.line_language", "Line #{0} of the overview has no {1}: {2}", "La ligne n° {0} de la synthèse n’a pas de texte {1} : {2}",
                    line.Seq, UpdateChecks.LanguageName(house, code), line.Text.ToInline(house.Codes)), fix.Then($"{code.ToUpperInvariant()} …"), Blocks: true);
            foreach (var difference in SameFacts.Differences(line.Text, house.Codes))
                yield return new("line_facts", new("review.line_facts", "Line #{0} of the overview differs between languages: {1}.", "La ligne n° {0} de la synthèse diffère selon la langue : {1}.", line.Seq, difference), fix.Then("FR … EN …"));
        }
    }

    /// <summary>Notes whose words stand above them already, of about the same time.</summary>
    private static IEnumerable<(OverviewItem Line, OverviewItem Other)> Twice(IReadOnlyList<OverviewItem> lines) =>
        from line in lines
        where line is { Clock: null, Text.IsEmpty: false }
        let other = lines.FirstOrDefault(o => o != line && (o.Clock is not null || o.Seq < line.Seq) && o.Text.Equals(line.Text) && line.At - o.At <= SameTime && o.At - line.At <= SameTime)
        where other is not null
        select (line, other);

    private static readonly Duration SameTime = Duration.FromMinutes(15);

    private static IEnumerable<Finding> Actions(Incident incident, House house)
    {
        var kept = incident.FollowUps.Values.Where(f => f.State != FollowUpState.Dropped).ToList();
        if (kept.Count == 0) yield return new("no_actions", new("review.no_actions", "No follow-up is planned.", "Aucune action n’est prévue."), new("fix.plan", "action add symptom -> action @owner due 3d", "action ajouter symptôme -> action @nom échéance 3j"));
        var open = kept.Where(f => f.State == FollowUpState.Open).ToList();
        if (open.Where(f => f.Owner is null).Select(f => f.Number).ToList() is { Count: > 0 } ownerless)
            yield return new("actions_without_owner", new("review.no_owner", "Follow-ups without an owner: {0}.", "Actions sans responsable : {0}.", string.Join(", ", ownerless)), ActionTexts.Fix("owner", "responsable", ownerless[0]).Then("@…"));
        if (open.Where(f => f.Due is null).Select(f => f.Number).ToList() is { Count: > 0 } dateless)
            yield return new("actions_without_date", new("review.no_date", "Follow-ups without a date: {0}.", "Actions sans échéance : {0}.", string.Join(", ", dateless)), ActionTexts.Fix("due", "échéance", dateless[0]).Then("30/09"));
        foreach (var f in kept)
            foreach (var code in house.Codes.Where(c => !f.Action.Has(c) || !f.Symptom.Has(c)))
                yield return new("action_language", new("review.action_language", "Follow-up {0} has no {1}.", "L’action {0} n’a pas de texte {1}.", f.Number, UpdateChecks.LanguageName(house, code)),
                    ActionTexts.Fix("edit", "modifier", f.Number).Then($"{code.ToUpperInvariant()} … -> …"), Blocks: true);
    }
}
