using System.Text.RegularExpressions;
using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Bot.Features.Access;
using Bot.Features.Deciding;
using Bot.Features.Forms;
using Bot.Features.Tsr;
using Bot.Incidents.Clocks;
using Bot.Incidents.Fields;
using Bot.Incidents.Lifecycles;

namespace Bot.Features.Declare;

/// <summary><c>/incident declare P2 TSR-2292 title</c> opens an incident.</summary>
public sealed partial class DeclareCommand : ICommand
{
    /// <summary>"open a new incident: …", "déclarer un incident": what is declared, and no part of its title.</summary>
    [GeneratedRegex(@"^(?:(?:an?|un|new|nouvel|nouveau)\s+)*incident(?:\s*[:,–—-]\s*|\s+(?=\[?[Pp][1-5]\b)|\s*$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex AnIncident();

    /// <summary>The action id of "open anyway".</summary>
    internal const string AnywayAction = "declare_anyway";

    /// <inheritdoc/>
    public CommandWords Words { get; } = new("declare", DeclareTexts.Help())
    {
        French = ["déclarer", "ouvrir", "créer", "signaler"], Also = ["open", "new", "create"], Usage = DeclareTexts.Usage(), OnIncident = false, Order = 1,
        Example = "declare P2 TSR-2292 Card payments fail in shops", FrenchExample = "déclarer P2 TSR-2292 Paiements par carte en échec en magasin",
        Completions = ["P1", "P2", "P3", "P4", "P5", "{component}", "--started", "--private", "--drill"],
    };

    /// <inheritdoc/>
    public Decision Decide(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        if (AnIncident().Match(@case.Ask.Rest) is { Success: true } said) @case.Ask.ContinueWith(@case.Ask.Rest[said.Length..]);
        if (@case.Ask.IsEmpty) return Decision.Ask(Catalogue.Own.Forms[FormIds.Declare].Draw(@case with { Found = null }));
        var typed = @case.Ask.Rest;
        var (words, fault) = DeclareWords.Read(@case);
        if (fault is not null) return Decision.Refuse(fault);
        if (!words!.Anyway && Similar.To(words.Title, @case) is { } other)
        {
            var join = new CardButton("declare_join", Markup.Plain(DeclareTexts.Join(other).In(@case.Ask.Language)), other.Key, ButtonLook.Primary);
            // Words that do not fit a button are typed again with --anyway: nothing of them may be lost.
            CardButton[] buttons = typed.Length >= CardButton.MostValue ? [join] : [join, new(AnywayAction, Markup.Plain(DeclareTexts.OpenAnyway().In(@case.Ask.Language)), "|" + typed)];
            return Decision.Answer(DeclareTexts.Similar(other), buttons);
        }
        return Open(@case, words);
    }

    /// <summary>Whether the word may be said of the incident one is in: "open the bridge", but not "declare …", "open P2 …" or "new incident: …".</summary>
    internal static bool IsVague(string word, string rest) => rest.Length > 0 && Folding.Fold(word) is "open" or "new" or "create" or "ouvrir" or "creer"
        && !AnIncident().IsMatch(rest) && Priorities.PriorityCommand.Read(rest.Split(' ', 2)[0].Trim('[', ']', ':')) is null;

    /// <inheritdoc/>
    public Phrase? Meant(string word) => Folding.Fold(word) switch
    {
        "start" or "begin" or "demarrer" or "nouvel" or "nouveau" or "report" => new("declare.meant", "declare", "déclarer"),
        "private" or "prive" => new("declare.meant_private", "declare --private P2 title", "déclarer --private P2 titre"),
        _ => null,
    };

    /// <summary>Opens the incident the words describe.</summary>
    internal static Decision Open(Case @case, DeclareWords words, Planned? first = null)
    {
        var claimed = words.Tickets.Where(t => @case.Record.ByTicket(t) is not null).ToList();
        var tickets = words.Tickets.Except(claimed).ToList();
        var decision = Decision.Open((number, key) =>
        {
            var declared = new Declared(number, key, words.Title, words.Priority, [.. tickets], [.. words.Components],
                words.Private, words.Drill, @case.Ask.Place.Platform, words.Components.Count == 0 ? null : PublicPages.PublicPage.ComponentsOf(words.Priority, @case.House));
            var events = new List<Planned> { new(declared) };
            if (first is not null) events.Add(first);
            events.AddRange(@case.House.TicketsIn(words.Title).Except(words.Tickets).Select(t => new Planned(new TicketMentioned(t))));
            if (words.Started is { } started) events.Add(new Planned(new ClockMarked(Clock.Started, started, Incidents.Texts.LocalText.Empty), started));
            if (!words.Text.IsEmpty)
            {
                var so = new Incidents.Incident
                {
                    Number = number, Key = key, Title = words.Title, Priority = words.Priority, Tickets = [.. tickets],
                };
                events.Add(new Planned(Update.Publishing.Write(so, Status.Investigating, words.Text, @case.House, @case.Ask.Now)));
            }
            return events;
        }).Saying(DeclareTexts.FirstSteps(words.Started, @case.House));
        List<Phrase> more = claimed.Count == 0 ? [] : [TsrTexts.Claimed(claimed[0], @case.Record.ByTicket(claimed[0])!)];
        if (@case.MissingHint(words.Text, new("fix.update_last", "update", "communiquer")) is { } hint) more.Add(hint);
        return more.Count == 0 ? decision : decision.Telling(Phrase.Lines([.. more]));
    }
}

/// <summary>"Open anyway": the same words again, knowingly.</summary>
internal sealed class DeclareAnywayButton : IButton
{
    public string Action => DeclareCommand.AnywayAction;

    public Decision Press(Case @case, string value)
    {
        var (words, fault) = DeclareWords.Read(@case);
        return fault is not null ? Decision.Refuse(fault) : DeclareCommand.Open(@case, words!);
    }
}

/// <summary>"Join": the person becomes a member of the incident that is open already.</summary>
internal sealed class DeclareJoinButton : IButton
{
    public string Action => "declare_join";

    public Decision Press(Case @case, string value) => @case.Found is null ? Decision.Nothing : JoinCommand.Join(@case);
}
