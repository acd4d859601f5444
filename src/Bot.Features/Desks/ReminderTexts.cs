using Bot.Chat.Phrases;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.FollowUps;
using NodaTime;

namespace Bot.Features.Desks;

internal static class ReminderTexts
{
    public static Phrase Soon(Mention who, Instant due, Instant now, House house) => new("reminder.soon",
        "{0}: the next public update is promised for *{1}*. `/incident update FR … EN …`",
        "{0} : la prochaine communication est promise pour *{1}*. `/incident communiquer FR … EN …`", who, Say.When(due, now, house.Zone));

    public static Phrase Missed(Mention who, Instant due, Instant now, House house) => new("reminder.missed",
        "{0}: the public update promised for *{1}* did not go out; that is on the timeline. `/incident update FR … EN …`",
        "{0} : la communication promise pour *{1}* n’est pas partie ; la chronologie le note. `/incident communiquer FR … EN …`",
        who, Say.When(due, now, house.Zone));

    public static Phrase FollowUp(FollowUp followUp, Incident incident, House house) => new("reminder.follow_up",
        "{0}follow-up {1} of {2} is due today: {3}. `/incident {2} action done {1}`",
        "{0}l’action {1} de l’incident {2} est à terminer aujourd’hui : {3}. `/incident {2} action terminée {1}`",
        followUp.Owner is { } owner ? new Phrase("reminder.to", "{0}: ", "{0} : ", new Mention(owner.Id, owner.Name)) : "", followUp.Number, incident.Key,
        followUp.Action[house.Channel.Code] ?? followUp.Action.ToInline(house.Codes));
}
