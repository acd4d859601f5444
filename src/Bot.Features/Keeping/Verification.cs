using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Chat.Delivery;
using Bot.Incidents;
using Bot.Incidents.Timelines;

namespace Bot.Features.Keeping;

/// <summary>Proves that an incident's record is what was written: its chain, and that its state, and what it is looked up by, is what its entries add up to.</summary>
/// <param name="Chain">What walking the chain found.</param>
/// <param name="StateHolds">The stored state is what the entries up to its version add up to, and those after it are known as changes; it is found under its channels and tickets, and listed as open or not. Not looked at, and true, when the chain is broken.</param>
public sealed record Verification(ChainVerdict Chain, bool StateHolds)
{
    private static readonly JsonSerializerOptions Strict = new(EntryJson.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <summary>Nothing was changed or dropped behind the bot's back.</summary>
    public bool Holds => Chain.Holds && StateHolds;

    /// <summary>Verifies one incident.</summary>
    public static Verification Of(IRecord record, int number)
    {
        ArgumentNullException.ThrowIfNull(record);
        var stored = record.Stored(number) ?? new StoredIncident(0, HashChain.Start, null, 0, 0, false, [], []);
        var changes = new List<Entry>();
        var chain = HashChain.Verify(Noting(record.Chain(number), changes), stored.HeadSeq, stored.HeadLink);
        return new(chain, !chain.Holds || (
            changes.LastOrDefault()?.Seq == stored.LastChange
            && changes.Select(c => c.Seq).SequenceEqual(record.Changes(number).Select(c => c.Seq))
            && SameState(stored.State, Incident.Of([.. changes.Where(c => c.Seq <= stored.Version)]))
            && SameLookups(record, stored, Incident.Of(changes))));
    }

    /// <summary>A channel leads to the incident that was there last, so one that is over may have lost its own to another.</summary>
    private static bool SameLookups(IRecord record, StoredIncident stored, Incident folded)
    {
        var rooms = folded.Rooms.Values.Select(r => new Place(r.Platform, r.Workspace, r.Channel)).ToList();
        return stored.IsOpen == folded.IsOpen
            && stored.Rooms.All(rooms.Contains)
            && (!folded.IsOpen || rooms.All(place => record.ByRoom(place) is { } found && found.Rooms.Values.Any(r => place == new Place(r.Platform, r.Workspace, r.Channel))))
            && folded.Tickets.ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(stored.Tickets);
    }

    /// <summary>Notes what changes the state, by what the entries themselves say.</summary>
    private static IEnumerable<StoredEntry> Noting(IEnumerable<StoredEntry> chain, List<Entry> changes)
    {
        foreach (var link in chain)
        {
            yield return link;
            // What cannot be read is not what was written; that is for the chain to say.
            if (Read(link.Content) is { What.ChangesState: true } change) changes.Add(change);
        }
    }

    private static Entry? Read(string content)
    {
        try { return EntryJson.Read(content); }
        catch (JsonException) { return null; }
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
