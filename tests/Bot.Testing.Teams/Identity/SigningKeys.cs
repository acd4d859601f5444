using System.Globalization;
using System.Text.Json.Nodes;

namespace Bot.Testing.Teams.Identity;

/// <summary>The connector's keys: the one in use, the published ones, and one that never was.</summary>
public sealed class SigningKeys : IDisposable
{
    private readonly List<SigningKey> _published = [];
    private int _made;

    internal SigningKeys()
    {
        Unendorsed = New("directline");
        Stranger = new SigningKey("key-of-nobody", "msteams");
        Current = New("msteams", "directline", "webchat");
    }

    /// <summary>What new tokens are signed with.</summary>
    public SigningKey Current { get; private set; }

    /// <summary>Published, but not for Teams.</summary>
    public SigningKey Unendorsed { get; }

    /// <summary>Never published.</summary>
    public SigningKey Stranger { get; }

    /// <summary>How often the metadata was read.</summary>
    public int MetadataReads { get; internal set; }

    /// <summary>How often the keys were read.</summary>
    public int KeyReads { get; internal set; }

    /// <summary>While set, both documents answer 503.</summary>
    public bool Down { get; set; }

    /// <summary>From now on tokens are signed with a new key; the old one stays published unless it is dropped.</summary>
    public void RollOver(bool dropOld = false)
    {
        if (dropOld) _published.Remove(Current);
        Current = New("msteams", "directline", "webchat");
    }

    public void Dispose()
    {
        foreach (var key in _published) key.Dispose();
        Stranger.Dispose();
    }

    internal JsonObject ToJson() => new() { ["keys"] = new JsonArray([.. _published.Select(k => k.ToJson())]) };

    private SigningKey New(params string[] endorsements)
    {
        var key = new SigningKey("key-" + (++_made).ToString(CultureInfo.InvariantCulture), endorsements);
        _published.Add(key);
        return key;
    }
}
