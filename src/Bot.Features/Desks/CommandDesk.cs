using System.Text.RegularExpressions;
using Bot.Chat.Asking;
using Bot.Chat.Delivery;
using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Bot.Features.Declare;
using Bot.Features.Deciding;
using Bot.Features.Forms;
using Bot.Features.Help;
using Bot.Features.Priorities;
using Bot.Features.Set;
using Bot.Features.Tsr;
using Bot.Incidents;
using Bot.Incidents.Lifecycles;
using Bot.Incidents.Texts;

namespace Bot.Features.Desks;

/// <summary>Understands <c>/incident …</c>: which incident, which word, may it be done now; then lets the command decide.</summary>
internal static partial class CommandDesk
{
    public static Answer Hear(Sitting sitting, string text)
    {
        var answer = Understand(sitting, text);
        RecordingDesk.RecordFiles(sitting, null);
        return answer;
    }

    private static Answer Understand(Sitting sitting, string text)
    {
        // Several lines that were pasted: what stands below must not become the text of the first.
        if (text.Contains('\n', StringComparison.Ordinal) && Further().Count(text) is var more and > 0) return sitting.Say(DeskTexts.OneCommand(more + 1));
        var ask = sitting.AskOf(text);
        ask.Takes("/incident");
        if (TakeNamed(sitting, ask, out var named) is { } unknown) return unknown;
        var incident = named ?? sitting.Here;
        if (!ask.Takes("/incident") && incident is null) ask.Takes("incident");
        if (ask.IsEmpty)
            return incident is null ? FormDesk.Draw(sitting, FormIds.Declare, null, "") : Run(sitting, "show", incident, "");
        if (Asides.AnswerTo(ask.Rest) is { } asked) return Run(sitting, asked, incident, "");
        Asides.Take(ask, sitting.House, sitting.IsAloud);
        var typed = ask.Rest;
        var word = ask.NextName();
        var command = Catalogue.Own.Find(word);
        if (command is null && Catalogue.Own.OwnerOf(word, ask.Rest, sitting.House) is null)
        {
            // No name of anything: it is told as it was typed.
            ask.ContinueWith(typed);
            word = ask.Next();
        }
        if (named is null && command is { Words.OnIncident: true } && TakeNamedBehind(sitting, ask, command, word, ref incident) is { } unclear) return unclear;
        Hears(sitting, word, ask.Rest);
        // "Open the bridge", "create a jira": said of this one, most likely.
        return incident is { IsOpen: true } && command is DeclareCommand && DeclareCommand.IsVague(word, ask.Rest)
            ? Offer(sitting, "declare", null, DeskTexts.OpenHere(incident), ask.Rest) : Run(sitting, word, incident, ask.Rest);
    }

    /// <summary>What somebody typed tells their language; a ticket's word is everybody's.</summary>
    private static void Hears(Sitting sitting, string word, string rest) =>
        sitting.Hears(Catalogue.Own.LanguageOf(word) ?? Catalogue.Own.OwnerOf(word, rest, sitting.House)?.LanguageOf(word));

    /// <summary>Lines that can be nothing but commands. A text of several lines may well begin one with a word that is a command's too.</summary>
    [GeneratedRegex(@"\n[^\S\n]*(?:/(?:incident|tsr)(?=\s|$)|P[1-5]\s*(?=\n|$)|(?:lead|pilote)\s+(?:me|moi|<?@)|(?:comms|scribe|role\s+\S+|rôle\s+\S+|handover|passation|invite)\s+(?:me|moi|<?@)|(?:note|noter)\s+(?:at\s|à\s|[0-9]|FR\b|EN\b)|(?:mark|marquer)\s|(?:changed|started|alerted|detected|mitigated|ended|début|détection|fin)\s+(?:at\s+|à\s+)?[0-9]{1,2}[h:]|(?:priority|priorité)\s+P[1-5]|tsr\s+\S+-[0-9]|(?:update|communiquer|investigating|identified|monitoring|resolved|surveillance|résolu)\s+(?:FR|EN)\b|action\s+(?:add|ajouter)\s)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Further();

    /// <summary>Takes the incident that stands first, by its key, its channel or its reference. Answers where there is none to be seen.</summary>
    private static Answer? TakeNamed(Sitting sitting, Ask ask, out Incident? named)
    {
        named = null;
        if (sitting.House.NumberNamed(ask.Peek) is { } number)
        {
            ask.Next();
            named = Visible(sitting, number);
            return named is null ? sitting.Unseen(sitting.House.KeyOf(number)) : null;
        }
        if (!sitting.House.IsTicket(ask.Peek, out var ticket)) return null;
        ask.Next();
        named = Visible(sitting, ticket);
        // A reference nobody carries yet, and words that are no command: a new incident, most likely.
        return named is not null ? null
            : ask.Peek.Length > 0 && Catalogue.Own.Find(ask.Peek) is null ? Offer(sitting, "declare", null, DeskTexts.NoIncidentWithTicketYet(ticket), $"{ticket} {ask.Rest}")
            : sitting.Say(DeskTexts.NoIncidentWithTicket(ticket));
    }

    /// <summary>Takes the incident that is named behind the command's word: <c>show INC-2</c>. Answers where that is not to be seen, or not what is meant.</summary>
    private static Answer? TakeNamedBehind(Sitting sitting, Ask ask, ICommand command, string word, ref Incident? incident)
    {
        if (sitting.House.NumberNamed(ask.Peek) is { } number && (incident is null || !command.MayBeginWithKey))
        {
            if (Visible(sitting, number) is not { } other) return sitting.Unseen(sitting.House.KeyOf(number));
            ask.Next();
            // "resolved INC-2" in the channel of INC-1 must not tell the public that INC-1 is over.
            if (incident is not null && incident.Number != number && !command.Words.ReadsOnly) return sitting.Say(DeskTexts.AboutWhich(incident, other, $"{word} {ask.Rest}".TrimEnd()));
            incident = other;
        }
        else if ((incident is null || command.Words.ReadsOnly) && command is not TsrCommand && sitting.House.IsTicket(ask.Peek, out var ticket) && Visible(sitting, ticket) is { } carrier)
        {
            incident = carrier;
            ask.Next();
        }
        return null;
    }

    private static Incident? Visible(Sitting sitting, int number) => sitting.Turn.ByNumber(number) is { } found && sitting.MaySee(found) ? found : null;

    private static Incident? Visible(Sitting sitting, string ticket) => sitting.Turn.ByTicket(ticket) is { } found && sitting.MaySee(found) ? found : null;

    /// <summary>Runs one command word on an incident.</summary>
    /// <param name="field">The field of a form that the words came from, where a refusal is shown.</param>
    public static Answer Run(Sitting sitting, string word, Incident? incident, string rest, string? field = null)
    {
        var command = Catalogue.Own.Find(word);
        if (command is null)
        {
            // What was said to the bot among other words may be no command at all.
            command = Catalogue.Own.OwnerOf(word, rest, sitting.House);
            // Outside an incident "P1", "ended 16h00" ask which one; "P1 terminals are down" and "impact on payments" declare one.
            if (incident is null && (command is null || command is PriorityCommand && rest.Length > 0 || !Shorthand.IsClear(command, word, rest, sitting.Language))) command = null;
            if (command is null || (sitting.IsAloud && !Shorthand.IsClear(command, word, rest, sitting.Language))) return Guess(sitting, word, incident, rest, command);
            rest = $"{word} {rest}".TrimEnd();
        }
        // "Resolved --help" must not tell the public.
        if (rest.Length < 8 && Folding.Fold(rest) is "help" or "--help" or "-h" or "aide" or "--aide") return sitting.Say(HelpTexts.One(command.Words, sitting.Language));
        if (command.Words.OnIncident && incident is null)
            return sitting.Say(DeskTexts.WhichIncident($"{command.Words.WordIn(sitting.Language)} {rest}".TrimEnd(), OpenOnes(sitting)));
        if (incident is { Closure: not Closure.None } && command.Words is { OnIncident: true, ReadsOnly: false, EvenWhenClosed: false })
            return sitting.Say(DeskTexts.IsClosed(incident));
        var @case = sitting.CaseOf(incident, rest);
        var decision = command.Decide(@case);
        return Carrying.Out(sitting, field is not null && decision.Refusal is { } why ? Decision.Refuse(why, field) : decision, incident, Via(sitting, word, rest));
    }

    /// <summary>No command: what was most likely meant, ready to be pressed or typed. Nothing is written but what was said aloud.</summary>
    /// <param name="owner">The command that it would be, had it been typed and not said aloud.</param>
    private static Answer Guess(Sitting sitting, string word, Incident? incident, string rest, ICommand? owner)
    {
        // Said to the bot, and no command: it belongs to the conversation.
        var said = (sitting.Delivery.What as Happening.Command)?.Said;
        if (said is not null) RecordingDesk.RecordSaid(sitting, said);
        (word, rest) = Shorthand.Shown(word, rest);
        if (owner is not null)
            return sitting.Say(DeskTexts.HeardAsSaid(owner, $"{word} {rest}".TrimEnd(), incident is not null && incident.Number != sitting.Here?.Number ? incident.Key : null));
        if (incident is not null && Misplaced.TakesBack(word, rest) is { } takeBack) return sitting.Say(takeBack);
        var meant = Catalogue.Own.Commands.Select(c => c.Meant(word)).FirstOrDefault(m => m is not null);
        var near = meant is null ? Nearest.To(word, Catalogue.Own.Words, begun: !sitting.IsAloud || rest.Length == 0) : null; // "can you tell me …" begins like "cancel".
        var nearest = near is null ? null : Catalogue.Own.Find(near);
        var marked = $"{sitting.House.DocumentLanguageFor(sitting.Language.Code).ToUpperInvariant()} {rest}";
        // "service is back" is said of a service; with its language it is the field.
        var trouble = rest.Length > 0 && incident is not null && Catalogue.Own.OwnerOf(word, rest, sitting.House) is null && Catalogue.Own.OwnerOf(word, marked, sitting.House) is SetCommand ? DeskTexts.NeedsLanguage(word, marked) : meant is not null ? DeskTexts.UnknownWord(word, meant) : DeskTexts.UnknownWord(word, nearest);
        if (rest.Length > 0 && incident is null && nearest is null or { Words.OnIncident: true }) return Offer(sitting, "declare", null, trouble, DeclareWords.WithoutVerb($"{word} {rest}"));
        // "alert from the bank at 15h" begins like a command's word, and is none; "fixed FR … EN …" is one.
        if (rest.Length > 0 && incident is { Closure: Closure.None } && !sitting.IsAloud && nearest is null && (meant is null || LanguageMarkers.Marker(rest, 0, sitting.House.Codes) is null))
            return Offer(sitting, LanguageMarkers.Marker($"{word} {rest}", 0, sitting.House.Codes) is null ? "note" : "update", incident, trouble, $"{word} {rest}");
        // A word nobody knows says nothing about the language; the language of the nearest one may.
        if (near is not null) sitting.Hears(Catalogue.Own.LanguageOf(near));
        return sitting.Say(trouble);
    }

    /// <summary>Offers to do with the words what the command does: at a press where they fit a button, and in any case as what to type.</summary>
    private static Answer Offer(Sitting sitting, string command, Incident? incident, Phrase trouble, string words)
    {
        var button = new CardButton(ButtonDesk.RunPrefix + command, Markup.Plain(DeskTexts.Offered(command).In(sitting.Language)), $"{incident?.Key}|{words}", ButtonLook.Primary);
        return sitting.Say(DeskTexts.Offer(trouble, Catalogue.Own.Find(command)!, words), button.Value.Length <= CardButton.MostValue ? [button] : []);
    }

    private static string Via(Sitting sitting, string word, string rest) =>
        sitting.Delivery.What is Happening.Command command ? command.Text.StartsWith("/incident", StringComparison.OrdinalIgnoreCase) ? command.Text : $"/incident {command.Text}".TrimEnd() : $"/incident {word} {rest}".TrimEnd();

    private static IReadOnlyList<Incident> OpenOnes(Sitting sitting) =>
        [.. sitting.Turn.List(openOnly: true, limit: 20).Where(sitting.MaySee).Take(3)];
}
