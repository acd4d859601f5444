using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using JsonSerializer = System.Text.Json.JsonSerializer;

namespace Bot.Teams.AdaptiveCards;

/// <summary>
/// Forms as cards of a dialog. The form rides along in what its button sends, so that it can be drawn again with what was typed and
/// what is wrong with it, also after a restart.
/// </summary>
internal static class Forms
{
    private const string Before = "f_";

    /// <summary>Wire format: it lives in messages already sent.</summary>
    private static readonly JsonSerializerOptions Wire = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The card of a dialog.</summary>
    /// <param name="opening">Which opening of the form it is.</param>
    /// <param name="people">Those who can be chosen where a person is asked for.</param>
    /// <param name="errors">Field id to what is wrong.</param>
    /// <param name="inline">It stands in a message, not in a dialog.</param>
    public static JObject Of(Form form, string opening, Language language, IReadOnlyList<FormOption> people, IReadOnlyDictionary<string, string>? errors = null, bool inline = false)
    {
        ArgumentNullException.ThrowIfNull(form);
        var body = new List<JToken>();
        if (inline) body.Add(Elements.Plain(form.Title, "Large", "Bolder"));
        body.AddRange(Elements.Text(form.Intro));
        if (errors is { Count: > 0 }) body.Add(Elements.Plain(TeamsTexts.LookAgain().In(language), color: "Attention"));
        foreach (var field in form.Fields) body.AddRange(Of(field, language, people, errors?.GetValueOrDefault(field.Id)));
        // What is typed comes back by itself.
        var data = new JObject { [Verbs.Form] = Write(Filled(form, new Dictionary<string, string>())), [Verbs.Opening] = opening };
        JObject[] actions = inline
            ? [Buttons.Executed(form.Submit, data, Verbs.Submit), .. form.Context.Split('|')[0] is { Length: > 0 and < 40 } key && !key.StartsWith('{') ? [Buttons.Execute(form.Cancel, Verbs.Show, key, "incident")] : Array.Empty<JObject>()]
            : [new JObject { ["type"] = "Action.Submit", ["title"] = form.Submit, ["data"] = data }];
        return Elements.Card(body, actions, form.Title);
    }

    /// <summary>What was filled in, by field id; and the form as it was opened.</summary>
    public static (Form Form, string Opening, Dictionary<string, string> Values)? Read(JObject? data)
    {
        if (data?[Verbs.Form] is not JValue { Type: JTokenType.String } text) return null;
        try
        {
            if (JsonSerializer.Deserialize<Form>((string)text!, Wire) is not { } form || !IsWhole(form)) return null;
            var values = form.Fields.ToDictionary(f => f.Id, f => ValueOf(data[Before + f.Id], f), StringComparer.Ordinal);
            return (form, (string?)(data[Verbs.Opening] as JValue) ?? "", values);
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    /// <summary>It comes back from a client, which may be anybody's.</summary>
    private static bool IsWhole(Form form) => form is { Id: not null, Title: not null, Submit: not null, Cancel: not null, Context: not null, Intro: not null, Fields: not null }
        && form.Fields.All(f => f is { Id: not null, Label: not null, Value: not null, Hint: not null } && (f.Options ?? []).All(o => o is { Value: not null, Label: not null }))
        && form.Fields.DistinctBy(f => f.Id).Count() == form.Fields.Count;

    /// <summary>The form with what was typed in it.</summary>
    public static Form Filled(Form form, IReadOnlyDictionary<string, string> values) =>
        form with { Fields = [.. form.Fields.Select(f => f with { Value = values.GetValueOrDefault(f.Id, "") })] };

    /// <summary>The form as text.</summary>
    public static string Write(Form form) => JsonSerializer.Serialize(form, Wire);

    /// <summary>An input's value as it was typed. The SDK reads what looks like a date as one.</summary>
    private static string ValueOf(JToken? token, FormField field)
    {
        var text = token switch
        {
            null or { Type: JTokenType.Null or JTokenType.Object or JTokenType.Array } => "",
            { Type: JTokenType.Date } => token.ToString(Formatting.None).Trim('"'),
            _ => token.ToString(),
        };
        return field.Kind == FieldKind.Checkbox ? text.Equals("true", StringComparison.OrdinalIgnoreCase) ? "true" : "" : text.ReplaceLineEndings("\n");
    }

    private static IEnumerable<JToken> Of(FormField field, Language language, IReadOnlyList<FormOption> people, string? error)
    {
        if (Input(field, language, people) is not { } input) yield break;
        if (error is not null) yield return Elements.Plain(TeamsText.Here(error), color: "Attention", weight: "Bolder");
        yield return input;
        if (field.Hint.Length > 0)
        {
            var hint = Elements.Plain(TeamsText.Here(field.Hint), "Small", subtle: true);
            hint["spacing"] = "None";
            yield return hint;
        }
    }

    private static JObject? Input(FormField field, Language language, IReadOnlyList<FormOption> people)
    {
        var input = new JObject { ["type"] = "Input.Text", ["id"] = Before + field.Id, ["label"] = field.Label };
        if (field.Required) (input["isRequired"], input["errorMessage"]) = (true, TeamsTexts.Required().In(language));
        if (field.Value.Length > 0) input["value"] = field.Value;
        switch (field.Kind)
        {
            case FieldKind.Select or FieldKind.MultiSelect or FieldKind.Person:
                var options = field.Kind == FieldKind.Person ? Known(people, field, language) : field.Options ?? [];
                if (options.Count == 0) return null;
                input["type"] = "Input.ChoiceSet";
                input["choices"] = new JArray(options.Select(o => new JObject { ["title"] = o.Label, ["value"] = o.Value }));
                input["style"] = field.Kind == FieldKind.MultiSelect ? "expanded" : "compact";
                if (field.Kind == FieldKind.MultiSelect) input["isMultiSelect"] = true;
                break;
            case FieldKind.Checkbox:
                input["type"] = "Input.Toggle";
                input["title"] = field.Label;
                input.Remove("label");
                input["value"] = field.Value == "true" ? "true" : "false";
                break;
            default:
                if (field.Kind == FieldKind.LongText) input["isMultiline"] = true;
                input["maxLength"] = field.MaxLength;
                break;
        }
        return input;
    }

    private static List<FormOption> Known(IReadOnlyList<FormOption> people, FormField field, Language language)
    {
        var known = people.ToList();
        if (field.Value.Length > 0 && !known.Exists(p => p.Value == field.Value)) known.Insert(0, new FormOption(field.Value, field.Value.Split(':')[^1]));
        if (!field.Required && known.Count > 0) known.Insert(0, new FormOption("", TeamsTexts.Nobody().In(language)));
        return known;
    }
}
