using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Bot.Features.Deciding;
using Bot.Features.Forms;
using Bot.Incidents.Texts;
using Bot.Incidents.Updates;

namespace Bot.Features.Update;

/// <summary>A public update with the status as it is, and when the next one comes.</summary>
public sealed class UpdateForm : IForm
{
    /// <inheritdoc/>
    public string Id => FormIds.Update;

    /// <inheritdoc/>
    public bool OnIncident => true;

    /// <inheritdoc/>
    public Form Draw(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        return Fields.On(@case, Id, new("update.form", "Public update", "Communiquer"), new("update.submit", "Publish", "Publier"),
            new("update.intro", "Goes to the public as it is.", "Part tel quel vers le public."),
            [
                .. Fields.PerLanguage(@case, "text", new("form.public_text", "Public text", "Texte public"), LocalText.Empty),
                new("next", @case.In(new("update.f_next", "Next update by", "Prochaine communication avant")), FieldKind.Text, Hint: "30m, 15:30"),
            ]);
    }

    /// <inheritdoc/>
    public Decision Submit(Case @case, FormValues values)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(values);
        var text = Fields.Inline(@case, values, "text");
        var published = UpdateCommand.Publish(@case, text, "text_" + @case.House.Codes[0]);
        if (published.IsRefused || values["next"].Length == 0) return published;
        @case.Ask.ContinueWith(values["next"]);
        var promised = new NextCommand().Decide(@case);
        return promised.Refusal is { } refusal ? Decision.Refuse(refusal, "next") : published.Also(promised);
    }
}
