using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace Bot.Incidents.Timelines;

/// <summary>
/// The chain that proves nothing was changed or dropped: every link covers the link before it, the entry's place and the hash
/// of its content. A redaction rewrites content only, and is itself an entry that names the content's new hash.
/// </summary>
public static class HashChain
{
    /// <summary>Before the first entry.</summary>
    public const string Start = "";

    /// <summary>SHA-256 of an entry's JSON, lower-case hex.</summary>
    public static string ContentHash(string content) => ContentHash(Encoding.UTF8.GetBytes(content));

    /// <summary>The same of the JSON's UTF-8.</summary>
    public static string ContentHash(ReadOnlySpan<byte> content)
    {
        Span<char> hex = stackalloc char[2 * SHA256.HashSizeInBytes];
        Hash(content, hex);
        return hex.ToString();
    }

    /// <summary>The link of a new entry, from its JSON's UTF-8.</summary>
    public static string Link(string previous, long seq, ReadOnlySpan<byte> content)
    {
        Span<char> hex = stackalloc char[2 * SHA256.HashSizeInBytes];
        Hash(content, hex);
        return Link(previous, seq, (ReadOnlySpan<char>)hex);
    }

    private static void Hash(ReadOnlySpan<byte> content, Span<char> hex)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        Convert.TryToHexStringLower(hash, hex, out _);
    }

    /// <summary>The link of an entry.</summary>
    public static string Link(string previous, long seq, ReadOnlySpan<char> contentHash)
    {
        Span<byte> covered = stackalloc byte[256];
        return Utf8.TryWrite(covered, CultureInfo.InvariantCulture, $"{previous}\n{seq}\n{contentHash}", out var length)
            ? ContentHash(covered[..length])
            : ContentHash(string.Create(CultureInfo.InvariantCulture, $"{previous}\n{seq}\n{contentHash}"));
    }

    /// <summary>Walks a chain and names the first entry that is not what it was.</summary>
    /// <param name="entries">In order of <see cref="StoredEntry.Seq"/>.</param>
    /// <param name="headSeq">The last entry the incident's row knows of.</param>
    /// <param name="headLink">Its link.</param>
    public static ChainVerdict Verify(IEnumerable<StoredEntry> entries, long headSeq, string headLink)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var expected = 1L;
        var link = Start;
        var rewritten = new Dictionary<long, string>();
        var suspects = new Dictionary<long, string>();
        foreach (var entry in entries)
        {
            if (entry.Seq != expected) return new(false, expected, ChainFault.Missing);
            link = Link(link, entry.Seq, entry.ContentHash);
            if (link != entry.Link) return new(false, entry.Seq, ChainFault.Changed);
            var hash = ContentHash(entry.Content);
            if (hash != entry.ContentHash) suspects[entry.Seq] = hash;
            else if (entry.Content.Contains("\"event\":\"redacted\"", StringComparison.Ordinal)
                     && EntryJson.Read(entry.Content).What is Redacted redacted)
                foreach (var (seq, now) in redacted.Rewritten) rewritten[seq] = now;
            expected++;
        }
        foreach (var (seq, hash) in suspects.OrderBy(s => s.Key))
            if (rewritten.GetValueOrDefault(seq) != hash) return new(false, seq, ChainFault.Changed);
        if (expected - 1 != headSeq) return new(false, expected, ChainFault.Missing);
        return link == headLink ? new(true, headSeq, ChainFault.None) : new(false, headSeq, ChainFault.Changed);
    }
}

/// <summary>An entry as the store has it.</summary>
/// <param name="Seq">Its place.</param>
/// <param name="Content">Its JSON, masked by later redactions.</param>
/// <param name="ContentHash">The hash of its JSON as first written.</param>
/// <param name="Link">Its link of the chain.</param>
public sealed record StoredEntry(long Seq, string Content, string ContentHash, string Link);

/// <summary>What <c>verify</c> found.</summary>
/// <param name="Holds">Nothing was changed or dropped.</param>
/// <param name="Seq">The last entry when it holds, else the first broken one.</param>
/// <param name="Fault">What is wrong with it.</param>
public sealed record ChainVerdict(bool Holds, long Seq, ChainFault Fault);

/// <summary>What can be wrong with a chain.</summary>
public enum ChainFault { None, Changed, Missing }
