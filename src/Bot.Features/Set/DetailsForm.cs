using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Bot.Features.Cards;
using Bot.Features.Deciding;
using Bot.Features.Forms;
using Bot.Incidents;
using Bot.Incidents.Fields;

namespace Bot.Features.Set;

/// <summary>The fields of an incident in one form; only what changed is recorded.</summary>
public sealed class DetailsForm : IForm
{
    /// <inheritdoc/>
    public string Id => FormIds.Details;

    /// <inheritdoc/>
    public bool OnIncident => true;

    /// <inheritdoc/>
    public bool ShowsIncident => true;

    /// <inheritdoc/>
    public Form Draw(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var incident = @case.Incident;
        return Fields.On(@case, Id, new("details.form", "Incident details", "Détails de l’incident"), new("details.submit", "Save", "Enregistrer"), Phrase.Empty,
        [
            new("title", @case.In(SetTexts.Field("title")), FieldKind.Text, true, incident.Title, MaxLength: CaseTexts.MaxTitle),
            Fields.Select("priority", @case.In(Cards.CardTexts.Priority()), Enum.GetValues<Priority>().Select(p => new FormOption(p.ToString(), p.ToString())), incident.Priority.ToString(), true),
            .. List("category", @case, @case.House.Settings.Categories, incident.Category),
            .. List("responsibility", @case, @case.House.Settings.Responsibilities, incident.Responsibility),
            .. Fields.Components(@case, [.. incident.Components.Select(c => c.Id)]),
            .. Fields.PerLanguage(@case, "service", SetTexts.Field("service"), incident.TextOf(TextField.Service)),
            .. Fields.PerLanguage(@case, "impact", SetTexts.Field("impact"), incident.TextOf(TextField.Impact)),
        ]);
    }

    /// <inheritdoc/>
    public Decision Submit(Case @case, FormValues values)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(values);
        var incident = @case.Incident;
        var decisions = new List<Decision>();
        if (values["title"] != incident.Title) decisions.Add(SetCommand.Title(@case, values["title"], "title"));
        if (Priorities.PriorityCommand.Read(values["priority"]) is { } priority && priority != incident.Priority)
            decisions.Add(Priorities.PriorityCommand.Change(@case, priority, ""));
        if (values["category"] is { Length: > 0 } category && category != incident.Category) decisions.Add(SetCommand.Listed(@case, "category", category, "category"));
        if (values["responsibility"] is { Length: > 0 } who && who != incident.Responsibility) decisions.Add(SetCommand.Listed(@case, "responsibility", who, "responsibility"));
        var components = values["components"].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (!components.ToHashSet().SetEquals(incident.Components.Select(c => c.Id)))
            decisions.Add(SetComponents.Set(@case, components.Length == 0 ? "none" : string.Join(',', components.Select(id =>
                incident.Components.FirstOrDefault(c => c.Id == id) is { } known ? $"{id}={StatusLabels.Word(known.Status)}" : id)), "components"));
        decisions.AddRange(TextChanges.Of(@case, values, TextField.Service, TextField.Impact));
        return TextChanges.Together(decisions, incident);
    }

    private static IEnumerable<FormField> List(string id, Case @case, IReadOnlyList<string> list, string? value) => list.Count == 0 ? []
        : [Fields.Select(id, @case.In(SetTexts.Field(id)), list.Select(v => new FormOption(v, v)), value ?? "")];
}

/// <summary>What forms do to the incident's texts.</summary>
internal static class TextChanges
{
    /// <summary>A decision for every text that was changed.</summary>
    public static IEnumerable<Decision> Of(Case @case, FormValues values, params TextField[] fields)
    {
        foreach (var field in fields)
        {
            var word = SetCommand.Word(field);
            var typed = Fields.Read(@case, values, word);
            var before = @case.Incident.TextOf(field);
            if (!typed.IsEmpty && !before.Merge(typed).Equals(before))
                yield return SetCommand.Text(@case, field, Fields.Inline(@case, values, word), $"{word}_{@case.House.Codes[0]}");
        }
    }

    /// <summary>Several decisions as one; the first refusal refuses them all.</summary>
    public static Decision Together(IReadOnlyList<Decision> decisions, Incident incident)
    {
        if (decisions.FirstOrDefault(d => d.IsRefused) is { } refused) return refused;
        if (decisions.Count == 0) return Decision.Answer(Desks.DeskTexts.NothingChanged(incident));
        return decisions.Aggregate((all, one) => all.Also(one));
    }
}
