using Microsoft.AspNetCore.WebUtilities;

namespace Bot.Slack.Inbound;

/// <summary>The fields of a form-encoded body, each decoded when it is asked for.</summary>
internal readonly struct FormFields(string body)
{
    /// <summary>A field's value; empty where it is missing.</summary>
    public string this[string name] => Find(name) is { } field ? field.DecodeValue().ToString() : "";

    /// <summary>Whether the field is there, empty or not.</summary>
    public bool Has(string name) => Find(name) is not null;

    private QueryStringEnumerable.EncodedNameValuePair? Find(string name)
    {
        foreach (var field in new QueryStringEnumerable(body))
            if (field.EncodedName.Span.SequenceEqual(name)) return field;
        return null;
    }
}
