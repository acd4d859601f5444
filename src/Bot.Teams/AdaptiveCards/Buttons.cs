using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Newtonsoft.Json.Linq;

namespace Bot.Teams.AdaptiveCards;

/// <summary>Buttons as actions. One that opens a form asks for a dialog; every other one is executed, and on old clients submitted.</summary>
internal static class Buttons
{
    /// <summary>Teams shows six actions; those after the fifth go into the menu.</summary>
    private const int Shown = 5;

    /// <summary>The actions of a card.</summary>
    public static IEnumerable<JObject> Of(IReadOnlyList<CardButton> buttons, string kind) => buttons.Select((b, i) => InMenu(Of(b, kind), i >= Shown && buttons.Count > Shown + 1));

    /// <summary>A button that runs an action at once.</summary>
    public static JObject Execute(string title, string action, string value, string kind) => Executed(title, new JObject { [Verbs.Action] = action, [Verbs.Value] = value, [Verbs.Card] = kind }, action);

    /// <summary>A button that opens a page.</summary>
    public static JObject Link(string title, string url) => new() { ["type"] = "Action.OpenUrl", ["title"] = title, ["url"] = url };

    /// <summary>A button with the form in it, which opens as a dialog.</summary>
    public static JObject Open(string title, Form form) => Dialog(title, new JObject { [Verbs.Form] = Forms.Write(form) });

    /// <summary>A button that is executed with data.</summary>
    public static JObject Executed(string title, JObject data, string verb) => new()
    {
        ["type"] = "Action.Execute", ["title"] = title, ["verb"] = verb, ["data"] = data,
        ["fallback"] = new JObject { ["type"] = "Action.Submit", ["title"] = title, ["data"] = data.DeepClone() },
    };

    private static JObject Of(CardButton button, string kind)
    {
        var title = TeamsText.Short(button.Label, 60);
        if (button.Url is { } url) return Link(title, url);
        var action = button.OpensForm
            ? Dialog(title, new JObject { [Verbs.Action] = button.Action, [Verbs.Value] = button.Value, [Verbs.Card] = kind })
            : Execute(title, button.Action, button.Value, kind);
        if (button.Look != ButtonLook.Plain) action["style"] = button.Look == ButtonLook.Primary ? "positive" : "destructive";
        return button.Confirm is { } question ? Asked(title, question, action) : action;
    }

    private static JObject Dialog(string title, JObject data)
    {
        data["msteams"] = new JObject { ["type"] = "task/fetch" };
        return new JObject { ["type"] = "Action.Submit", ["title"] = title, ["data"] = data };
    }

    private static JObject Asked(string title, string question, JObject action) => new()
    {
        ["type"] = "Action.ShowCard", ["title"] = title,
        ["card"] = new JObject { ["type"] = "AdaptiveCard", ["body"] = new JArray(Elements.Text(Markup.Escape(question), 300)), ["actions"] = new JArray(action) },
    };

    private static JObject InMenu(JObject action, bool behind)
    {
        if (behind) action["mode"] = "secondary";
        return action;
    }
}
