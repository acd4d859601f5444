using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Teams.Tests.Adapter;
using Bot.Testing;
using Json.Schema;

namespace Bot.Teams.Tests.Schemas;

/// <summary>
/// Microsoft's schemas, which are not part of this repository: the app manifest's comes with a package of theirs from npm, that of
/// Adaptive Cards is read where it lies beside the repository. Its reader of cards, also from npm, judges them everywhere.
/// </summary>
internal static class MicrosoftSchemas
{
    private static readonly Lazy<JsonSchema?> Card = new(() => Path.Combine(Repository.Root, "..", "shared", "schemas", "adaptive-card.1.5.0.json") is var file && File.Exists(file) ? Load(file) : null);

    /// <summary>Whether the schema of Adaptive Cards is at hand.</summary>
    public static bool HasCards => Card.Value is not null;

    /// <summary>What is wrong with an Adaptive Card. What Teams adds to the format under <c>msteams</c> is not the schema's.</summary>
    public static IReadOnlyList<string> CardFaults(JsonObject card)
    {
        if (Card.Value is not { } schema) return [];
        var bare = (JsonObject)card.DeepClone();
        bare.Remove("msteams");
        return Faults(schema, bare);
    }

    /// <summary>The schema of app manifests, version 1.22.</summary>
    public static async Task<JsonSchema> ManifestAsync() => Load(Path.Combine(await PackagesAsync(), "node_modules", "@microsoft", "app-manifest", "build", "json-schemas", "teams", "v1.22", "MicrosoftTeams.schema.json"));

    /// <summary>What Microsoft's own reader of cards, the one its clients are built on, says against each.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<string>>> ReaderComplaintsAsync(IEnumerable<JsonObject> cards)
    {
        var start = new ProcessStartInfo("node", "read.js") { WorkingDirectory = await PackagesAsync(), RedirectStandardInput = true, RedirectStandardOutput = true };
        using var node = Process.Start(start)!;
        var said = node.StandardOutput.ReadToEndAsync();
        await node.StandardInput.WriteAsync(new JsonArray([.. cards.Select(c => c.DeepClone())]).ToJsonString());
        node.StandardInput.Close();
        return JsonSerializer.Deserialize<List<List<string>>>(await said)!;
    }

    private static Task<string> PackagesAsync() => NodePackages.InstalledAsync(Path.Combine(Repository.Root, "tests", "Bot.Teams.Tests", "Schemas", "Node"), "teams-schema");

    /// <summary>What is wrong with something that a schema describes.</summary>
    public static IReadOnlyList<string> Faults(JsonSchema schema, JsonObject json)
    {
        var verdict = schema.Evaluate(JsonSerializer.SerializeToElement(json), new EvaluationOptions { OutputFormat = OutputFormat.List });
        return verdict.IsValid ? [] : [.. (verdict.Details ?? []).Where(d => d.Errors is not null).Select(d => d.InstanceLocation + ": " + string.Join("; ", d.Errors!.Values)).Distinct().DefaultIfEmpty("invalid")];
    }

    /// <summary>Read as draft 6: of draft 4 they use nothing that it reads otherwise, once the id and the draft are named its way.</summary>
    private static JsonSchema Load(string file) => JsonSchema.FromText(
        File.ReadAllText(file).Replace("draft-04", "draft-06", StringComparison.Ordinal).Replace("\"id\": \"http://adaptivecards", "\"$id\": \"http://adaptivecards", StringComparison.Ordinal),
        new BuildOptions { Dialect = Dialect.Draft06, SchemaRegistry = new SchemaRegistry() });
}
