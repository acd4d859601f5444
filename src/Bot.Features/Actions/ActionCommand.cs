using System.Text.RegularExpressions;
using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using Bot.Features.Deciding;
using Bot.Incidents;
using Bot.Incidents.FollowUps;
using Bot.Incidents.Lifecycles;
using NodaTime;

namespace Bot.Features.Actions;

/// <summary><c>/incident action add symptom -> action</c>: what will be done so that it does not happen again.</summary>
public sealed partial class ActionCommand : ICommand
{
    /// <inheritdoc/>
    public CommandWords Words { get; } = new("action", ActionTexts.Help())
    {
        Also = ["followup", "follow-up", "todo", "task"], French = ["action", "suivi", "tâche"], Usage = ActionTexts.Usage(), Order = 60, EvenWhenClosed = true,
        Example = "action add late alerts -> clean up error messages @ana due 3d", FrenchExample = "action ajouter alertes tardives -> nettoyer les messages d’erreur @ana échéance 3j",
        Completions = ["add ", "done ", "drop ", "reopen ", "owner ", "due ", "edit "],
    };

    /// <inheritdoc/>
    public Decision Decide(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        if (@case.Ask.Takes("item", "items", "item:", "items:") && @case.Ask.IsEmpty) return Decision.Answer(ActionTexts.List(@case.Incident, @case.House));
        var whole = @case.Ask.Rest;
        var word = @case.Ask.NextName();
        // "action 2 done" is "action done 2".
        if (int.TryParse(word.TrimStart('#'), out _) && !@case.Ask.IsEmpty)
        {
            // "action 2 EN seen -> done" edits it.
            if (ActionWords.Split(@case, @case.Ask.Rest) is not null)
            {
                @case.Ask.ContinueWith(whole);
                return On(@case, f => Edit(@case, f));
            }
            var behind = @case.Ask.Next();
            @case.Ask.ContinueWith($"{word} {@case.Ask.Rest}");
            word = behind;
        }
        var verb = Folding.Fold(word);
        // An arrow, and no number of one there is: "action remove old alerts -> …".
        if (verb is not ("add" or "ajouter" or "new") && !int.TryParse(@case.Ask.Peek.TrimStart('#'), out _) && ActionWords.Split(@case, whole) is not null) return Add(@case, whole);
        return verb switch
        {
            "add" or "ajouter" or "new" => Add(@case, @case.Ask.TakeAsTyped()),
            "done" or "close" or "terminee" or "termine" or "faite" or "fait" => OnEach(@case, FollowUpState.Done, FollowUpChange.Done),
            "drop" or "abandonner" or "delete" or "remove" or "supprimer" or "retirer" or "cancel" or "annuler" => OnEach(@case, FollowUpState.Dropped, FollowUpChange.Dropped),
            "reopen" or "rouvrir" => OnEach(@case, FollowUpState.Open, FollowUpChange.Reopened),
            "owner" or "responsable" or "assign" or "attribuer" => On(@case, f => Owner(@case, f)),
            "due" or "echeance" => On(@case, f => DueDates.Read(@case.Ask.Rest, @case.Ask.Now, @case.Ask.Zone) is { } day
                ? Change(@case, f, f with { Due = day }, FollowUpChange.Edited) : Decision.Refuse(ActionTexts.WhenDue(@case.Ask.Rest))),
            "ticket" => On(@case, f => @case.House.IsTicket(@case.Ask.Rest, out var ticket)
                ? Change(@case, f, f with { Ticket = ticket }, FollowUpChange.Edited)
                : Decision.Refuse(Tsr.TsrTexts.NotOne(@case.Ask.Rest, @case.House.Settings.TicketExample))),
            "edit" or "modifier" => On(@case, f => Edit(@case, f)),
            "list" or "liste" => Decision.Answer(ActionTexts.List(@case.Incident, @case.House)),
            // Words enough for an action, of which only what was seen is missing.
            _ when whole.Contains(' ', StringComparison.Ordinal) && !char.IsAsciiDigit(whole.TrimStart('#')[0]) => Decision.Refuse(ActionTexts.NeedsSymptom(whole)),
            _ => Decision.Refuse(ActionTexts.What(word)),
        };
    }

    /// <inheritdoc/>
    public Phrase? Meant(string word) => Folding.Fold(word) is "done" or "fait" or "faite" or "terminee" ? new("action.meant", "action done", "action terminée") : null;

    /// <summary>Adds a follow-up from its words.</summary>
    internal static Decision Add(Case @case, string words, string? field = null)
    {
        if (CaseTexts.TextFault(words) is { } tooLong) return Decision.Refuse(tooLong, field);
        var (text, owner, due, ticket, fault) = ActionWords.Details(@case, words.TrimStart('-', '–', '•', ' '));
        if (fault is not null) return Decision.Refuse(fault, field);
        if (ActionWords.Split(@case, text) is not ({ IsEmpty: false } symptom, { IsEmpty: false } action)) return Decision.Refuse(ActionTexts.NeedsArrow(), field);
        return Add(@case, new FollowUp(0, symptom, action, owner, due, ticket));
    }

    internal static Decision Add(Case @case, FollowUp wished)
    {
        if (@case.Incident.Closure != Closure.None) return Decision.Refuse(Desks.DeskTexts.IsClosed(@case.Incident));
        var followUp = wished with { Number = @case.Incident.FollowUps.Keys.DefaultIfEmpty(0).Max() + 1 };
        var decision = Decision.Record(new FollowUpSet(followUp, FollowUpChange.Added)).Saying(ActionTexts.Said(followUp, FollowUpChange.Added, @case.House));
        return @case.MissingHint(followUp.Action, ActionTexts.Fix("edit", "modifier", followUp.Number)) is { } hint ? decision.Telling(hint) : decision;
    }

    private static Decision On(Case @case, Func<FollowUp, Decision> then)
    {
        var number = @case.Ask.Next().TrimEnd(',', ';', '.', '!', ')');
        // "1,2".
        if (number.Split(',', 2) is [var one, var others])
        {
            number = one;
            @case.Ask.ContinueWith($"{others} {@case.Ask.Rest}");
        }
        return int.TryParse(number.TrimStart('#'), out var n) && @case.Incident.FollowUps.TryGetValue(n, out var followUp)
            ? then(followUp) : Decision.Refuse(ActionTexts.NoSuch(number, @case.Incident));
    }

    /// <summary>"Done 1", "done 1, 3 and 4": all of them, each once, or none where one is wrong.</summary>
    private static Decision OnEach(Case @case, FollowUpState state, FollowUpChange change)
    {
        var done = Decision.Nothing;
        Phrase? already = null;
        var numbers = new HashSet<int>();
        while (true)
        {
            var next = On(@case, f =>
            {
                if (f.State == state) already = ActionTexts.Already(f);
                return f.State == state || !numbers.Add(f.Number) ? Decision.Nothing : Change(@case, f, f with { State = state }, change);
            });
            if (next.IsRefused) return next;
            done = done.Also(next);
            var behind = More().Match(@case.Ask.Rest);
            // "Done 1 merged in PR 442": what follows is said of it.
            if (!behind.Success) return done.Events.IsEmpty && already is not null ? Decision.Refuse(already) : done.AlsoTelling(already);
            @case.Ask.ContinueWith(@case.Ask.Rest[behind.Length..]);
        }
    }

    /// <summary>What stands before a further number.</summary>
    [GeneratedRegex(@"^(?:[,;&+]\s*|(?:and|et)\s+)*(?=#?[0-9]+(?:[\s,;.]|$))", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex More();

    private static Decision Change(Case @case, FollowUp before, FollowUp after, FollowUpChange change) =>
        before.Equals(after) ? Decision.Refuse(ActionTexts.Already(before))
        : Decision.Record(new FollowUpSet(after, change)).Saying(ActionTexts.Said(after, change, @case.House));

    private static PersonWord? Whom(Ask ask)
    {
        ask.Takes("to", "for", "is", "à", "pour", "=");
        return ask.NextPerson();
    }

    private static Decision Owner(Case @case, FollowUp followUp) =>
        Whom(@case.Ask) is not { } word ? Decision.Refuse(ActionTexts.Whose(followUp))
        : @case.ActorOf(word) is not { } owner ? Decision.Refuse(Roles.RoleTexts.WhoIs(word.Name))
        : Change(@case, followUp, followUp with { Owner = owner }, FollowUpChange.Edited);

    private static Decision Edit(Case @case, FollowUp followUp)
    {
        var (text, owner, due, ticket, fault) = ActionWords.Details(@case, @case.Ask.TakeAsTyped());
        if (fault is not null) return Decision.Refuse(fault);
        if (ActionWords.Split(@case, text) is not var (symptom, action)) return Decision.Refuse(ActionTexts.NeedsArrow());
        return Change(@case, followUp, followUp with
        {
            Symptom = followUp.Symptom.Merge(symptom), Action = followUp.Action.Merge(action), Owner = owner ?? followUp.Owner,
            Due = due ?? followUp.Due, Ticket = ticket ?? followUp.Ticket,
        }, FollowUpChange.Edited);
    }
}

/// <summary><c>/incident actions</c> lists an incident's; outside of one, and with <c>all</c>, <c>mine</c> or <c>overdue</c>, those of every incident that are still to be done.</summary>
public sealed class ActionsCommand : ICommand
{
    /// <summary>How many incidents, newest first, are looked through.</summary>
    private const int Newest = 500;

    /// <inheritdoc/>
    public CommandWords Words { get; } = new("actions", ActionTexts.ListHelp())
    {
        French = ["suivis", "actions"], Also = ["followups", "follow-ups"], Usage = ActionTexts.ListUsage(), OnIncident = false, Order = 61, Example = "actions overdue", FrenchExample = "actions retard",
        Completions = ["all", "mine", "overdue"], ReadsOnly = true,
    };

    /// <inheritdoc/>
    public Decision Decide(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var typed = @case.Ask.TakeRest();
        var today = @case.Ask.Now.InZone(@case.House.Zone).Date;
        return Folding.Fold(typed) switch
        {
            "" when @case.Found is { } incident => Decision.Answer(ActionTexts.List(incident, @case.House)),
            "" or "all" or "open" or "toutes" or "tout" or "tous" or "ouvertes" => Everywhere(@case, _ => true, today, ActionTexts.NoneOpen()),
            "mine" or "my" or "me" or "miennes" or "miens" or "mes" or "moi" => Everywhere(@case, f => f.Owner?.Id == @case.Me.Id, today, ActionTexts.NoneMine()),
            "overdue" or "late" or "retard" or "en retard" => Everywhere(@case, f => f.IsOverdue(today), today, ActionTexts.NoneOverdue()),
            _ when @case.House.NumberNamed(typed) is { } number && @case.Record.ByNumber(number) is { } named => Decision.Answer(ActionTexts.List(named, @case.House)),
            _ => Decision.Refuse(ActionTexts.WhichList(typed)),
        };
    }

    private static Decision Everywhere(Case @case, Func<FollowUp, bool> wanted, LocalDate today, Phrase none)
    {
        List<(Incident Incident, FollowUp FollowUp)> open = [.. OpenFollowUps.Of(@case.Record.List(openOnly: false, Newest)).Where(o => wanted(o.FollowUp))];
        return Decision.Answer(open.Count == 0 ? none : ActionTexts.Open(open, today, @case.House));
    }
}

internal sealed class FollowUpSetTeller : Teller<FollowUpSet>
{
    public override Chat.Phrases.Phrase Tell(FollowUpSet what, Incidents.Entry entry, Settings.House house) => ActionTexts.Said(what.FollowUp, what.Change, house);
}
