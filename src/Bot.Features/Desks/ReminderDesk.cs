using Bot.Chat.Delivery;
using Bot.Chat.Phrases;
using Bot.Features.Deciding;
using Bot.Features.Cards;
using Bot.Features.Dora;
using Bot.Features.Forms;
using Bot.Features.Reminding;
using Bot.Features.Retention;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.FollowUps;
using Bot.Incidents.Promises;
using NodaTime.Text;

namespace Bot.Features.Desks;

/// <summary>A reminder rings: somebody is told, and a broken promise is recorded.</summary>
internal static class ReminderDesk
{
    public static Answer Ring(Sitting sitting, Happening.ReminderDue rung)
    {
        if (House.NumberBehind(rung.IncidentKey) is not { } number) return Answer.None;
        if (!sitting.Turn.IsFirst(sitting.Delivery.Key) || sitting.Turn.ByNumber(number) is not { } incident) return Answer.None;
        var decision = Decide(sitting, incident, rung.Reminder.Split('/'));
        // One that no longer holds is put away without a word.
        if (decision.Posts.IsEmpty) sitting.Turn.Remind(number, Reminders.Of(incident, sitting.House));
        return Carrying.Out(sitting, decision, incident, null);
    }

    private static Decision Decide(Sitting sitting, Incident incident, string[] name) => name switch
    {
        [Reminders.Soon, var due] when Holds(incident, due) is { } promise => Rung(sitting, name).Saying(
            ReminderTexts.Soon(Who(incident, promise), promise.Due, sitting.Now, sitting.House), CardButtons.Open(FormIds.Update, sitting.House.Channel, incident)),
        [Reminders.Due, var due] when Holds(incident, due) is { } promise => Decision.Record(new PromiseMissed(promise.Due)).Saying(
            ReminderTexts.Missed(Who(incident, promise), promise.Due, sitting.Now, sitting.House), CardButtons.Open(FormIds.Update, sitting.House.Channel, incident)),
        [Reminders.FollowUp, var number, var day] when FollowUp(incident, number, day) is { } followUp => Rung(sitting, name)
            .Saying(ReminderTexts.FollowUp(followUp, incident, sitting.House)),
        [DoraReminders.Soon or DoraReminders.Late, ..] => DoraReminders.Decide(incident, sitting.House, string.Join('/', name), sitting.Now),
        [Expiry.Reminder] => Expiry.Decide(sitting.Turn, incident, sitting.House.Settings.RetentionDays, sitting.Now),
        _ => Decision.Nothing,
    };

    /// <summary>Somebody is reminded now, whenever that was due.</summary>
    private static Decision Rung(Sitting sitting, string[] name) => Decision.Nothing.And(new Reminded(string.Join('/', name)), sitting.Now);

    private static Promise? Holds(Incident incident, string due) =>
        incident is { IsOpen: true, Promise: { Missed: false } promise } && InstantPattern.General.Format(promise.Due) == due ? promise : null;

    private static FollowUp? FollowUp(Incident incident, string number, string day) =>
        int.TryParse(number, out var n) && incident.ToDo.FirstOrDefault(f => f.Number == n) is { Due: { } due } followUp && LocalDatePattern.Iso.Format(due) == day ? followUp : null;

    private static Mention Who(Incident incident, Promise promise)
    {
        var who = incident.Roles.GetValueOrDefault("comms") ?? incident.Roles.GetValueOrDefault("lead") ?? promise.By;
        return new Mention(who.Id, who.Name);
    }
}
