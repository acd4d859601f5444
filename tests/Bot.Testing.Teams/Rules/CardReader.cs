using System.Text.Json.Nodes;

namespace Bot.Testing.Teams.Rules;

/// <summary>Walks an Adaptive Card.</summary>
public static class CardReader
{
    private static readonly string[] Nests = ["body", "items", "columns", "rows", "cells", "images", "inlines"];
    private static readonly string[] Pressed = ["actions", "selectAction", "inlineAction"];

    /// <summary>Every element, in reading order; those of a card that an action shows as well.</summary>
    public static IEnumerable<JsonObject> Elements(JsonObject card)
    {
        ArgumentNullException.ThrowIfNull(card);
        foreach (var nest in Nests.Select(n => card[n]).OfType<JsonArray>())
        {
            foreach (var child in nest.OfType<JsonObject>())
            {
                // An ImageSet's images and a table's rows may leave their type out.
                if (child["type"] is not null) yield return child;
                foreach (var inner in Elements(child)) yield return inner;
            }
        }
        foreach (var shown in OwnActions(card).Select(a => a["card"]).OfType<JsonObject>())
            foreach (var inner in Elements(shown)) yield return inner;
    }

    /// <summary>Every action, whatever carries it.</summary>
    public static IEnumerable<JsonObject> Actions(JsonObject card)
    {
        ArgumentNullException.ThrowIfNull(card);
        foreach (var carrier in Elements(card).Prepend(card))
        {
            foreach (var action in OwnActions(carrier))
            {
                yield return action;
                if (action["card"] is JsonObject { } shown)
                    foreach (var inner in OwnActions(shown)) yield return inner;
            }
        }
    }

    /// <summary>Everything a person reads on it, one line each.</summary>
    public static IReadOnlyList<string> Texts(JsonObject card) => [.. Elements(card).SelectMany(TextsOf)];

    /// <summary>The action with this title, id or verb.</summary>
    public static JsonObject? Action(JsonObject card, string name) => Actions(card).FirstOrDefault(a =>
        new[] { "title", "id", "verb" }.Any(k => a[k]?.GetValue<string>() == name));

    /// <summary>The inputs, by id.</summary>
    public static IReadOnlyDictionary<string, JsonObject> Inputs(JsonObject card) => Elements(card)
        .Where(e => e["type"]?.GetValue<string>().StartsWith("Input.", StringComparison.Ordinal) == true && e["id"] is not null)
        .ToDictionary(e => e["id"]!.GetValue<string>(), StringComparer.Ordinal);

    private static IEnumerable<string> TextsOf(JsonObject element)
    {
        foreach (var fact in (element["facts"] as JsonArray ?? []).OfType<JsonObject>()) yield return $"{fact["title"]} {fact["value"]}";
        foreach (var key in new[] { "text", "label" })
            if (element[key] is JsonValue text) yield return text.GetValue<string>();
    }

    private static IEnumerable<JsonObject> OwnActions(JsonObject carrier)
    {
        foreach (var key in Pressed)
        {
            if (carrier[key] is JsonObject one) yield return one;
            foreach (var action in (carrier[key] as JsonArray ?? []).OfType<JsonObject>()) yield return action;
        }
    }
}
