using Bot.Features.Deciding;
using Bot.Features.Mark;
using Bot.Features.Update;
using Bot.Incidents.Clocks;
using Bot.Incidents.Lifecycles;
using NodaTime;

namespace Bot.Features.Statuses;

/// <summary>Moves an incident to a status, with the public update that goes with it.</summary>
internal static class Moving
{
    /// <summary>Within this time, somebody who asks for a status another has just set is told so instead of repeating it.</summary>
    private static readonly Duration JustNow = Duration.FromSeconds(60);

    /// <param name="to">Where to.</param>
    /// <param name="text">What the public is told; the standard sentence when empty.</param>
    /// <param name="seen">The status the person saw when they decided, where a form knows it.</param>
    /// <param name="field">The form field a refusal belongs to.</param>
    /// <param name="ended">When the impact ended, where that was said with it.</param>
    public static Decision To(Case @case, Status to, string text, Status? seen = null, string? field = null, Instant? ended = null)
    {
        var incident = @case.Incident;
        if (@case.TextFault(text, field) is { } fault) return Decision.Refuse(fault, field);
        if (seen is { } status && status != incident.Status && incident.StatusBy is { } mover && mover.Id != @case.Me.Id)
            return Decision.Refuse(StatusTexts.MovedMeanwhile(incident, @case.House, text), field);
        return Lifecycle.Judge(incident.Status, to) switch
        {
            Step.Same when incident.StatusBy is { } other && other.Id != @case.Me.Id && @case.Ask.Now - incident.StatusSince <= JustNow =>
                Decision.Refuse(StatusTexts.JustDone(incident, @case.House, text), field),
            Step.Same when text.Length == 0 => Decision.Refuse(StatusTexts.AlreadyIs(incident, @case.House), field),
            Step.Same => UpdateCommand.Publish(@case, text, field),
            Step.NeedsReason when text.Length == 0 => Decision.Refuse(StatusTexts.WhyBack(incident, to), field),
            Step.ByReopening => Decision.Refuse(StatusTexts.OnlyReopen(incident, to), field),
            Step.ByPublishing => Decision.Refuse(StatusTexts.ByPublishing(incident), field),
            Step.ResolveFirst => Decision.Refuse(StatusTexts.ResolveFirst(incident), field),
            var step => Move(@case, to, text, step == Step.NeedsReason ? text : null, ended),
        };
    }

    private static Decision Move(Case @case, Status to, string text, string? reason, Instant? ended)
    {
        var incident = @case.Incident;
        var end = ended is { } at && at != incident.StandingEnd() ? MarkCommand.At(@case, Clock.Ended, at, "") : Decision.Nothing;
        if (end.IsRefused) return end;
        // The public reads it in the update already.
        foreach (var marked in end.Events.Select(e => e.What).OfType<ClockMarked>())
            incident = incident with { Clocks = incident.Clocks.SetItem(marked.Clock, new(marked.At, marked.Text, long.MaxValue)) };
        var changed = new StatusChanged(incident.Status, to, [.. Lifecycle.Skipped(incident.Status, to).Where(s => incident.Updates.All(u => u.Status != s))], reason);
        var update = Publishing.Write(incident, to, @case.Local(text), @case.House, @case.Ask.Now);
        var decision = Decision.Record(changed, update).Saying(UpdateTexts.Post(update, UpdateTexts.Head(to, incident), @case.House));
        var hints = new List<Chat.Phrases.Phrase>();
        if (update.Standard) hints.Add(StatusTexts.StandardSentence(UpdateCommand.NextSeq(@case, 2)));
        else if (@case.MissingHint(update.Text, Fix.Line("update", UpdateCommand.NextSeq(@case, 2))) is { } missing) hints.Add(missing);
        if (!changed.Skipped.IsEmpty) hints.Add(StatusTexts.Skipped(changed.Skipped));
        if (to == Status.Resolved && incident.StandingEnd() is null) hints.Add(StatusTexts.MarkEnd());
        if (reason is not null && incident.StandingEnd() is { } before) hints.Add(StatusTexts.EndAgain(before, @case.House));
        decision = decision.Also(end);
        return hints.Count == 0 ? decision : decision.Telling(Chat.Phrases.Phrase.Lines(hints));
    }
}
