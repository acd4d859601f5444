using System.Collections.Concurrent;
using System.Reflection;
using Bot.Chat.Phrases;
using Bot.Features.Settings;
using Bot.Incidents;
using Fluid;
using Fluid.Values;

namespace Bot.Features.Postmortems;

/// <summary>Writes the postmortem as Markdown: the house format, or the company's own Liquid template.</summary>
public static class PostmortemDocument
{
    private static readonly ConcurrentDictionary<string, (DateTime Changed, IFluidTemplate Template)> Templates = new();
    private static readonly TemplateOptions Options = MakeOptions();

    /// <summary>The document of an incident as its record stands.</summary>
    /// <exception cref="TemplateException">The company's template cannot be read, or asks for what cannot be done.</exception>
    public static string Write(Incident incident, House house, bool draft)
    {
        ArgumentNullException.ThrowIfNull(house);
        var file = house.Settings.PostmortemTemplate ?? "";
        var template = TemplateIn(file);
        var context = new TemplateContext(PostmortemModel.Of(incident, house, draft), Options);
        try
        {
            return template.Render(context).ReplaceLineEndings("\n").Trim() + "\n";
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // A filter was given what it cannot take: a number beyond any, a text where a section belongs.
            throw new TemplateException(file, failure);
        }
    }

    /// <summary>What of a published document is in one language; all of it where its template does not set the languages apart as the house format does.</summary>
    public static string In(string body, House house, Language language)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(house);
        ArgumentNullException.ThrowIfNull(language);
        List<(string Code, string Text)> parts = [(house.Codes[0], body)];
        foreach (var next in house.Languages.Skip(1))
        {
            var separator = $"\n{next.Label("postmortem.separator")}\n";
            if (parts[^1].Text.Split(separator, 2) is not [var before, var after]) return body;
            parts[^1] = (parts[^1].Code, before);
            parts.Add((next.Code, after));
        }
        if (parts.Count == 1 || parts.FirstOrDefault(p => p.Code == language.Code).Text is not { } own) return body;
        // "English version below" is so no longer.
        var below = $"# _{house.Languages[1].Label("postmortem.below")}_";
        own = own.Trim();
        return (own.StartsWith(below, StringComparison.Ordinal) ? own[below.Length..].TrimStart() : own) + "\n";
    }

    /// <summary>The template in a file as it is now, or the house format: who mends a template need not start the bot again.</summary>
    private static IFluidTemplate TemplateIn(string file)
    {
        try
        {
            var changed = file.Length == 0 ? default : File.GetLastWriteTimeUtc(file);
            if (Templates.TryGetValue(file, out var known) && known.Changed == changed) return known.Template;
            var template = new FluidParser().Parse(file.Length == 0 ? HouseFormat() : File.ReadAllText(file));
            Templates[file] = (changed, template);
            return template;
        }
        catch (Exception failure) when (failure is ParseException or IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new TemplateException(file, failure);
        }
    }

    private static string HouseFormat()
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream("Bot.Features.Postmortems.house.liquid")
            ?? throw new InvalidOperationException("The house format of the postmortem is missing from the assembly.");
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }

    private static TemplateOptions MakeOptions()
    {
        // Far more than any postmortem takes: a template that loops for ever is refused instead.
        var options = new TemplateOptions { MaxSteps = 1_000_000, MaxRecursion = 50, MemberAccessStrategy = new UnsafeMemberAccessStrategy { MemberNameStrategy = MemberNameStrategies.SnakeCase } };
        options.Filters.AddFilter("section", (input, args, _) => Text(Section((PostmortemSection)input.ToObjectValue(), args.At(0).ToStringValue())));
        options.Filters.AddFilter("overview", (input, args, _) => Text(Line((PostmortemLine)input.ToObjectValue(), args.At(0).ToStringValue())));
        options.Filters.AddFilter("cell", (input, _, _) => Text(Md.OneLine(input.ToStringValue())));
        return options;
    }

    private static ValueTask<FluidValue> Text(string text) => new(new StringValue(text, encode: false));

    private static string Section(PostmortemSection section, string missing) =>
        section.Missing ? $"_{missing}_" : section.Known.Length == 0 ? section.Text : $"{section.Text}\n\n_{Md.Escape(section.Known)}_";

    private static string Line(PostmortemLine line, string missing)
    {
        if (line.AllBold) return $"**{line.When}{line.After} {line.Text}**{From(line)}";
        var text = line.Missing ? $" _{missing}_" : line.Text.Length == 0 ? "" : " " + line.Text;
        var ending = line.Ending.Length == 0 ? "" : $" **{line.Ending}**";
        return $"**{line.When}{line.After}**{text}{ending}{From(line)}";
    }

    private static string From(PostmortemLine line) =>
        line.Source.Length == 0 ? "" : line.Link.Length == 0 ? $" ({line.Source})" : $" ([{line.Source}]({line.Link}))";
}

/// <summary>The company's template makes no postmortem; the message says which and why.</summary>
public sealed class TemplateException(string file, Exception why) : InvalidOperationException($"The postmortem template {NameOf(file)} cannot be used: {why.Message}", why)
{
    /// <summary>Where the template stands.</summary>
    public string File => NameOf(file);

    private static string NameOf(string file) => file.Length == 0 ? "of the house" : file;
}
