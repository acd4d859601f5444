using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Bot.App.Cli.Manifests;

/// <summary>
/// The Teams app's icons, drawn to Teams' rules: 192 by 192 in colour with the sign within the middle, and 32 by 32 in white on
/// nothing. The sign is a speech bubble with an exclamation mark.
/// </summary>
internal static class TeamsIcons
{
    private const int Fine = 8;

    /// <summary>White on the app's red.</summary>
    public static byte[] Color() => Png(192, (x, y) => Mix((0x8A, 0x1F, 0x17), Share(x, y, 192, (u, v) => Bubble(u, v) && !Mark(u, v))));

    /// <summary>White lines on nothing.</summary>
    public static byte[] Outline() => Png(32, (x, y) => (255, 255, 255, (byte)(255 * Share(x, y, 32, (u, v) => Line((u - 0.5) * 0.62 + 0.5, (v - 0.5) * 0.62 + 0.5)))));

    /// <summary>The sign, in a square of 1: a bubble about the middle, 0.54 wide.</summary>
    private static bool Bubble(double u, double v) => Rounded(u, v, 0.23, 0.25, 0.77, 0.65, 0.10) || Tail(u, v, 0);

    private static bool Line(double u, double v) => (Bubble(u, v) && !(Rounded(u, v, 0.275, 0.295, 0.725, 0.605, 0.06) || Tail(u, v, 0.045))) || Mark(u, v);

    private static bool Tail(double u, double v, double thinner) => v >= 0.6 && v <= 0.79 - 2 * thinner && u >= 0.36 + thinner && u <= 0.36 + thinner + (0.79 - 2 * thinner - v) * 0.95;

    private static bool Mark(double u, double v) => Rounded(u, v, 0.468, 0.325, 0.532, 0.485, 0.03) || Rounded(u, v, 0.466, 0.515, 0.534, 0.578, 0.034);

    private static bool Rounded(double u, double v, double left, double top, double right, double bottom, double radius)
    {
        if (u < left || u > right || v < top || v > bottom) return false;
        var (dx, dy) = (Math.Max(Math.Max(left + radius - u, u - right + radius), 0), Math.Max(Math.Max(top + radius - v, v - bottom + radius), 0));
        return dx * dx + dy * dy <= radius * radius;
    }

    private static double Share(int x, int y, int size, Func<double, double, bool> inside)
    {
        var hits = 0;
        for (var i = 0; i < Fine * Fine; i++)
            if (inside((x + (i % Fine + 0.5) / Fine) / size, (y + (i / Fine + 0.5) / Fine) / size)) hits++;
        return hits / (double)(Fine * Fine);
    }

    private static (byte, byte, byte, byte) Mix((int R, int G, int B) ground, double white) =>
        ((byte)(ground.R + (255 - ground.R) * white), (byte)(ground.G + (255 - ground.G) * white), (byte)(ground.B + (255 - ground.B) * white), 255);

    private static byte[] Png(int size, Func<int, int, (byte R, byte G, byte B, byte A)> pixel)
    {
        using var rows = new MemoryStream();
        using (var zlib = new ZLibStream(rows, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (var y = 0; y < size; y++)
            {
                zlib.WriteByte(0);
                for (var x = 0; x < size; x++)
                {
                    var (r, g, b, a) = pixel(x, y);
                    zlib.Write([r, g, b, a]);
                }
            }
        }
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, size);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), size);
        (header[8], header[9]) = (8, 6);
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        Chunk(png, "IHDR", header);
        Chunk(png, "IDAT", rows.ToArray());
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    private static void Chunk(Stream png, string name, byte[] content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        png.Write(number);
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. content];
        png.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(named));
        png.Write(number);
    }

    private static uint Crc(byte[] content)
    {
        var crc = uint.MaxValue;
        foreach (var b in content)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }
}
