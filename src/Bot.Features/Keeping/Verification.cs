using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Incidents;
using Bot.Incidents.Timelines;

namespace Bot.Features.Keeping;

/// <summary>Proves that an incident's record is what was written: its chain, and that its state is what its entries add up to.</summary>
/// <param name="Chain">What walking the chain found.</param>
/// <param name="StateHolds">The stored state is what the entries add up to. Not looked at, and true, when the chain is broken.</param>
public sealed record Verification(ChainVerdict Chain, bool StateHolds)
{
    private static readonly JsonSerializerOptions Strict = new(EntryJson.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <summary>Nothing was changed or dropped behind the bot's back.</summary>
    public bool Holds => Chain.Holds && StateHolds;

    /// <summary>Verifies one incident.</summary>
    public static Verification Of(IRecord record, int number)
    {
        ArgumentNullException.ThrowIfNull(record);
        var stored = record.Stored(number) ?? new StoredIncident(0, HashChain.Start, null);
        var chain = HashChain.Verify(record.Chain(number), stored.HeadSeq, stored.HeadLink);
        return new(chain, !chain.Holds || SameState(stored.State, Incident.Of(record.Changes(number))));
    }

    private static bool SameState(string? stored, Incident folded)
    {
        if (stored is null) return false;
        var expected = JsonSerializer.Serialize(folded, EntryJson.Options);
        if (stored == expected) return true;
        // A program with another way of writing the same state has not changed it.
        try { return JsonSerializer.Serialize(JsonSerializer.Deserialize<Incident>(stored, Strict), EntryJson.Options) == expected; }
        catch (JsonException) { return false; }
    }
}
