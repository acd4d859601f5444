using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using Bot.Features.Deciding;
using Bot.Features.Settings;
using Bot.Features.Tsr;
using Bot.Features.Statuses;
using Bot.Features.Roles;
using Bot.Features.Priorities;
using Bot.Features.Mark;
using Bot.Incidents;
using Bot.Incidents.Fields;
using Bot.Incidents.Texts;

namespace Bot.Features.Set;

/// <summary><c>/incident set cause FR … EN …</c> changes a field.</summary>
public sealed class SetCommand : ICommand
{
    /// <inheritdoc/>
    public CommandWords Words { get; } = new("set", SetTexts.Help())
    {
        French = ["définir", "renseigner"], Usage = SetTexts.Usage(), Order = 32, Example = "set cause FR … EN …",
        Completions =
        [
            "category {category}", "responsibility {responsibility}", "components {component}", "title ", "service FR … EN …",
            "impact FR … EN …", "context FR … EN …", "cause FR … EN …",
        ],
    };

    /// <inheritdoc/>
    public Decision Decide(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        // "change the status to …"; but "set change 15h11" is a clock.
        var typed = @case.Ask.Rest;
        if (@case.Ask.Takes(Changes) && !Names(@case.Ask.Rest)) @case.Ask.ContinueWith(typed);
        if (AddsComponents(@case)) return SetComponents.Set(@case, @case.Ask.TakeRest());
        @case.Ask.Takes(Articles.All);
        var word = Articles.Off(@case.Ask.NextName());
        // "root cause: …" is one name of two words.
        if (Folding.Fold(word) is "root" && Read(@case.Ask.Peek.TrimEnd(':', '=')) is "cause") word = @case.Ask.NextName();
        TakesTo(@case, isText: Read(word) is "service" or "impact" or "context" or "cause");
        var rest = @case.Ask.Rest;
        // The "responsable" is a person as well as a responsibility.
        if (Folding.Fold(word) is "responsable" && (rest is ['@' or '<', ..] || Folding.Fold(rest) is "moi" or "me")) return RoleMoves.Give(@case, "lead");
        return Read(word) switch
        {
            "category" => Listed(@case, "category", rest),
            "responsibility" => Listed(@case, "responsibility", rest),
            "components" => SetComponents.Set(@case, rest),
            "title" => Title(@case, Chat.Asking.Ask.Named(rest)),
            "service" => Text(@case, TextField.Service, rest),
            "impact" => Text(@case, TextField.Impact, rest),
            "context" => Text(@case, TextField.Context, rest),
            "cause" => Text(@case, TextField.Cause, rest),
            _ => Elsewhere(@case, word, rest),
        };
    }

    /// <inheritdoc/>
    public Phrase? Meant(string word) => Read(word) is { } field ? SetTexts.Fix(field) : null;

    /// <inheritdoc/>
    /// <remarks>"Service is back" is said of a service, not to set the field.</remarks>
    public bool MayStandAlone(string word, string rest, House house) => Read(word) is not (null or "service") || Read(word) is "service" && LanguageMarkers.Marker(rest, 0, house.Codes) is not null || (Changes.Contains(Folding.Fold(word)) && Names(rest))
        || (Folding.Fold(word) is "add" or "ajouter" or "remove" or "retirer" && Read(rest.Split(' ', 2)[0]) is "components");

    private static readonly string[] Changes = ["change", "changer", "changes", "modify", "modifier", "edit"];

    /// <summary>Whether words begin with the name of something that can be set.</summary>
    private static bool Names(string words) =>
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipWhile(w => Articles.All.Contains(Folding.Fold(w))).FirstOrDefault() is { } first
        && Articles.Off(first.TrimEnd(':', '=', ',')) is var name && (Read(name) is not null || HasOwn(name) is not null);

    /// <summary>The command of its own that something has: <c>set priority P1</c>.</summary>
    private static ICommand? HasOwn(string word) => Catalogue.Own.Find(word) is (PriorityCommand or StatusCommand or LeadCommand or RoleCommand or TsrCommand) and var command ? command : null;

    /// <summary>Takes the "to" of "set title to …"; a text may begin with the word: "to be confirmed".</summary>
    private static void TakesTo(Case @case, bool isText)
    {
        var ask = @case.Ask;
        if (ask.Peek is not ("to" or "à")) return;
        var whole = ask.Rest;
        ask.Next();
        if (Folding.Fold(ask.Peek) is "be" || isText && LanguageMarkers.Marker(ask.Rest, 0, @case.House.Codes) is null) ask.ContinueWith(whole);
    }

    /// <summary>"Add component api" is "components add api".</summary>
    private static bool AddsComponents(Case @case)
    {
        var typed = @case.Ask.Rest;
        var verb = @case.Ask.Takes("add", "ajouter") ? "add" : @case.Ask.Takes("remove", "retirer") ? "remove" : null;
        var adds = verb is not null && Read(@case.Ask.NextName()) is "components";
        @case.Ask.ContinueWith(adds ? $"{verb} {@case.Ask.Rest}" : typed);
        return adds;
    }

    /// <summary>What has a command of its own, <c>set priority P1</c>, or a clock: <c>set started 15h11</c>.</summary>
    private static Decision Elsewhere(Case @case, string word, string rest)
    {
        if (HasOwn(word) is { } command) return command.Decide(@case);
        if (MarkCommand.Read(word) is null || Catalogue.Own.Find("mark") is not { } mark) return Decision.Refuse(SetTexts.WhichField(word));
        @case.Ask.ContinueWith($"{word} {rest}");
        return mark.Decide(@case);
    }

    /// <summary>The field of a word in either language.</summary>
    private static string? Read(string word) => Folding.Fold(word) switch
    {
        "category" or "categorie" => "category",
        "responsibility" or "responsabilite" or "responsable" => "responsibility",
        "components" or "component" or "composants" or "composant" => "components",
        "title" or "titre" or "rename" or "renommer" or "retitle" => "title",
        "service" or "services" => "service",
        "impact" => "impact",
        "context" or "contexte" => "context",
        "cause" or "root" or "rootcause" or "rca" => "cause",
        _ => null,
    };

    internal static Decision Title(Case @case, string title, string? field = null) =>
        title.Length == 0 ? Decision.Refuse(SetTexts.WhatTitle(), field)
        : CaseTexts.TitleFault(title) is { } fault ? Decision.Refuse(fault, field)
        : LanguageMarkers.Marker(title, 0, @case.House.Codes) is var (_, marker) ? Decision.Refuse(SetTexts.OneTitle(@case.Local(title) is { IsEmpty: false } said ? said[said.Languages[0]]! : title[marker..].TrimStart()), field)
        : title == @case.Incident.Title ? Decision.Refuse(SetTexts.Same(), field)
        : Decision.Record(new TitleSet(title)).Saying(SetTexts.Now("title", title));

    internal static Decision Listed(Case @case, string which, string value, string? field = null)
    {
        var list = which == "category" ? @case.House.Settings.Categories : @case.House.Settings.Responsibilities;
        if (Settings.Listed.One(list, v => [v], value) is not { } found) return Decision.Refuse(SetTexts.NotListed(which, value, list), field);
        if (found == (which == "category" ? @case.Incident.Category : @case.Incident.Responsibility)) return Decision.Refuse(SetTexts.Same(), field);
        IncidentEvent what = which == "category" ? new CategorySet(found) : new ResponsibilitySet(found);
        return Decision.Record(what).Saying(SetTexts.Now(which, found));
    }

    internal static Decision Text(Case @case, TextField which, string text, string? field = null)
    {
        var word = Word(which);
        if (text.Length == 0) return Decision.Refuse(SetTexts.WhatText(word), field);
        if (@case.TextFault(text, field) is { } fault) return Decision.Refuse(fault, field);
        var local = @case.Local(text);
        var before = @case.Incident.TextOf(which);
        var after = before.Merge(local);
        if (after.Equals(before)) return Decision.Refuse(SetTexts.Same(), field);
        var decision = Decision.Record(new TextSet(which, local)).Saying(SetTexts.Now(word, local.ToInline(@case.House.Codes)));
        return @case.MissingHint(after, SetTexts.Fix(word)) is { } hint ? decision.Telling(hint) : decision;
    }

    internal static string Word(TextField field) => field.ToString().ToLowerInvariant();
}
