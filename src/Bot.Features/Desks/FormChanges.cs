using Bot.Chat.Posting;
using Bot.Features.Deciding;
using Bot.Features.Forms;
using Bot.Incidents;

namespace Bot.Features.Desks;

/// <summary>What somebody changed in a form that shows the incident: a field left as it was drawn says nothing, whatever others changed meanwhile.</summary>
internal static class FormChanges
{
    /// <summary>
    /// The values with every untouched field as it is now; and the field that somebody else changed since the form was drawn, if
    /// it was filled in differently: neither of the two may be overwritten unseen.
    /// </summary>
    public static (FormValues Values, FormField? Contested) Of(Sitting sitting, IForm form, Incident incident, FormValues values)
    {
        if (!form.ShowsIncident || !long.TryParse(values.Part(1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var version)) return (values, null);
        var now = form.Draw(sitting.CaseOf(incident, "")).Fields;
        var then = version == incident.Version ? now
            : form.Draw(sitting.CaseOf(Incident.Of([.. sitting.Turn.Changes(incident.Number).Where(e => e.Seq <= version)]), "")).Fields;
        var merged = now.ToDictionary(f => f.Id, f => values[f.Id]);
        FormField? contested = null;
        foreach (var (field, drawn) in now.Zip(then))
        {
            if (IsLeft(drawn, merged[field.Id])) merged[field.Id] = field.Value;
            else if (!IsLeft(field, drawn.Value) && !IsLeft(field, merged[field.Id])) contested ??= field;
        }
        return (new FormValues(values.Context, merged), contested);
    }

    /// <summary>Whether a field comes back as it was drawn. A chat may have cut a long text to what fits.</summary>
    private static bool IsLeft(FormField drawn, string value)
    {
        if (drawn.Kind == FieldKind.MultiSelect) return drawn.Value.Split(',').ToHashSet(StringComparer.Ordinal).SetEquals(value.Split(',', StringSplitOptions.TrimEntries));
        var (was, came) = (drawn.Value.ReplaceLineEndings("\n").Trim(), value.ReplaceLineEndings("\n").Trim());
        return came == was || came is [.. var kept, '…'] && kept.Length >= ShortestCut && was.StartsWith(kept.TrimEnd(), StringComparison.Ordinal);
    }

    private const int ShortestCut = 100; // Characters.
}
