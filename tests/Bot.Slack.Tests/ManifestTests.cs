using Bot.Testing;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.App.Cli.Manifests;
using Json.Schema;

namespace Bot.Slack.Tests;

public class ManifestTests
{
    private static readonly Lazy<JsonSchema?> Schema = new(() => Path.Combine(Repository.Root, "..", "shared", "schemas", "slack.manifest.schema.2.0.0.json") is var file && File.Exists(file)
        ? JsonSchema.FromFile(file, new BuildOptions { Dialect = Dialect.Draft07 }) : null);

    [Theory]
    [InlineData("slack.yaml")]
    [InlineData("slack-http.yaml")]
    public void The_manifest_in_the_repository_is_the_programs(string file) =>
        Assert.Equal(ManifestsCommand.Files[file], File.ReadAllText(Path.Combine(Repository.Root, "manifests", file)).ReplaceLineEndings("\n"));

    [Theory]
    [InlineData(null)]
    [InlineData("https://bot.example.com/slack/events")]
    public void It_is_valid_against_slacks_schema(string? url)
    {
        if (Schema.Value is not { } schema) return; // The schema is Slack's and not part of this repository.
        var verdict = schema.Evaluate(JsonSerializer.SerializeToElement(SlackManifest.Of(url)), new EvaluationOptions { OutputFormat = OutputFormat.List });
        Assert.True(verdict.IsValid, string.Join("\n", (verdict.Details ?? []).Where(d => d.Errors is not null).Select(d => d.InstanceLocation + ": " + string.Join("; ", d.Errors!.Values))));
    }

    [Fact]
    public void The_yaml_says_what_the_program_means()
    {
        var read = new YamlDotNet.Serialization.DeserializerBuilder().Build().Deserialize(new StringReader(SlackManifest.Yaml(null)));
        var json = JsonNode.Parse(new YamlDotNet.Serialization.SerializerBuilder().JsonCompatible().Build().Serialize(read))!;
        Assert.Equal("/incident", json["features"]!["slash_commands"]![0]!["command"]!.GetValue<string>());
        Assert.Equal(SlackManifest.Of(null)["oauth_config"]!["scopes"]!["bot"]!.AsArray().Count, json["oauth_config"]!["scopes"]!["bot"]!.AsArray().Count);
    }
}
