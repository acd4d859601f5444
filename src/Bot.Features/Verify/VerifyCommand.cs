using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using Bot.Features.Deciding;
using Bot.Features.Keeping;
using Bot.Incidents.Timelines;

namespace Bot.Features.Verify;

/// <summary><c>/incident verify</c> proves that nothing was changed or dropped behind the bot's back.</summary>
public sealed class VerifyCommand : ICommand
{
    /// <inheritdoc/>
    public CommandWords Words { get; } = new("verify", new Phrase("verify.help", "Proves that the record was not tampered with", "Prouve que le dossier n’a pas été modifié"))
    {
        French = ["vérifier"], Order = 85, Example = "verify", ReadsOnly = true, Usage = new("verify.usage", "`verify`", "`vérifier`"),
    };

    /// <inheritdoc/>
    public Decision Decide(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var verdict = Verification.Of(@case.Record, @case.Incident.Number);
        return Decision.Answer(VerifyTexts.Say(verdict.StateHolds, verdict.Chain, @case.Incident.Key, @case.Record.Head(@case.Incident.Number).Link));
    }
}

internal static class VerifyTexts
{
    public static Phrase Say(bool stateHolds, ChainVerdict verdict, string key, string link) => verdict.Fault switch
    {
        ChainFault.None when stateHolds => new("verify.holds", "The record of {0} holds: {1} entries, none changed or dropped. Seal: `{2}`.",
            "Le dossier de l’incident {0} est intact : {1} entrées, aucune modifiée ni retirée. Sceau : `{2}`.", key, verdict.Seq, link.Length > 16 ? link[..16] : link),
        ChainFault.Missing => new("verify.missing", "The record of {0} is broken: entry #{1} is missing. Restore a backup and compare.",
            "Le dossier de l’incident {0} est rompu : l’entrée n° {1} manque. Restaurez une sauvegarde et comparez.", key, verdict.Seq),
        ChainFault.None => new("verify.state", "The entries of {0} hold, but its stored state does not follow from them. `bot doctor` says more.",
            "Les entrées de l’incident {0} sont intactes, mais l’état enregistré n’en découle pas. `bot doctor` en dit plus.", key),
        _ => new("verify.changed", "The record of {0} is broken: entry #{1} was changed after it was recorded. Restore a backup and compare.",
            "Le dossier de l’incident {0} est rompu : l’entrée n° {1} a été modifiée après son enregistrement. Restaurez une sauvegarde et comparez.", key, verdict.Seq),
    };
}
