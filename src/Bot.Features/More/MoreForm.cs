using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Bot.Features.Deciding;
using Bot.Features.Forms;
using Bot.Features.Reopen;
using Bot.Features.Statuses;
using Bot.Incidents.Lifecycles;

namespace Bot.Features.More;

/// <summary>Every command that works on an incident, in a list: whoever does not know the words finds them here.</summary>
public sealed class MoreForm : IForm
{
    private const int LongestOption = 75; // Slack takes no more.

    /// <inheritdoc/>
    public string Id => FormIds.More;

    /// <inheritdoc/>
    public bool OnIncident => true;

    /// <inheritdoc/>
    public bool EvenWhenClosed => true;

    /// <inheritdoc/>
    public Form Draw(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var language = @case.Ask.Language;
        var closed = @case.Incident.Closure != Closure.None;
        // The four statuses have a form of their own, which asks for what the public reads.
        var commands = Catalogue.Own.Commands.Where(c => c is { Words.OnIncident: true } and not (StatusWord or StatusCommand) && (!closed || c.Words.ReadsOnly || c.Words.EvenWhenClosed)
            && (c is not ReopenCommand || @case.Incident is { IsOpen: false, Closure: not Closure.Merged }));
        return Fields.On(@case, Id, new("more.form", "More commands", "Autres commandes"), new("more.submit", "Do it", "Exécuter"), Phrase.Empty,
        [
            Fields.Select("command", @case.In(new("more.f_command", "What", "Quoi")),
                commands.Select(c => new FormOption(c.Words.Word, Cutting.Shortened($"{c.Words.WordIn(language)}: {@case.In(c.Words.Help)}", LongestOption))), "", true),
            new("words", @case.In(new("more.f_words", "What you would type behind it", "Ce que vous taperiez derrière")), FieldKind.LongText,
                Hint: @case.In(new("more.hint", "A reason, a person, a time, FR … EN …; nothing where it needs nothing.", "Une raison, une personne, une heure, FR … EN … ; rien s’il ne faut rien."))),
        ]);
    }

    /// <inheritdoc/>
    public Decision Submit(Case @case, FormValues values) => Decision.Nothing;

    /// <inheritdoc/>
    public (string Word, string Words)? Command(FormValues values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return (values["command"], values["words"]);
    }
}
