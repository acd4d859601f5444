using Bot.Chat.Asking;
using Bot.Features.Keeping;
using Bot.Features.Settings;
using Bot.Incidents;

namespace Bot.Features.Deciding;

/// <summary>All a decision may look at.</summary>
/// <param name="House">The company's settings.</param>
/// <param name="Record">What is kept.</param>
/// <param name="Ask">Who asks what, when.</param>
/// <param name="Found">The incident it is about, when there is one.</param>
public sealed record Case(House House, IRecord Record, Ask Ask, Incident? Found)
{
    /// <summary>The incident; only for commands whose words say <c>OnIncident</c>.</summary>
    public Incident Incident => Found ?? throw new InvalidOperationException("This command works on an incident and got none.");

    /// <summary>Who asks, as the timeline names them.</summary>
    public Actor Me => new(Ask.Person.Id, Ask.Person.Name);
}
