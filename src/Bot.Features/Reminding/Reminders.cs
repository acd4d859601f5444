using Bot.Features.Dora;
using Bot.Features.Keeping;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.FollowUps;
using NodaTime;
using NodaTime.Text;

namespace Bot.Features.Reminding;

/// <summary>What an incident has to be reminded of, from its state alone.</summary>
public static class Reminders
{
    /// <summary>A promised update is near.</summary>
    public const string Soon = "promise-soon";

    /// <summary>A promised update is due.</summary>
    public const string Due = "promise-due";

    /// <summary>A follow-up is due on that day.</summary>
    public const string FollowUp = "follow-up";

    private static readonly Duration Ahead = Duration.FromMinutes(5);
    private static readonly Duration Minute = Duration.FromMinutes(1);

    private static readonly LocalTime Morning = new(9, 0);

    /// <summary>Every reminder of an incident.</summary>
    public static IReadOnlyList<Reminder> Of(Incident incident, House house)
    {
        ArgumentNullException.ThrowIfNull(incident);
        var reminders = new List<Reminder>();
        if (incident is { IsOpen: true, Promise: { Missed: false } promise })
        {
            var due = InstantPattern.General.Format(promise.Due);
            if (promise.Every is null || promise.Every >= Ahead + Ahead) reminders.Add(new Reminder($"{Soon}/{due}", promise.Due - Ahead));
            // Promises are made to the minute, so all of that minute keeps them.
            reminders.Add(new Reminder($"{Due}/{due}", promise.Due + Minute));
        }
        foreach (var followUp in incident.ToDo)
            if (followUp.Due is not null) reminders.Add(new Reminder($"{FollowUp}/{followUp.Number}/{LocalDatePattern.Iso.Format(followUp.Due!.Value)}",
                house.Zone.AtLeniently(followUp.Due.Value.At(Morning)).ToInstant()));
        reminders.AddRange(DoraReminders.Of(incident, house));
        if (reminders.Count > 0) reminders.RemoveAll(r => incident.Reminded.Contains(r.Name));
        return reminders;
    }
}
