using Bot.Chat.Asking;
using Bot.Chat.Delivery;
using Bot.Features.Deciding;
using Bot.Incidents.Timelines;

namespace Bot.Features.Access;

/// <summary><c>/incident join INC-2</c>: takes whoever asks into an incident everybody may see, and into its channel.</summary>
public sealed class JoinCommand : ICommand
{
    /// <inheritdoc/>
    public CommandWords Words { get; } = new("join", AccessTexts.JoinHelp())
    {
        French = ["rejoindre"], Order = 54, Example = "join INC-42", Completions = ["{incident}"],
    };

    /// <inheritdoc/>
    public Decision Decide(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        return Join(@case);
    }

    internal static Decision Join(Case @case) =>
        @case.Incident.Members.Contains(@case.Me.Id) ? Decision.Answer(AccessTexts.Inside(@case.Incident.Key))
        : Decision.Record(new ChannelChanged("joined", "")).Doing(new Effect.Invite([@case.Me.Id])).Telling(AccessTexts.Joined(@case.Incident));
}
