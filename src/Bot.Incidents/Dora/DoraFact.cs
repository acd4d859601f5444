using System.Collections.Immutable;

namespace Bot.Incidents.Dora;

/// <summary>What people say of an incident so that it can be classified. Source: CDR (EU) 2024/1772, Art. 1 to 7 and 9.</summary>
public enum DoraFact
{
    /// <summary>Whether services that support critical or important functions, or that are authorised, are affected (Art. 6).</summary>
    Critical,

    /// <summary>Share of the clients who use the service that are affected, in percent.</summary>
    ClientShare,

    /// <summary>Number of clients affected.</summary>
    ClientCount,

    /// <summary>Share of the financial counterparts affected, in percent.</summary>
    CounterpartShare,

    /// <summary>Transactions affected, in percent of the daily average number.</summary>
    TransactionShare,

    /// <summary>Transactions affected, in percent of the daily average value.</summary>
    ValueShare,

    /// <summary>Whether a relevant client or counterpart is affected.</summary>
    Relevant,

    /// <summary>Member States with impact, ISO 3166 codes.</summary>
    States,

    /// <summary>How the reputation suffers (<see cref="DoraReputation"/>); none of these where it does not.</summary>
    Reputation,

    /// <summary>Whether availability, authenticity, integrity or confidentiality of data is lost.</summary>
    Data,

    /// <summary>Whether somebody got in maliciously and without authorisation, which may lose data.</summary>
    Malicious,

    /// <summary>Costs and losses, in euros.</summary>
    Cost,
}

/// <summary>How a reputation suffers. Source: CDR (EU) 2024/1772, Art. 2.</summary>
public enum DoraReputation
{
    /// <summary>It is in the media.</summary>
    Media,

    /// <summary>Clients complain again and again.</summary>
    Complaints,

    /// <summary>Rules are broken, or likely will be.</summary>
    Regulator,

    /// <summary>Clients are lost, or likely will be.</summary>
    Clients,
}

/// <summary>The value of a fact: one of these, the one that its kind has.</summary>
/// <param name="Yes">Of a question.</param>
/// <param name="Number">Percent, a count or euros.</param>
/// <param name="Named">Codes of Member States, or words of <see cref="DoraReputation"/>, in order; empty where it is known that there are none.</param>
public sealed record DoraValue(bool? Yes = null, decimal? Number = null, ImmutableSortedSet<string>? Named = null)
{
    /// <summary>A value of several names.</summary>
    public static DoraValue Of(IEnumerable<string> named) => new(Named: ImmutableSortedSet.CreateRange(StringComparer.Ordinal, named));

    /// <inheritdoc/>
    public bool Equals(DoraValue? other) =>
        other is not null && Yes == other.Yes && Number == other.Number && (Named is null ? other.Named is null : other.Named is not null && Named.SetEquals(other.Named));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Yes, Number, Named?.Count);
}
