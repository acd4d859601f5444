using System.Buffers.Binary;
using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Bot.Storage.Sqlite;

/// <summary>
/// Looks at the log beside the file before SQLite does. SQLite takes what follows a frame it cannot read for never written, which
/// is right after a power cut and wrong on a disk that forgets: then acknowledged turns would be gone without a word.
/// </summary>
/// <seealso href="https://www.sqlite.org/fileformat2.html#walformat">The log's format</seealso>
internal static class WalCheck
{
    private const int HeaderLength = 32;
    private const int FrameHeaderLength = 24;

    /// <summary>The damaged logs that were kept, beside the record.</summary>
    public static IReadOnlyList<string> Kept(string path) =>
        Directory.GetFiles(Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetFileName(path) + "-wal.damaged-*");

    /// <summary>Keeps a copy of a damaged log and says in words what is lost; nothing when there is no log or it is whole. Nobody else may have the file.</summary>
    public static string? Keep(string path, Instant now)
    {
        var log = path + "-wal";
        if (!File.Exists(log)) return null;
        var lost = Lost(File.ReadAllBytes(log));
        if (lost == 0) return null;
        var copy = log + ".damaged-" + InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'").Format(now);
        File.Copy(log, copy, overwrite: true);
        return string.Create(CultureInfo.InvariantCulture, $"{log} is damaged on disk: the last {lost} transactions in it cannot be read, and what they kept is not on the record. A copy of the log is kept as {copy}. Slack's messages are read back from its history; look through the open incidents, and have the disk looked at.");
    }

    /// <summary>How many whole transactions stand behind the first frame that cannot be read.</summary>
    internal static int Lost(ReadOnlySpan<byte> log)
    {
        if (log.Length < HeaderLength + FrameHeaderLength) return 0;
        var magic = BinaryPrimitives.ReadUInt32BigEndian(log);
        if (magic is not (0x377f0682 or 0x377f0683)) return 0;
        var bigEndian = magic == 0x377f0683;
        var page = BinaryPrimitives.ReadInt32BigEndian(log[8..]);
        if (page < 512 || page > 65_536) return 0;
        var salt = log.Slice(16, 8);
        var sum = (0u, 0u);
        Add(log[..24], bigEndian, ref sum);
        var readable = sum == Sum(log[24..]);
        var commits = 0;
        for (var at = HeaderLength; at + FrameHeaderLength + page <= log.Length; at += FrameHeaderLength + page)
        {
            var head = log.Slice(at, FrameHeaderLength);
            // Frames of an earlier round of the log stand behind those of this one, and are done with.
            var ours = head.Slice(8, 8).SequenceEqual(salt);
            if (readable)
            {
                Add(head[..8], bigEndian, ref sum);
                Add(log.Slice(at + FrameHeaderLength, page), bigEndian, ref sum);
                readable = ours && sum == Sum(head[16..]);
            }
            if (!readable && ours && BinaryPrimitives.ReadUInt32BigEndian(head[4..]) != 0) commits++;
        }
        // The last transaction may have been cut off by the power, before anybody was told that it is kept.
        return Math.Max(0, commits - 1);
    }

    private static (uint, uint) Sum(ReadOnlySpan<byte> at) => (BinaryPrimitives.ReadUInt32BigEndian(at), BinaryPrimitives.ReadUInt32BigEndian(at[4..]));

    private static void Add(ReadOnlySpan<byte> data, bool bigEndian, ref (uint One, uint Two) sum)
    {
        var (one, two) = sum;
        for (var i = 0; i < data.Length; i += 8)
        {
            one += (bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(data[i..]) : BinaryPrimitives.ReadUInt32LittleEndian(data[i..])) + two;
            two += (bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(data[(i + 4)..]) : BinaryPrimitives.ReadUInt32LittleEndian(data[(i + 4)..])) + one;
        }
        sum = (one, two);
    }
}
