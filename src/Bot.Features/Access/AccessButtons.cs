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
        return Decision.Record(new AccessRequested()).Telling(AccessTexts.Asked(incident.Key))
            .Saying(AccessTexts.Wants(@case.Me.Name), new CardButton(GrantAccessButton.Id, AccessTexts.LetIn(@case.House.Channel), $"{incident.Key}|{@case.Me.Id}|{@case.Me.Name}", ButtonLook.Primary));
    }
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
            : Decision.Record(new AccessGranted(new Actor(id, name))).Telling(AccessTexts.Invited([name]));
    }
}
