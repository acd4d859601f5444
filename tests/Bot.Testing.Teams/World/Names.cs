using System.Security.Cryptography;
using System.Text;

namespace Bot.Testing.Teams.World;

/// <summary>Ids that are the same in every run.</summary>
internal static class Names
{
    public static Guid GuidOf(string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16).ToArray();
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes);
    }

    public static string Hex(string name) => GuidOf(name).ToString("n");
}
