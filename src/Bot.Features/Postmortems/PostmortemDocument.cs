using System.Collections.Concurrent;
using System.Reflection;
using Bot.Features.Settings;
using Bot.Incidents;
using Fluid;
using Fluid.Values;

namespace Bot.Features.Postmortems;

/// <summary>Writes the postmortem as Markdown: the house format, or the company's own Liquid template.</summary>
public static class PostmortemDocument
{
    private static readonly ConcurrentDictionary<string, IFluidTemplate> Templates = new();
    private static readonly TemplateOptions Options = MakeOptions();

    /// <summary>The document of an incident as its record stands.</summary>
    /// <exception cref="InvalidOperationException">The company's template cannot be read, or asks for what cannot be done; the message says which.</exception>
    public static string Write(Incident incident, House house, bool draft)
    {
        ArgumentNullException.ThrowIfNull(house);
        var file = house.Settings.PostmortemTemplate ?? "";
        var template = Templates.GetOrAdd(file, Load);
        var context = new TemplateContext(PostmortemModel.Of(incident, house, draft), Options);
        try
        {
            return template.Render(context).ReplaceLineEndings("\n").Trim() + "\n";
        }
        catch (Exception failure) when (failure is not (InvalidOperationException or OutOfMemoryException))
        {
            // A filter was given what it cannot take: a number beyond any, a text where a section belongs.
            throw new InvalidOperationException($"The postmortem template {NameOf(file)} cannot be filled in: {failure.Message}", failure);
        }
    }

    private static IFluidTemplate Load(string file)
    {
        var source = file.Length == 0 ? HouseFormat() : File.ReadAllText(file);
        return new FluidParser().TryParse(source, out var template, out var error) ? template
            : throw new InvalidOperationException($"The postmortem template {NameOf(file)} cannot be read: {error}");
    }

    private static string NameOf(string file) => file.Length == 0 ? "of the house" : file;

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
