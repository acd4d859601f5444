using System.Text;
using Bot.Features.Postmortems;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Testing;

namespace Bot.Fuzz.Targets;

/// <summary>Liquid templates a company brings: one that makes no sense is refused with its reason.</summary>
internal sealed class TemplateTarget(Incident incident) : Target
{
    private readonly TempFolder _folder = new();
    private int _number;

    public static async Task<TemplateTarget> StartAsync()
    {
        await using var bot = await Showcase.StoryAsync();
        return new TemplateTarget(await bot.Incident());
    }

    public override IReadOnlyList<byte[]> Corpus { get; } = [.. new[]
    {
        "# {{ key }}\n{% for line in overview %}{{ line.time }} {{ line.text }}\n{% endfor %}", "{% if impact %}{{ impact | escape }}{% else %}N/A{% endif %}", "{{ title | upcase | append: 'x' | slice: 0, 5 }}",
        "{% assign a = 1 %}{% for i in (1..10) %}{{ i | times: a }}{% endfor %}", "{% comment %}{{ x }}{% endcomment %}{% raw %}{{ y }}{% endraw %}", "{%- for f in follow_ups -%}{{ f.symptom }}{%- endfor -%}",
    }.Select(Encoding.UTF8.GetBytes)];

    public override Task TakeAsync(byte[] input)
    {
        // Templates are kept by name.
        var file = _folder.File($"{++_number}.liquid");
        File.WriteAllBytes(file, input);
        try
        {
            _ = PostmortemDocument.Write(incident, new House(new BotSettings { PostmortemTemplate = file }), draft: true);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // Refused, with its reason.
        }
        finally
        {
            File.Delete(file);
        }
        return Task.CompletedTask;
    }

    public override ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
