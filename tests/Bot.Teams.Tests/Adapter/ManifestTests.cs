using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Bot.App.Cli.Manifests;
using Bot.Teams.Tests.Schemas;
using Bot.Testing;
using Microsoft.Extensions.Configuration;

namespace Bot.Teams.Tests.Adapter;

public sealed class ManifestTests
{
    private static string Kept(string file) => Path.Combine(Repository.Root, "manifests", "teams", file);

    [Theory]
    [InlineData("manifest.json")]
    [InlineData("fr.json")]
    public void The_manifest_in_the_repository_is_the_programs(string file) =>
        Assert.Equal(Encoding.UTF8.GetString(TeamsManifest.Files()[file]), File.ReadAllText(Kept(file)).ReplaceLineEndings("\n"));

    [Fact]
    public async Task It_is_valid_against_Microsofts_schema_which_finds_what_is_not()
    {
        var schema = await MicrosoftSchemas.ManifestAsync();
        Assert.Empty(MicrosoftSchemas.Faults(schema, TeamsManifest.Of()));
        var wrong = TeamsManifest.Of();
        wrong["bots"]![0]!["scopes"] = new JsonArray("everywhere");
        Assert.NotEmpty(MicrosoftSchemas.Faults(schema, wrong));
    }

    [Fact]
    public void Every_offered_command_is_one_in_both_languages_and_every_text_has_its_French()
    {
        var commands = TeamsManifest.Of()["bots"]![0]!["commandLists"]![0]!["commands"]!.AsArray();
        Assert.InRange(commands.Count, 5, 10);
        foreach (var command in commands) Assert.NotNull(Features.Deciding.Catalogue.Own.Find(command!["title"]!.GetValue<string>()));
        var french = (JsonObject)JsonNode.Parse(TeamsManifest.Files()["fr.json"])!;
        for (var i = 0; i < commands.Count; i++) Assert.NotNull(Features.Deciding.Catalogue.Own.Find(french[$"bots[0].commandLists[0].commands[{i}].title"]!.GetValue<string>()));
        foreach (var (path, _) in french.Where(t => t.Key != "$schema")) Assert.NotNull(At(TeamsManifest.Of(), path));
    }

    [Theory]
    [InlineData("color.png", 192)]
    [InlineData("outline.png", 32)]
    public void The_icons_are_drawn_to_Teams_rules(string file, int size)
    {
        var drawn = Pixels(TeamsManifest.Files()[file]);
        Assert.Equal((size, size), (drawn.Width, drawn.Height));
        Assert.Equal(drawn.Rgba, Pixels(File.ReadAllBytes(Kept(file))).Rgba);
        for (var i = 0; i < drawn.Rgba.Length; i += 4)
        {
            var (rgb, alpha) = (drawn.Rgba.AsSpan(i, 3).ToArray(), drawn.Rgba[i + 3]);
            if (size == 192) Assert.Equal(255, alpha);
            // Of an outline every dot is white, more or less of it.
            else Assert.Equal(new byte[] { 255, 255, 255 }, rgb);
        }
        Assert.Contains(drawn.Rgba.Chunk(4), p => p[3] == (size == 32 ? 0 : 255));
        Assert.Contains(drawn.Rgba.Chunk(4), p => p.All(b => b == 255));
    }

    [Fact]
    public async Task The_package_is_for_the_configured_app_and_nothing_is_built_without_one()
    {
        using var folder = new TempFolder();
        var none = new ConfigurationBuilder().Build();
        Assert.Equal(2, await ManifestsCommand.WriteAsync(none, folder.FullName, zip: true, TestContext.Current.CancellationToken));
        const string App = "3e0b5a58-7f3c-4a36-9d5c-0a1f8c3f1f10";
        var some = new ConfigurationBuilder().AddInMemoryCollection([new("Teams:AppId", App)]).Build();
        Assert.Equal(0, await ManifestsCommand.WriteAsync(some, folder.FullName, zip: true, TestContext.Current.CancellationToken));
        using var zip = ZipFile.OpenRead(Path.Combine(folder.FullName, "teams", "incident-bot.zip"));
        Assert.Equal(["color.png", "fr.json", "manifest.json", "outline.png"], zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal));
        using var reader = new StreamReader(zip.GetEntry("manifest.json")!.Open());
        var manifest = (JsonObject)JsonNode.Parse(await reader.ReadToEndAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal((App, App, App), (manifest["id"]!.GetValue<string>(), manifest["bots"]![0]!["botId"]!.GetValue<string>(), manifest["webApplicationInfo"]!["id"]!.GetValue<string>()));
        Assert.Empty(MicrosoftSchemas.Faults(await MicrosoftSchemas.ManifestAsync(), manifest));
    }

    private static JsonNode? At(JsonNode? node, string path)
    {
        foreach (var step in path.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.'))
            node = node is JsonArray list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] : node?[step];
        return node;
    }

    private static (int Width, int Height, byte[] Rgba) Pixels(byte[] png)
    {
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
        using var data = new MemoryStream();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (Encoding.ASCII.GetString(png, at + 4, 4) == "IDAT") data.Write(png, at + 8, length);
            at += length + 12;
        }
        data.Position = 0;
        using var zlib = new ZLibStream(data, CompressionMode.Decompress);
        using var raw = new MemoryStream();
        zlib.CopyTo(raw);
        // Every row begins with its filter, none.
        return (width, height, [.. raw.ToArray().Chunk(width * 4 + 1).SelectMany(r => r.Skip(1))]);
    }
}
