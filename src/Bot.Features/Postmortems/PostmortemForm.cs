using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Bot.Features.Deciding;
using Bot.Features.Forms;
using Bot.Features.Set;
using Bot.Incidents.Fields;

namespace Bot.Features.Postmortems;

/// <summary>The written parts of the postmortem, in every language.</summary>
public sealed class PostmortemForm : IForm
{
    /// <inheritdoc/>
    public string Id => FormIds.Postmortem;

    /// <inheritdoc/>
    public bool OnIncident => true;

    /// <inheritdoc/>
    public bool ShowsIncident => true;

    /// <inheritdoc/>
    public Form Draw(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var findings = Review.Open(Review.Of(@case.Incident, @case.House));
        return Fields.On(@case, Id, new("postmortem.form", "Postmortem", "Post mortem"), new("postmortem.submit", "Save", "Enregistrer"),
            PostmortemTexts.Intro(findings),
            new[] { TextField.Service, TextField.Impact, TextField.Context, TextField.Cause }
                .SelectMany(f => Fields.PerLanguage(@case, SetCommand.Word(f), SetTexts.Field(SetCommand.Word(f)), @case.Incident.TextOf(f))));
    }

    /// <inheritdoc/>
    public Decision Submit(Case @case, FormValues values)
    {
        ArgumentNullException.ThrowIfNull(@case);
        return TextChanges.Together([.. TextChanges.Of(@case, values, TextField.Service, TextField.Impact, TextField.Context, TextField.Cause)], @case.Incident);
    }
}
