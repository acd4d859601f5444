using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Bot.Testing.Teams.Rules;

/// <summary>What an Adaptive Card may hold in Teams: version 1.5 at most, known elements and actions, inputs with ids of their own.</summary>
public static class CardRules
{
    private static readonly FrozenSet<string> Elements = FrozenSet.ToFrozenSet(
    [
        "TextBlock", "Image", "Media", "RichTextBlock", "TextRun", "Container", "ColumnSet", "Column", "FactSet", "ImageSet", "ActionSet", "Table",
        "TableRow", "TableCell", "Input.Text", "Input.Number", "Input.Date", "Input.Time", "Input.Toggle", "Input.ChoiceSet",
    ]);

    private static readonly FrozenSet<string> Actions = FrozenSet.ToFrozenSet(
        ["Action.OpenUrl", "Action.Submit", "Action.Execute", "Action.ShowCard", "Action.ToggleVisibility"]);

    /// <summary>Everything that is wrong with a card.</summary>
    public static IReadOnlyList<string> Check(JsonObject? card)
    {
        if (card is null) return ["has no content"];
        var faults = new List<string>();
        if (card["type"]?.GetValue<string>() != "AdaptiveCard") faults.Add("its type is not AdaptiveCard");
        if (!decimal.TryParse(card["version"]?.GetValue<string>(), CultureInfo.InvariantCulture, out var version)) faults.Add("it has no version");
        else if (version > 1.5m) faults.Add($"version {version} is newer than 1.5");
        if (card["refresh"]?["userIds"] is JsonArray { Count: > 60 }) faults.Add("refresh names more than 60 people");
        var inputs = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in CardReader.Elements(card)) CheckElement(element, inputs, faults);
        foreach (var action in CardReader.Actions(card)) CheckAction(action, faults);
        CheckMentions(card, faults);
        return faults;
    }

    private static void CheckElement(JsonObject element, HashSet<string> inputs, List<string> faults)
    {
        var type = element["type"]?.GetValue<string>() ?? "";
        if (!Elements.Contains(type)) faults.Add($"unknown element '{type}'");
        if (type == "TextBlock" && element["text"] is null) faults.Add("a TextBlock without text");
        if (type == "Image" && element["url"]?.GetValue<string>()?.StartsWith("https://", StringComparison.Ordinal) != true
            && element["url"]?.GetValue<string>()?.StartsWith("data:", StringComparison.Ordinal) != true) faults.Add("an Image without an https address");
        if (!type.StartsWith("Input.", StringComparison.Ordinal)) return;
        var id = element["id"]?.GetValue<string>();
        if (string.IsNullOrEmpty(id)) faults.Add($"{type} without an id");
        else if (!inputs.Add(id)) faults.Add($"two inputs are called '{id}'");
        if (type == "Input.ChoiceSet" && element["choices"] is not JsonArray { Count: > 0 } && element["choices.data"] is null) faults.Add($"'{id}' offers no choices");
        if (type == "Input.Toggle" && element["title"] is null) faults.Add($"'{id}' has no title");
        if (element["isRequired"]?.GetValue<bool>() == true && element["label"] is null) faults.Add($"'{id}' is required and has no label");
    }

    private static void CheckAction(JsonObject action, List<string> faults)
    {
        var type = action["type"]?.GetValue<string>() ?? "";
        if (!Actions.Contains(type)) faults.Add($"unknown action '{type}'");
        if (type == "Action.Execute" && action["verb"] is null) faults.Add("an Action.Execute without a verb");
        if (type == "Action.OpenUrl" && !Uri.TryCreate(action["url"]?.GetValue<string>(), UriKind.Absolute, out _)) faults.Add("an Action.OpenUrl without an address");
    }

    private static void CheckMentions(JsonObject card, List<string> faults)
    {
        var texts = string.Join('\n', CardReader.Elements(card).Select(e => e["text"]).OfType<JsonValue>().Select(t => t.GetValue<string>()));
        var named = (card["msteams"]?["entities"] as JsonArray ?? []).OfType<JsonObject>().Select(e => e["text"]?.GetValue<string>() ?? "").ToList();
        faults.AddRange(named.Where(n => !texts.Contains(n, StringComparison.Ordinal)).Select(n => $"the mention '{n}' does not stand in the card"));
        var shown = System.Text.RegularExpressions.Regex.Matches(texts, "<at>.*?</at>").Select(m => m.Value);
        faults.AddRange(shown.Except(named).Select(s => $"'{s}' stands in the card and mentions nobody"));
    }
}
