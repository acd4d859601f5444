using Bot.Chat.Phrases;
using Bot.Features.Settings;
using Bot.Incidents.Fields;

namespace Bot.Features.Set;

internal static class SetTexts
{
    public static Phrase Help() => new("set.help", "Changes a field: category, responsibility, components, title, service, impact, context, cause",
        "Change un champ : catégorie, responsabilité, composants, titre, service, impact, contexte, cause");

    public static Phrase Usage() => new("set.usage",
        "`set category Production Processing`, `set responsibility …`, `set components nexo=major_outage, …`, `set title …`, `set service|impact|context|cause FR … EN …`; `impact …` says `set impact …`",
        "`définir catégorie Production Processing`, `définir responsabilité …`, `définir composants nexo=major_outage, …`, `définir titre …`, `définir service|impact|contexte|cause FR … EN …` ; `impact …` vaut `définir impact …`");

    public static Phrase WhatTitle() => new("set.what_title", "An incident needs a title that says what is wrong.", "Un incident a besoin d’un titre qui dit ce qui ne va pas.");

    public static Phrase WhichField(string typed) => new("set.which",
        "`set` changes category, responsibility, components, title, service, impact, context or cause: `/incident set cause FR … EN …`.",
        "`définir` change catégorie, responsabilité, composants, titre, service, impact, contexte ou cause : `/incident définir cause FR … EN …`.", typed);

    public static Phrase NotListed(string field, string typed, IReadOnlyList<string> list) => list.Count == 0
        ? new("set.no_list", "No {0} is configured (`Incidents` in appsettings.json), so none can be set.",
            "Aucune valeur n’est configurée pour {0} (`Incidents` dans appsettings.json).", Typed(field))
        : new("set.not_listed", "`{0}` is not a {1}. Choose one of: {2}.", "`{0}` ne convient pas pour {1}. Au choix : {2}.", typed, Typed(field), string.Join(", ", list));

    public static Phrase WhatText(string field) => new("set.what", "What should it say? `/incident set {0} FR … EN …`.", "Que doit-il dire ? `/incident définir {0} FR … EN …`.", Typed(field));

    public static Phrase WhichComponents(House house, string typed) => typed.Length == 0
        ? new("set.components", "Which components? `/incident set components nexo=major_outage, …`. Known: {0}.",
            "Quels composants ? `/incident définir composants nexo=major_outage, …`. Connus : {0}.", List(house))
        : new("set.component", "`{0}` is not a component. Choose among: {1}.", "`{0}` n’est pas un composant. Au choix : {1}.", typed, List(house));

    public static Phrase WhichComponentStatus(string typed) => new("set.component_status",
        "`{0}` is not a component status. They are operational, degraded_performance, partial_outage, major_outage, under_maintenance: `nexo=major_outage`.",
        "`{0}` n’est pas un état de composant. Ce sont operational, degraded_performance, partial_outage, major_outage, under_maintenance : `nexo=major_outage`.", typed);

    public static Phrase OneTitle(string title) => new("set.one_title", "A title is the same in every language: `/incident set title {0}`.", "Un titre est le même dans toutes les langues : `/incident définir titre {0}`.", title);

    public static Phrase Same() => new("set.same", "It already says that.", "C’est déjà le cas.");

    public static Phrase Field(string word) => word switch
    {
        "category" => new("field.category", "Category", "Catégorie"),
        "responsibility" => new("field.responsibility", "Responsibility", "Responsabilité"),
        "components" => new("field.components", "Components", "Composants"),
        "title" => new("field.title", "Title", "Titre"),
        "service" => new("field.service", "Service", "Service"),
        "impact" => new("field.impact", "Client impact", "Impact client"),
        "context" => new("field.context", "Context", "Contexte"),
        _ => new("field.cause", "Root cause", "Cause"),
    };

    /// <summary>The word as people type it, in their language: <c>contexte</c>.</summary>
    public static Spoken Typed(string word) => new(l => l.Code != "fr" ? word : word switch
    {
        "category" => "catégorie",
        "responsibility" => "responsabilité",
        "components" => "composants",
        "title" => "titre",
        "context" => "contexte",
        _ => word,
    });

    /// <summary>What to type to set a field, without the slash command's word and the text.</summary>
    public static Phrase Fix(string field) => new("fix.set", "set {0}", "définir {0}", Typed(field));

    public static Phrase Now(string word, string value) => Now(word, Phrase.Verbatim(value));

    public static Phrase Now(string word, Phrase value) => new("set.now_field", "{0} is now *{1}*", "{0} : *{1}*", Field(word), value);

    /// <summary>Components and how they are.</summary>
    public static Phrase Components(IReadOnlyCollection<ComponentState> states, House house) => states.Count == 0 ? Phrase.Verbatim("–")
        : Phrase.Join(", ", states.Select(s => new Phrase("set.component_state", "{0} ({1})", "{0} ({1})", new Spoken(l => house.ComponentName(s.Id, l.Code)), Say.Label(Cards.StatusLabels.Key(s.Status)))));

    public static Phrase Told(string word, string value) => Told(word, Phrase.Verbatim(value));

    public static Phrase Told(string word, Phrase value) => new("set.told_field", "{0}: {1}", "{0} : {1}", Field(word), value);

    private static string List(House house) => string.Join(", ", house.Settings.Components.Select(c => $"{c.Id} ({string.Join(" / ", c.Name.Values)})"));
}
