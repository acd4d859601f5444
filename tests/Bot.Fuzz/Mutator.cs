using System.Text;

namespace Bot.Fuzz;

/// <summary>Makes inputs out of a corpus: bytes turned, spans dropped, doubled and swapped, and odd things put in.</summary>
internal sealed class Mutator(int seed, IReadOnlyList<byte[]> corpus)
{
    private static readonly byte[][] Odd =
    [
        .. new[]
        {
            "null", "[]", "{}", "\"\"", "-1", "1e999", "99999999999999999999", "0x", "\\u0000", "\\ud800", "\ud83d\ude00", "\u202e", "<@U1>", "<!channel>", "<@", "|", "%00", "%ff", "&payload=", "{{", "{% for %}", "}}", "'", "\r\n\r\n",
            "FR ", "EN ", " at ", "25h99", "tomorrow", "31/02/2026", "-> ", "due ", "#1 ", "INC-1 ", "TSR-1 ", "\"type\":\"message\"", "\"ts\":\"1.1\"", "declare P1 ", "é", "中", "\0",
        }.Select(Encoding.UTF8.GetBytes),
        Encoding.UTF8.GetBytes(new string('[', 300)), Encoding.UTF8.GetBytes(new string('a', 5000)), Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 100))), [0xff, 0xfe, 0x80], [0xed, 0xa0, 0x80],
    ];

    private readonly Random _random = new(seed);

    /// <summary>The next input; the same seed gives the same ones.</summary>
    public byte[] Next()
    {
        var input = new List<byte>(corpus[_random.Next(corpus.Count)]);
        for (var i = _random.Next(1, 8); i > 0; i--) Mutate(input);
        return [.. input];
    }

    private void Mutate(List<byte> input)
    {
        var at = _random.Next(input.Count + 1);
        var length = Math.Min(_random.Next(1, 40), input.Count - at);
        switch (_random.Next(7))
        {
            case 0 when at < input.Count: input[at] ^= (byte)(1 << _random.Next(8)); break;
            case 1: input.RemoveRange(at, length); break;
            case 2: input.InsertRange(at, input.GetRange(at, length)); break;
            case 3: input.InsertRange(at, Odd[_random.Next(Odd.Length)]); break;
            case 4:
                var other = corpus[_random.Next(corpus.Count)];
                var from = _random.Next(other.Length + 1);
                input.InsertRange(at, other.AsSpan(from, Math.Min(_random.Next(1, 120), other.Length - from)).ToArray());
                break;
            case 5:
                input.RemoveRange(at, length);
                input.InsertRange(at, Odd[_random.Next(Odd.Length)]);
                break;
            default:
                if (at < input.Count) input[at] = (byte)_random.Next(256);
                break;
        }
    }
}
