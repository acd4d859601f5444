using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Bot.Features.Deciding;
using Bot.Features.Forms;
using Bot.Incidents.FollowUps;
using Bot.Incidents.Texts;
using NodaTime;

namespace Bot.Features.Actions;

/// <summary>Adds a follow-up.</summary>
public sealed class FollowUpForm : IForm
{
    /// <inheritdoc/>
    public string Id => FormIds.FollowUp;

    /// <inheritdoc/>
    public bool OnIncident => true;

    /// <inheritdoc/>
    public Form Draw(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        return Fields.On(@case, Id, new("action.form", "Add a follow-up", "Ajouter une action"), new("action.submit", "Add", "Ajouter"), Phrase.Empty,
        [
            .. Fields.PerLanguage(@case, "symptom", new("action.f_symptom", "What was seen", "Symptôme"), LocalText.Empty),
            .. Fields.PerLanguage(@case, "action", new("action.f_action", "What will be done", "Action"), LocalText.Empty),
            new("owner", @case.In(new("action.f_owner", "Owner", "Responsable")), FieldKind.Person),
            new("due", @case.In(new("action.f_due", "Due", "Échéance")), FieldKind.Text, Hint: "3d, 30/09", MaxLength: 40),
        ]);
    }

    /// <inheritdoc/>
    public Decision Submit(Case @case, FormValues values)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(values);
        var (symptom, action) = (Fields.Read(@case, values, "symptom"), Fields.Read(@case, values, "action"));
        if (symptom.IsEmpty) return Decision.Refuse(ActionTexts.NeedsSymptom(), "symptom_" + @case.House.Codes[0]);
        if (action.IsEmpty) return Decision.Refuse(ActionTexts.NeedsAction(), "action_" + @case.House.Codes[0]);
        LocalDate? due = null;
        if (values["due"] is { Length: > 0 } day)
        {
            due = DueDates.Read(day, @case.Ask.Now, @case.Ask.Zone);
            if (due is null) return Decision.Refuse(ActionTexts.WhenDue(day), "due");
        }
        var owner = values["owner"] is { Length: > 0 } chosen && chosen.Split('|', 2) is var who ? @case.ActorOf(new Chat.Asking.PersonWord(who[0], who[^1])) : null;
        return ActionCommand.Add(@case, new FollowUp(0, symptom, action, owner, due));
    }
}
