using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Bot.Features.Cards;
using Bot.Features.Deciding;
using Bot.Features.Forms;
using Bot.Incidents.Lifecycles;
using Bot.Incidents.Texts;

namespace Bot.Features.Statuses;

/// <summary>Changes the status, with what the public is told.</summary>
public sealed class StatusForm : IForm
{
    /// <inheritdoc/>
    public string Id => FormIds.Status;

    /// <inheritdoc/>
    public bool OnIncident => true;

    /// <inheritdoc/>
    public Form Draw(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var next = @case.Incident.Status < Status.Resolved ? @case.Incident.Status + 1 : Status.Resolved;
        return Fields.On(@case, Id, new("status.form", "Change status", "Changer le statut"), new("status.submit", "Change", "Changer"),
            new("status.intro", "The public reads the text in both languages. Left empty, the standard sentence goes out.",
                "Le public lit le texte dans les deux langues. Laissé vide, la phrase standard part."),
            [
                Fields.Select("status", @case.In(CardTexts.Status()), new[] { Status.Investigating, Status.Identified, Status.Monitoring, Status.Resolved }
                    .Select(s => new FormOption(StatusLabels.Word(s), @case.Ask.Language.Label(StatusLabels.Key(s)))), StatusLabels.Word(next), true),
                .. Fields.PerLanguage(@case, "text", new("form.public_text", "Public text", "Texte public"), LocalText.Empty),
            ]);
    }

    /// <inheritdoc/>
    public Decision Submit(Case @case, FormValues values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (StatusCommand.Read(values["status"]) is not { } to) return Decision.Refuse(StatusTexts.WhichStatus(values["status"]), "status");
        Status? seen = Enum.TryParse<Status>(values.Part(2), out var status) ? status : null;
        return Moving.To(@case, to, Fields.Inline(@case, values, "text"), seen, "status");
    }
}
