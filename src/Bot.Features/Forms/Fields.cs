using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Bot.Features.Deciding;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.Texts;

namespace Bot.Features.Forms;

/// <summary>Fields that several forms ask the same way.</summary>
internal static class Fields
{
    public static string In(this Case @case, Phrase phrase) => Markup.Plain(phrase.In(@case.Ask.Language));

    /// <summary>What a form on an incident carries: its key and the state it was drawn from.</summary>
    public static string ContextOf(Incident incident) => $"{incident.Key}|{incident.Version}|{incident.Status}";

    /// <summary>One long text per language that leaves the company: field ids <c>text_fr</c>, <c>text_en</c>.</summary>
    public static IEnumerable<FormField> PerLanguage(Case @case, string id, Phrase label, LocalText filled, bool required = false, string hint = "") =>
        @case.House.Codes.Select(code => new FormField($"{id}_{code}", $"{@case.In(label)} ({code.ToUpperInvariant()})", FieldKind.LongText, required,
            filled[code] ?? "", hint));

    /// <summary>The text of <see cref="PerLanguage"/> as filled in.</summary>
    public static LocalText Read(Case @case, FormValues values, string id) =>
        @case.House.Codes.Aggregate(LocalText.Empty, (text, code) => values[$"{id}_{code}"] is { Length: > 0 } here ? text.With(code, here) : text);

    /// <summary>The same as a command line has it, so that forms and commands decide alike.</summary>
    public static string Inline(Case @case, FormValues values, string id)
    {
        var text = Read(@case, values, id);
        return string.Join('\n', text.Languages.OrderBy(l => @case.House.Codes.ToList().IndexOf(l)).Select(l => $"{l}: {text[l]}"));
    }

    /// <summary>Which components are affected; none of the incident's is missing, whatever the settings list now. Nothing where there is nothing to choose.</summary>
    public static IEnumerable<FormField> Components(Case @case, IReadOnlyList<string> chosen)
    {
        List<FormOption> options = [.. @case.House.Settings.Components.Select(c => c.Id).Union(chosen).Select(id => new FormOption(id, @case.House.ComponentName(id, @case.Ask.Language.Code)))];
        return options.Count == 0 ? [] : [new("components", @case.In(Set.SetTexts.Field("components")), FieldKind.MultiSelect, Value: string.Join(',', chosen), Options: options)];
    }

    public static FormField Select(string id, string label, IEnumerable<FormOption> options, string value = "", bool required = false) =>
        new(id, label, FieldKind.Select, required, value, Options: [.. options]);

    public static string Cancel(Case @case) => @case.In(new Phrase("form.cancel", "Cancel", "Annuler"));

    public static Form On(Case @case, string id, Phrase title, Phrase submit, Phrase intro, IEnumerable<FormField> fields, string more = "") =>
        new(id, @case.In(title), @case.In(submit), Cancel(@case), ContextOf(@case.Incident) + (more.Length == 0 ? "" : "|" + more), intro.In(@case.Ask.Language), [.. fields]);
}
