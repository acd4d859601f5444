using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Bot.Features.Deciding;
using Bot.Features.Forms;
using Bot.Incidents.Lifecycles;
using Bot.Incidents.Postmortems;

namespace Bot.Features.Postmortems;

/// <summary><c>/incident postmortem</c>: the draft, what it lacks, publishing it.</summary>
public sealed class PostmortemCommand : ICommand
{
    /// <inheritdoc/>
    public CommandWords Words { get; } = new("postmortem", PostmortemTexts.Help())
    {
        French = ["post-mortem", "postmortem", "rex", "retex"], Also = ["pm", "post-mortem"], Usage = PostmortemTexts.Usage(), Order = 90, Example = "postmortem review", FrenchExample = "postmortem revue",
        Completions = ["review", "publish", "edit overview FR …", "edit actions FR …"],
    };

    /// <inheritdoc/>
    public Decision Decide(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var ask = @case.Ask;
        if (ask.Takes("post")) ask.Takes("mortem");
        if (ask.IsEmpty || ask.Takes("draft", "brouillon", "show", "afficher", "preview", "aperçu", "export", "exporter")) return Draft(@case);
        if (ask.Takes("review", "revue", "relire", "check", "status", "statut")) return ReviewIt(@case);
        if (ask.Takes("publish", "publier")) return Publish(@case, ask.Takes("anyway", "quand-même", "quand"));
        if (ask.Takes("edit", "modifier")) return Edit(@case);
        if (ask.Takes("form", "formulaire")) return Decision.Ask(Catalogue.Own.Forms[FormIds.Postmortem].Draw(@case));
        return Decision.Refuse(PostmortemTexts.What(ask.Peek));
    }

    /// <inheritdoc/>
    public bool MayStandAlone(string word, string rest, Settings.House house) => Folding.Fold(word) is "post" && Folding.Fold(rest.Split(' ', 2)[0]) is "mortem";

    /// <inheritdoc/>
    public Phrase? Meant(string word) => Folding.Fold(word) switch
    {
        "review" or "revue" or "relire" => new("postmortem.meant_review", "postmortem review", "postmortem revue"),
        "publish" or "publier" => new("postmortem.meant_publish", "postmortem publish", "postmortem publier"),
        "draft" or "brouillon" => Phrase.Verbatim("postmortem"),
        _ => null,
    };

    private static Decision Draft(Case @case)
    {
        var incident = @case.Incident;
        var findings = Review.Open(Review.Of(incident, @case.House));
        try
        {
            var file = new PostFile($"{incident.Key}.postmortem.md", "text/markdown", PostmortemDocument.Write(incident, @case.House, draft: true));
            return Decision.Hand(file, PostmortemTexts.Draft(incident, findings)).AlsoTelling(Outdated(@case));
        }
        catch (TemplateException fault) { return Decision.Refuse(PostmortemTexts.Template(fault)); }
    }

    private static Decision ReviewIt(Case @case)
    {
        var findings = Review.Of(@case.Incident, @case.House);
        List<Finding> open = [.. findings.Where(f => !f.Explained)], explained = [.. findings.Where(f => f.Explained)];
        return Decision.Answer(Phrase.Lines(
        [
            .. open.Count == 0 ? [PostmortemTexts.Clean(@case.Incident)] : open.Select((f, i) => PostmortemTexts.Line(i + 1, f)).Prepend(PostmortemTexts.Found(@case.Incident, open.Count)),
            .. explained.Count == 0 ? Array.Empty<Phrase>() : [PostmortemTexts.Explained(explained)],
        ])).AlsoTelling(Outdated(@case));
    }

    /// <summary>That the public reads another text than the record would make now, where it does.</summary>
    private static Phrase? Outdated(Case @case)
    {
        var incident = @case.Incident;
        if (incident is not { Status: Status.Postmortem, PublishedPostmortem: { } published }) return null;
        try { return PostmortemDocument.Write(incident, @case.House, draft: false) == published ? null : PostmortemTexts.Outdated(incident); }
        // A template that cannot be used is told where something is written with it.
        catch (TemplateException) { return null; }
    }

    internal static Decision Publish(Case @case, bool anyway, string? field = null)
    {
        var incident = @case.Incident;
        if (incident.Status < Status.Resolved) return Decision.Refuse(Statuses.StatusTexts.ResolveFirst(incident), field);
        string body;
        try { body = PostmortemDocument.Write(incident, @case.House, draft: false); }
        catch (TemplateException fault) { return Decision.Refuse(PostmortemTexts.Template(fault), field); }
        if (body == incident.PublishedPostmortem && incident.Status == Status.Postmortem) return Decision.Refuse(PostmortemTexts.AlreadyPublished(incident), field);
        var findings = Review.Of(incident, @case.House);
        if (!anyway && findings.Where(f => f.Blocks).ToList() is { Count: > 0 } blocking)
            return Decision.Refuse(PostmortemTexts.NotYet(blocking), field);
        var decision = Decision.Record(new PostmortemPublished(body)).Saying(PostmortemTexts.Published(incident));
        return Review.Open(findings) is var open and > 0 ? decision.Telling(PostmortemTexts.StillFound(open)) : decision;
    }

    /// <summary>Whether a part has words of somebody's own; empty in every language it follows the record.</summary>
    internal static bool IsByHand(Incidents.Texts.LocalText text) => text.Languages.Any(l => text[l]!.Length > 0);

    private static Decision Edit(Case @case)
    {
        var ask = @case.Ask;
        PostmortemPart? part = ask.Takes("overview", "summary", "timeline", "synthèse", "résumé", "chronologie") ? PostmortemPart.Overview : ask.Takes("actions") ? PostmortemPart.Actions : null;
        if (part is not { } which)
        {
            var set = Catalogue.Own.Find("set")!;
            return set.Meant(ask.Peek) is not null ? set.Decide(@case) : Decision.Refuse(PostmortemTexts.WhichPart(ask.Peek));
        }
        if (ask.IsEmpty) return Decision.Refuse(PostmortemTexts.WhatText(which));
        var text = ask.TakeRest();
        if (@case.TextFault(text) is { } fault) return Decision.Refuse(fault);
        var local = Folding.Fold(text) is "off" or "none" or "auto"
            ? @case.House.Codes.Aggregate(Incidents.Texts.LocalText.Empty, (t, c) => t.With(c, "")) : @case.Local(text);
        return Decision.Record(new PostmortemEdited(which, local)).Telling(PostmortemTexts.Edited(which, IsByHand(local)));
    }
}

internal sealed class PostmortemEditedTeller : Teller<PostmortemEdited>
{
    public override Phrase Tell(PostmortemEdited what, Incidents.Entry entry, Settings.House house) => PostmortemTexts.Edited(what.Part, PostmortemCommand.IsByHand(what.Text));
}

internal sealed class PostmortemPublishedTeller : Teller<PostmortemPublished>
{
    public override Phrase Tell(PostmortemPublished what, Incidents.Entry entry, Settings.House house) =>
        new("postmortem.told", "published the postmortem", "a publié le post mortem");
}
