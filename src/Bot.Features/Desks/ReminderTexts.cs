using Bot.Chat.Phrases;
using Bot.Features.Dora;
using Bot.Features.Reminding;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.Dora;
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

    /// <summary>What it rang for, as its name tells it.</summary>
    public static Phrase Told(string reminder) => reminder.Split('/') switch
    {
        [Reminders.Soon or Reminders.Due, ..] => new("reminder.told_promise", "reminded of the promised public update", "a rappelé la communication promise"),
        [Reminders.FollowUp, var number, ..] => new("reminder.told_follow_up", "reminded of follow-up {0}", "a rappelé l’action {0}", number),
        [DoraReminders.Soon, var report, ..] when Enum.TryParse<DoraReport>(report, ignoreCase: true, out var due) => new("reminder.told_dora", "reminded of the {0} to the regulator", "a rappelé le {0} au régulateur", DoraTexts.Name(due)),
        [DoraReminders.Late, var report, ..] when Enum.TryParse<DoraReport>(report, ignoreCase: true, out var late) => new("reminder.told_dora_late", "reminded that the {0} to the regulator is late", "a rappelé que le {0} au régulateur est en retard", DoraTexts.Name(late)),
        _ => new("reminder.told", "reminded", "a rappelé"),
    };

    public static Phrase FollowUp(FollowUp followUp, Incident incident, House house) => new("reminder.follow_up",
        "{0}follow-up {1} of {2} is due today: {3}. `/incident {2} action done {1}`",
        "{0}l’action {1} de l’incident {2} est à terminer aujourd’hui : {3}. `/incident {2} action terminée {1}`",
        followUp.Owner is { } owner ? new Phrase("reminder.to", "{0}: ", "{0} : ", new Mention(owner.Id, owner.Name)) : "", followUp.Number, incident.Key,
        followUp.Action[house.Channel.Code] ?? followUp.Action.ToInline(house.Codes));
}
