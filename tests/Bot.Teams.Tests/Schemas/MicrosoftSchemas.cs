using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace Bot.Teams.Tests.Schemas;

/// <summary>Microsoft's schemas, from the copies beside this file.</summary>
internal static class MicrosoftSchemas
{
    private static readonly Lazy<JsonSchema> Card = new(() => Load("adaptive-card.1.5.0.json"));
    private static readonly Lazy<JsonSchema> Manifest = new(() => Load("teams-manifest.1.22.json"));

    /// <summary>What is wrong with an Adaptive Card. What Teams adds to the format under <c>msteams</c> is not the schema's.</summary>
    public static IReadOnlyList<string> CardFaults(JsonObject card)
    {
        var bare = (JsonObject)card.DeepClone();
        bare.Remove("msteams");
        return Faults(Card.Value, bare);
    }

    /// <summary>What is wrong with an app manifest.</summary>
    public static IReadOnlyList<string> ManifestFaults(JsonObject manifest) => Faults(Manifest.Value, manifest);

    private static IReadOnlyList<string> Faults(JsonSchema schema, JsonObject json)
    {
        var verdict = schema.Evaluate(JsonSerializer.SerializeToElement(json), new EvaluationOptions { OutputFormat = OutputFormat.List });
        return verdict.IsValid ? [] : [.. (verdict.Details ?? []).Where(d => d.Errors is not null).Select(d => d.InstanceLocation + ": " + string.Join("; ", d.Errors!.Values)).Distinct().DefaultIfEmpty("invalid")];
    }

    /// <summary>Read as draft 6: of draft 4 they use nothing that it reads otherwise, once the id and the draft are named its way.</summary>
    private static JsonSchema Load(string file, [CallerFilePath] string here = "") => JsonSchema.FromText(
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, file)).Replace("draft-04", "draft-06", StringComparison.Ordinal),
        new BuildOptions { Dialect = Dialect.Draft06, SchemaRegistry = new SchemaRegistry() });
}
