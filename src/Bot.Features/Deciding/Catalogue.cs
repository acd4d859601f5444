using System.Collections.Frozen;
using System.Reflection;
using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using Bot.Features.Settings;
using Bot.Incidents;

namespace Bot.Features.Deciding;

/// <summary>Every command, form, button and teller there is: found by looking, never listed by hand.</summary>
public sealed class Catalogue
{
    private readonly FrozenDictionary<string, (ICommand Command, string? Language)> _byWord;
    private readonly FrozenDictionary<Type, ITeller> _tellers;

    private Catalogue(IReadOnlyList<ICommand> commands, IReadOnlyList<IForm> forms, IReadOnlyList<IButton> buttons, IEnumerable<ITeller> tellers)
    {
        Commands = commands;
        Forms = forms.ToFrozenDictionary(f => f.Id, StringComparer.Ordinal);
        Buttons = buttons.ToFrozenDictionary(b => b.Action, StringComparer.Ordinal);
        _byWord = commands.SelectMany(c => c.Words.All.Select(w => (Word: Folding.Fold(w), Command: c)))
            .DistinctBy(p => (p.Word, p.Command)).ToFrozenDictionary(p => p.Word, p => (p.Command, p.Command.Words.LanguageOf(p.Word)), StringComparer.Ordinal);
        _tellers = tellers.ToFrozenDictionary(t => t.Event);
    }

    /// <summary>The bot's own catalogue.</summary>
    public static Catalogue Own { get; } = Of(typeof(Catalogue).Assembly);

    /// <summary>Commands in the order help shows them.</summary>
    public IReadOnlyList<ICommand> Commands { get; }

    /// <summary>Forms by callback id.</summary>
    public IReadOnlyDictionary<string, IForm> Forms { get; }

    /// <summary>Buttons by action id.</summary>
    public IReadOnlyDictionary<string, IButton> Buttons { get; }

    /// <summary>The command a word calls, in any language, accents and case apart.</summary>
    public ICommand? Find(string word) => _byWord.GetValueOrDefault(Folding.Fold(word)).Command;

    /// <summary>The command that a word belongs to, which says enough without it; nothing where there is none.</summary>
    public ICommand? OwnerOf(string word, string rest, House house) => Commands.FirstOrDefault(c => c.MayStandAlone(word, rest, house));

    /// <summary>The language a typed word belongs to, when it belongs to one only.</summary>
    public string? LanguageOf(string word) => _byWord.GetValueOrDefault(Folding.Fold(word)).Language;

    /// <summary>Every word anybody may type, folded.</summary>
    public IReadOnlyCollection<string> Words => _byWord.Keys;

    /// <summary>Which events have words.</summary>
    public IEnumerable<Type> Told => _tellers.Keys;

    /// <summary>What an entry is, without time and person.</summary>
    public Phrase Tell(Entry entry, House house)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return _tellers.TryGetValue(entry.What.GetType(), out var teller) ? teller.Tell(entry, house) : Phrase.Verbatim(entry.What.GetType().Name);
    }

    private static Catalogue Of(Assembly assembly)
    {
        var all = assembly.GetTypes().Where(t => t is { IsAbstract: false, IsInterface: false }
            && t.GetConstructor(Type.EmptyTypes) is not null).ToList();
        return new Catalogue(
            [.. Make<ICommand>(all).OrderBy(c => c.Words.Order).ThenBy(c => c.Words.Word, StringComparer.Ordinal)],
            [.. Make<IForm>(all)], [.. Make<IButton>(all)], Make<ITeller>(all));
    }

    private static IEnumerable<T> Make<T>(IEnumerable<Type> types) =>
        types.Where(t => t.IsAssignableTo(typeof(T))).Select(t => (T)Activator.CreateInstance(t)!);
}
