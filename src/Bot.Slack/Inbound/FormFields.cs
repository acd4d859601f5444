using System.Net;
using System.Text;

namespace Bot.Slack.Inbound;

/// <summary>The fields of a form-encoded body, found once and each decoded when it is asked for.</summary>
internal sealed class FormFields
{
    private readonly byte[] _body;
    private readonly List<(Range Name, Range Value)> _fields = new(16);

    public FormFields(byte[] body)
    {
        _body = body;
        var length = 0;
        for (var at = 0; at < body.Length; at += length + 1)
        {
            var field = body.AsSpan(at);
            length = field.IndexOf((byte)'&');
            if (length < 0) length = field.Length;
            var named = field[..length].IndexOf((byte)'=');
            _fields.Add(named < 0 ? (at..(at + length), (at + length)..(at + length)) : (at..(at + named), (at + named + 1)..(at + length)));
        }
    }

    /// <summary>A field's value; empty where it is missing.</summary>
    public string this[string name] => Encoding.UTF8.GetString(Bytes(name));

    /// <summary>The same as UTF-8.</summary>
    public ReadOnlySpan<byte> Bytes(string name)
    {
        if (Find(name) is not { } place) return [];
        var value = _body.AsSpan(place);
        if (!value.ContainsAny((byte)'%', (byte)'+')) return value;
        var (from, length) = place.GetOffsetAndLength(_body.Length);
        return WebUtility.UrlDecodeToBytes(_body, from, length);
    }

    /// <summary>Whether the field is there, empty or not.</summary>
    public bool Has(string name) => Find(name) is not null;

    private Range? Find(string name)
    {
        foreach (var (called, value) in _fields)
            if (Ascii.Equals(_body.AsSpan(called), name)) return value;
        return null;
    }
}
