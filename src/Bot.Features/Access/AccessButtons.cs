using Bot.Chat.Delivery;
using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Bot.Features.Cards;
using Bot.Features.Deciding;
using Bot.Incidents;
using Bot.Incidents.Timelines;

namespace Bot.Features.Access;

/// <summary>"Request access" on the announcement of a private incident: its people are asked, in its own channel.</summary>
internal sealed class RequestAccessButton : IButton
{
    public const string Id = "request_access";

    public string Action => Id;

    public bool ForOutsiders => true;

    public Decision Press(Case @case, string value)
    {
        if (@case.Found is not { } incident) return Decision.Nothing;
        if (incident.IsVisibleTo(@case.Me.Id)) return Decision.Answer(AccessTexts.Inside(incident.Key));
        if (incident.Asking.Contains(@case.Me.Id)) return Decision.Answer(AccessTexts.AskedAlready(incident.Key));
        if (incident.Rooms.IsEmpty) return AskInPerson(@case, incident);
        return Decision.Record(new AccessRequested()).Telling(AccessTexts.Asked(incident.Key))
            .Saying(AccessTexts.Wants(@case.Me.Name), LetIn(@case, incident, @case.House.Channel));
    }

    /// <summary>An incident without a channel has nowhere to ask: whoever leads it, or declared it, is asked personally where their chat is connected.</summary>
    private static Decision AskInPerson(Case @case, Incident incident)
    {
        if ((incident.Roles.GetValueOrDefault("lead") ?? incident.DeclaredBy) is not { } who) return Decision.Nothing;
        var platform = who.Id.Split(':')[0];
        if (!@case.House.Chats.Contains(platform) || !incident.Platforms.Contains(platform)) return Decision.Answer(AccessTexts.AskThem(incident.Key, who.Name));
        var language = @case.LanguageOf(who.Id);
        return Decision.Record(new AccessRequested()).Telling(AccessTexts.AskedThem(incident.Key, who.Name))
            .Doing(new Effect.Tell(who.Id, new Post(AccessTexts.WantsInto(incident.Key, @case.Me.Name).In(language), [LetIn(@case, incident, language)])));
    }

    private static CardButton LetIn(Case @case, Incident incident, Language language) =>
        new(GrantAccessButton.Id, AccessTexts.LetIn(language), $"{incident.Key}|{@case.Me.Id}|{@case.Me.Name}", ButtonLook.Primary);
}

/// <summary>"Let in" under such a request.</summary>
internal sealed class GrantAccessButton : IButton
{
    public const string Id = "grant_access";

    public string Action => Id;

    public Decision Press(Case @case, string value)
    {
        if (@case.Found is not { } incident || value.Split('|', 2) is not [{ Length: > 0 } id, var name]) return Decision.Nothing;
        return incident.Members.Contains(id) ? Decision.Answer(AccessTexts.Already(name))
            : Granted(@case, incident, [new Actor(id, name)]);
    }

    /// <summary>Nothing shows to whoever is let into a private incident without a channel, or into a chat where only people bring in people: they are told.</summary>
    internal static Decision Granted(Case @case, Incident incident, IReadOnlyList<Actor> people)
    {
        var decision = Decision.Record([.. people.Select(p => new AccessGranted(p))]).Telling(AccessTexts.Invited(people, incident));
        foreach (var person in people.Where(p => incident.Private && (incident.Rooms.IsEmpty || AccessTexts.IsIn(incident, "teams", [p]))))
            decision = decision.Doing(new Effect.Tell(person.Id, new Post(AccessTexts.LetInto(incident, person).In(@case.LanguageOf(person.Id)))));
        return decision;
    }
}
