using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Bot.Features.Deciding;
using Bot.Features.Dora;
using Bot.Features.Postmortems;

namespace Bot.Features.Export;

/// <summary><c>/incident export md|html|json|dora</c>: the postmortem as a file, the whole record, or the report to the regulator.</summary>
public sealed class ExportCommand : ICommand
{
    /// <inheritdoc/>
    public CommandWords Words { get; } = new("export", new Phrase("export.help", "Hands over the postmortem or the whole record as a file", "Remet le post mortem ou tout le dossier en fichier"))
    {
        French = ["exporter", "export"], Order = 91, Example = "export html", ReadsOnly = true, Completions = ["md", "html", "json", "dora"],
        Usage = new("export.usage", "`export md` and `export html` are the postmortem, `export json` the whole record, `export dora` the draft of the report to the regulator", "`exporter md` et `exporter html` sont le post mortem, `exporter json` tout le dossier, `exporter dora` le projet de rapport au régulateur"),
    };

    /// <inheritdoc/>
    public Decision Decide(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        if (@case.Ask.Takes("dora")) return DoraDraft.Hand(@case);
        try
        {
            return FileOf(@case) is { } file ? Decision.Hand(file, new Phrase("export.here", "Here is `{0}`.", "Voici `{0}`.", file.Name))
                : Decision.Refuse(new Phrase("export.which", "I export `md`, `html`, `json` and `dora`: `/incident export html`.", "J’exporte `md`, `html`, `json` et `dora` : `/incident exporter html`."));
        }
        catch (TemplateException fault) { return Decision.Refuse(PostmortemTexts.Template(fault)); }
    }

    private static PostFile? FileOf(Case @case)
    {
        var incident = @case.Incident;
        return Folding.Fold(@case.Ask.Next()) switch
        {
            "md" or "markdown" or "" => new($"{incident.Key}.postmortem.md", "text/markdown", Markdown(@case)),
            "html" => new($"{incident.Key}.postmortem.html", "text/html", PostmortemHtml.Write(incident, @case.House, Markdown(@case))),
            "json" => new($"{incident.Key}.incident.json", "application/json", IncidentJson.Write(incident, @case.Record, @case.House)),
            _ => null,
        };
    }

    /// <summary>The postmortem: as published, else the draft.</summary>
    private static string Markdown(Case @case) =>
        @case.Incident.PublishedPostmortem ?? PostmortemDocument.Write(@case.Incident, @case.House, draft: true);
}
