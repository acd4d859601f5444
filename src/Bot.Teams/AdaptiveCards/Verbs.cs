namespace Bot.Teams.AdaptiveCards;

/// <summary>Names in the data of cards and dialogs. They live in messages already sent: wire format, never changed.</summary>
internal static class Verbs
{
    /// <summary>The button's action id.</summary>
    public const string Action = "action";

    /// <summary>The button's value.</summary>
    public const string Value = "value";

    /// <summary>The kind of card it stands on.</summary>
    public const string Card = "card";

    /// <summary>A form to open or to take back, JSON in a text.</summary>
    public const string Form = "form";

    /// <summary>Which opening of a form it is, so that sending it twice counts once.</summary>
    public const string Opening = "opening";

    /// <summary>The verb that sends a form off which stands in a card.</summary>
    public const string Submit = "submit_form";

    /// <summary>The action that shows an incident's card as of now, in the language of whoever looks.</summary>
    public const string Show = "run:show";

    /// <summary>The action command "Declare incident".</summary>
    public const string Declare = "declare";

    /// <summary>The action command "Add to timeline".</summary>
    public const string AddToTimeline = "add_to_timeline";
}
