using System.Text.RegularExpressions;
using Bot.Chat.Asking;
using Bot.Chat.Delivery;
using Bot.Chat.Phrases;
using Bot.Features.Deciding;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.Roles;

namespace Bot.Features.Roles;

/// <summary><c>/incident lead @ana</c>: who leads.</summary>
public sealed partial class LeadCommand : ICommand
{
    /// <inheritdoc/>
    public CommandWords Words { get; } = new("lead", RoleTexts.LeadHelp())
    {
        French = ["pilote", "mener", "piloter"], Also = ["assign", "commander", "ic"], Usage = RoleTexts.LeadUsage(), Order = 50, Example = "lead @ana", Completions = ["me", "{person}"],
    };

    /// <inheritdoc/>
    public Decision Decide(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        if (TakesIt(@case.Ask.Rest)) @case.Ask.ContinueWith("me");
        return RoleMoves.Give(@case, "lead");
    }

    /// <inheritdoc/>
    public bool MayStandAlone(string word, string rest, House house) => TakesIt($"{word} {rest}");

    /// <summary>"I take the lead", "je pilote".</summary>
    private static bool TakesIt(string text) => text.Length <= 40 && Mine().IsMatch(Folding.Fold(text));

    [GeneratedRegex(@"^(?:je|i|i'm|i'll|i\s+am|i\s+will)\s+(?:(?:prends|take|taking|am|will)\s+)?(?:(?:le|la|the)\s+)?(?:lead|leading|pilote|pilotage|mene|ic)\s*[.!]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Mine();

    /// <inheritdoc/>
    public Phrase? Meant(string word) => Folding.Fold(word) is "take" or "prendre" or "prends" or "ack" or "acknowledge" ? new("lead.meant", "lead me", "pilote moi") : null;
}

/// <summary><c>/incident role comms @ben</c>: who holds any other role.</summary>
public sealed class RoleCommand : ICommand
{
    /// <inheritdoc/>
    public CommandWords Words { get; } = new("role", RoleTexts.RoleHelp())
    {
        French = ["rôle"], Usage = RoleTexts.RoleUsage(), Order = 51, Example = "role comms @ben", Completions = ["{role} {person}"],
    };

    /// <inheritdoc/>
    public Decision Decide(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var word = @case.Ask.NextName();
        return RoleMoves.Find(@case.House, word) is { } role ? RoleMoves.Give(@case, role) : Decision.Refuse(RoleTexts.WhichRole(word, @case.House.Settings.Roles));
    }

    /// <inheritdoc/>
    /// <remarks>The beginning of one is enough where a person follows: <c>comm @lou</c>.</remarks>
    public bool MayStandAlone(string word, string rest, House house) => rest is ['@', ..] or ['<', '@', ..] ? RoleMoves.Find(house, word) is not null
        : Folding.Fold(word) is var folded && house.Settings.Roles.Any(r => Folding.Fold(r) == folded);
}

/// <summary><c>/incident handover @ben</c> offers a role one holds; <c>handover accept</c> takes it.</summary>
public sealed class HandoverCommand : ICommand
{
    /// <inheritdoc/>
    public CommandWords Words { get; } = new("handover", RoleTexts.HandoverHelp())
    {
        French = ["passation", "passer", "relais"], Usage = RoleTexts.HandoverUsage(), Order = 52, Example = "handover @ben",
        Completions = ["{person}", "accept", "decline"],
    };

    /// <inheritdoc/>
    public Decision Decide(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var ask = @case.Ask;
        // "passer en surveillance" is said of a status.
        if (ask.Takes("en") && Statuses.StatusCommand.Read(ask.Peek) is not null) return Statuses.StatusCommand.Next(@case);
        if (ask.Takes("accept", "accepter", "accepte", "yes", "oui", "ok")) return RoleMoves.Answer(@case, accept: true);
        if (ask.Takes("decline", "refuser", "refuse", "no", "non")) return RoleMoves.Answer(@case, accept: false);
        var mine = @case.Incident.Roles.Where(r => r.Value.Id == @case.Me.Id).Select(r => r.Key).ToList();
        var role = RoleMoves.Find(@case.House, ask.Peek);
        if (role is not null) ask.Next();
        role ??= mine.Contains("lead") ? "lead" : mine.FirstOrDefault();
        if (role is null || !mine.Contains(role)) return Decision.Refuse(RoleTexts.NotYours(role, @case.Incident));
        ask.Takes("to", "à");
        if (ask.NextPerson() is not { } word) return Decision.Refuse(RoleTexts.HandToWhom());
        if (@case.ActorOf(word) is not { } to) return Decision.Refuse(RoleTexts.WhoIs(word.Name));
        return to.Id == Person.Bot.Id ? Decision.Refuse(RoleTexts.NotTheBot(to)) : to.Id == @case.Me.Id ? Decision.Refuse(RoleTexts.Already(role, to)) : RoleMoves.Offer(@case, role, to);
    }

    /// <inheritdoc/>
    public bool MayStandAlone(string word, string rest, House house) => Folding.Fold(word) is "accept" or "accepter" or "accepte" or "decline" or "refuser";
}
