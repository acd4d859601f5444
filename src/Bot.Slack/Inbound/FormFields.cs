using Microsoft.AspNetCore.WebUtilities;

namespace Bot.Slack.Inbound;

/// <summary>The fields of a form-encoded body, each decoded when it is asked for.</summary>
internal sealed class FormFields
{
    private readonly List<QueryStringEnumerable.EncodedNameValuePair> _fields = new(16);

    public FormFields(string body)
    {
        foreach (var field in new QueryStringEnumerable(body)) _fields.Add(field);
    }

    /// <summary>A field's value; empty where it is missing.</summary>
    public string this[string name] => Find(name) is >= 0 and var at ? _fields[at].DecodeValue().ToString() : "";

    /// <summary>Whether the field is there, empty or not.</summary>
    public bool Has(string name) => Find(name) >= 0;

    private int Find(string name)
    {
        for (var i = 0; i < _fields.Count; i++)
            if (_fields[i].EncodedName.Span.SequenceEqual(name)) return i;
        return -1;
    }
}
