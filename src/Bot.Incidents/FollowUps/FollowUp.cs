using Bot.Incidents.Texts;
using NodaTime;

namespace Bot.Incidents.FollowUps;

/// <summary>Something to do so that it does not happen again: what was seen, and what will be done about it.</summary>
/// <param name="Number">1, 2, 3 within the incident.</param>
/// <param name="Symptom">What was seen, per language.</param>
/// <param name="Action">What will be done, per language.</param>
/// <param name="Owner">Who does it.</param>
/// <param name="Due">By which day.</param>
/// <param name="Ticket">Its own ticket.</param>
/// <param name="State">Where it stands.</param>
public sealed record FollowUp(int Number, LocalText Symptom, LocalText Action, Actor? Owner = null, LocalDate? Due = null,
    string? Ticket = null, FollowUpState State = FollowUpState.Open)
{
    /// <summary>Whether it should have been done before this day.</summary>
    public bool IsOverdue(LocalDate today) => State == FollowUpState.Open && Due < today;
}

/// <summary>Where a follow-up stands.</summary>
public enum FollowUpState { Open, Done, Dropped }

/// <summary>A follow-up was added or changed; the whole of it as it is now.</summary>
[EventName("follow_up_set")]
public sealed record FollowUpSet(FollowUp FollowUp, FollowUpChange Change) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) => incident with
    {
        FollowUps = incident.FollowUps.SetItem(FollowUp.Number, FollowUp),
    };
}

/// <summary>What a <see cref="FollowUpSet"/> did.</summary>
public enum FollowUpChange { Added, Edited, Done, Dropped, Reopened }
