using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Bot.Features.Settings;

namespace Bot.Features.Deciding;

/// <summary>One command word. A class of its own in a folder of its own; it registers itself by being there.</summary>
public interface ICommand
{
    /// <summary>How it is called and explained.</summary>
    CommandWords Words { get; }

    /// <summary>Decides. Pure: the same case gives the same decision.</summary>
    Decision Decide(Case @case);

    /// <summary>What to type instead, where somebody typed a word that belongs after this one: <c>/incident impact …</c>; or nothing.</summary>
    Phrase? Meant(string word) => null;

    /// <summary>Whether what follows may begin with the key of another incident: <c>merge INC-7</c>, <c>note INC-7 is back</c>.</summary>
    bool MayBeginWithKey => false;

    /// <summary>
    /// Whether a word that belongs after this one says enough without it: on an incident <c>/incident impact …</c> is
    /// <c>/incident set impact …</c>. <paramref name="rest"/> is what follows the word.
    /// </summary>
    bool MayStandAlone(string word, string rest, House house) => false;

    /// <summary>The language of a word that stands alone, where only one has it.</summary>
    string? LanguageOf(string word) => null;
}

/// <summary>One form. Its id is wire format.</summary>
public interface IForm
{
    /// <summary>Callback id.</summary>
    string Id { get; }

    /// <summary>Whether it needs an incident.</summary>
    bool OnIncident { get; }

    /// <summary>Whether its fields show what the incident says, so that one left as it was changes nothing.</summary>
    bool ShowsIncident => false;

    /// <summary>Whether it works on a cancelled or merged incident too.</summary>
    bool EvenWhenClosed => false;

    /// <summary>The command it stands for, as it would be typed; nothing where the form decides itself.</summary>
    (string Word, string Words)? Command(FormValues values) => null;

    /// <summary>The form as it is offered now.</summary>
    Form Draw(Case @case);

    /// <summary>Decides on what was filled in. A refusal names the field.</summary>
    Decision Submit(Case @case, FormValues values);
}

/// <summary>A button that is neither a command word nor a form: its action id is wire format.</summary>
public interface IButton
{
    /// <summary>Action id.</summary>
    string Action { get; }

    /// <summary>Whether somebody may press it who may not see the incident.</summary>
    bool ForOutsiders => false;

    /// <summary>Decides. <paramref name="value"/> is what follows the incident key in the button's value, if anything.</summary>
    Decision Press(Case @case, string value);
}

/// <summary>What a form was filled in with.</summary>
public sealed class FormValues(string context, IReadOnlyDictionary<string, string> values)
{
    /// <summary>What the form carried: incident key first, then what its own <see cref="IForm.Draw"/> put there, joined by <c>|</c>.</summary>
    public string Context { get; } = context;

    /// <summary>A field's value, trimmed; empty where nothing was filled in.</summary>
    public string this[string field] => values.GetValueOrDefault(field)?.Trim() ?? "";

    /// <summary>The part of the context at an index, or empty.</summary>
    public string Part(int index) => Context.Split('|') is var parts && index < parts.Length ? parts[index] : "";
}
