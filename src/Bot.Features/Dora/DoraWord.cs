using System.Collections.Frozen;
using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using Bot.Incidents.Dora;

namespace Bot.Features.Dora;

/// <summary>How the value of a fact is typed.</summary>
internal enum DoraKind { YesNo, Share, Clients, States, Reputation, Euros }

/// <summary>The word that a fact is given with.</summary>
/// <param name="Fact">Which; of clients the share, beside which there is their number.</param>
/// <param name="Kind">How its value is typed.</param>
/// <param name="English">The word.</param>
/// <param name="French">The same in French.</param>
/// <param name="Also">Other words for it, folded.</param>
internal sealed record DoraWord(DoraFact Fact, DoraKind Kind, string English, string French, params string[] Also)
{
    /// <summary>Every one, in the order of the articles.</summary>
    public static IReadOnlyList<DoraWord> All { get; } =
    [
        new(DoraFact.Critical, DoraKind.YesNo, "critical", "critique", "critiques"),
        new(DoraFact.ClientShare, DoraKind.Clients, "clients", "clients", "client", "customers", "merchants", "marchands"),
        new(DoraFact.CounterpartShare, DoraKind.Share, "counterparts", "contreparties", "counterparties", "contrepartie"),
        new(DoraFact.TransactionShare, DoraKind.Share, "transactions", "transactions", "transaction"),
        new(DoraFact.ValueShare, DoraKind.Share, "value", "valeur", "volume", "montant"),
        new(DoraFact.Relevant, DoraKind.YesNo, "relevant", "pertinent", "pertinents"),
        new(DoraFact.States, DoraKind.States, "states", "pays", "countries", "etats"),
        new(DoraFact.Reputation, DoraKind.Reputation, "reputation", "réputation"),
        new(DoraFact.Data, DoraKind.YesNo, "data", "données", "donnees"),
        new(DoraFact.Malicious, DoraKind.YesNo, "malicious", "malveillant", "malveillance", "attack", "attaque"),
        new(DoraFact.Cost, DoraKind.Euros, "cost", "coût", "costs", "couts", "loss", "losses", "pertes"),
    ];

    private static readonly FrozenDictionary<string, DoraWord> ByWord =
        All.SelectMany(w => w.Also.Append(Folding.Fold(w.English)).Append(Folding.Fold(w.French)).Distinct().Select(f => (Word: f, Fact: w))).ToFrozenDictionary(p => p.Word, p => p.Fact, StringComparer.Ordinal);

    /// <summary>The one that a typed word is, in either language; or nothing.</summary>
    public static DoraWord? Of(string typed) => ByWord.GetValueOrDefault(Folding.Fold(typed.Trim(',', ';', ':', '=', '.')));

    /// <summary>The one that gives a fact.</summary>
    public static DoraWord For(DoraFact fact) => All.First(w => w.Facts.Contains(fact));

    /// <summary>The facts that it gives.</summary>
    public IReadOnlyList<DoraFact> Facts => Kind == DoraKind.Clients ? [DoraFact.ClientShare, DoraFact.ClientCount] : [Fact];

    /// <summary>The word in the reader's language.</summary>
    public Spoken Typed => new(l => l.Code == "fr" ? French : English);
}
