using Bot.Chat.Asking;
using Bot.Features.Deciding;
using Bot.Features.Priorities;
using Bot.Features.Roles;
using Bot.Incidents;
using Bot.Incidents.Timelines;

namespace Bot.Features.Access;

/// <summary><c>/incident invite @ben</c> brings people into the channel, and into a private incident.</summary>
public sealed class InviteCommand : ICommand
{
    /// <inheritdoc/>
    public CommandWords Words { get; } = new("invite", AccessTexts.Help())
    {
        French = ["inviter", "appeler"], Also = ["page", "escalate"], Usage = AccessTexts.Usage(), Order = 53, Example = "invite @ben", Completions = ["{person}"],
    };

    /// <inheritdoc/>
    public Decision Decide(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        @case.Ask.Takes("add", "ajouter");
        if (Priority(@case) is { } escalated) return escalated;
        var people = new List<Actor>();
        while (@case.Ask.NextPerson() is { } word)
        {
            if (@case.ActorOf(word) is not { } person) return Decision.Refuse(RoleTexts.WhoIs(word.Name));
            people.Add(person);
            @case.Ask.Takes("and", "et", "&", ",");
        }
        if (people.Count == 0 || !@case.Ask.IsEmpty) return Decision.Refuse(AccessTexts.Whom());
        var missing = people.Where(p => !@case.Incident.Members.Contains(p.Id)).DistinctBy(p => p.Id).ToList();
        return missing.Count == 0 ? Decision.Refuse(AccessTexts.Already(people[0].Name)) : GrantAccessButton.Granted(@case, @case.Incident, missing);
    }

    /// <inheritdoc/>
    public bool MayStandAlone(string word, string rest, Settings.House house) => Folding.Fold(word) is "add" or "ajouter" && rest is ['@', ..] or ['<', '@', ..];

    /// <summary><c>escalate to P1</c> calls nobody.</summary>
    private static Decision? Priority(Case @case)
    {
        var whole = @case.Ask.Rest;
        @case.Ask.Takes("to", "à");
        if (PriorityCommand.Read(@case.Ask.Peek) is not null) return PriorityCommand.Next(@case);
        @case.Ask.ContinueWith(whole);
        return null;
    }
}
