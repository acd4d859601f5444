using System.Net;
using System.Text;

namespace Bot.Slack.Inbound;

/// <summary>The fields of a form-encoded body, each decoded when it is asked for.</summary>
internal readonly struct FormFields(byte[] body)
{
    /// <summary>A field's value; empty where it is missing.</summary>
    public string this[string name] => Encoding.UTF8.GetString(Bytes(name));

    /// <summary>The same as UTF-8.</summary>
    public ReadOnlySpan<byte> Bytes(string name)
    {
        if (!Find(name, out var from, out var length)) return [];
        var value = body.AsSpan(from, length);
        return value.ContainsAny((byte)'%', (byte)'+') ? WebUtility.UrlDecodeToBytes(body, from, length) : value;
    }

    /// <summary>Whether the field is there, empty or not.</summary>
    public bool Has(string name) => Find(name, out _, out _);

    private bool Find(string name, out int from, out int length)
    {
        for (var at = 0; at < body.Length; at += length + 1)
        {
            var field = body.AsSpan(at);
            length = field.IndexOf((byte)'&');
            if (length < 0) length = field.Length;
            field = field[..length];
            var named = field.IndexOf((byte)'=');
            if (!Ascii.Equals(named < 0 ? field : field[..named], name)) continue;
            from = named < 0 ? at + length : at + named + 1;
            length = at + length - from;
            return true;
        }
        (from, length) = (0, 0);
        return false;
    }
}
