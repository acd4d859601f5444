using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Bot.Features.PublicPages;
using Microsoft.Net.Http.Headers;

namespace Bot.Web.StatusPage;

/// <summary>The history as it stood at one moment, with what was already written of it.</summary>
/// <param name="History">What the public may know.</param>
internal sealed record Shown(PublicHistory History)
{
    private readonly ConcurrentDictionary<string, Written> _written = new(StringComparer.Ordinal);

    /// <summary>What a key names, written once; nothing where it names nothing.</summary>
    public async ValueTask<Written?> WriteAsync(string key, Func<Task<Written?>> write) =>
        _written.TryGetValue(key, out var known) ? known : await write() is { } written ? _written.GetOrAdd(key, written) : null;
}

/// <summary>A page, feed or document as it is sent.</summary>
/// <param name="Type">Its media type.</param>
/// <param name="Body">Its bytes.</param>
internal sealed record Written(string Type, ReadOnlyMemory<byte> Body)
{
    /// <summary>What tells it from what was written before; weak, as it may be sent compressed.</summary>
    public EntityTagHeaderValue Tag { get; } = new($"\"{Convert.ToHexStringLower(SHA256.HashData(Body.Span))[..32]}\"", isWeak: true);

    public static Written Html(string text) => Text("text/html; charset=utf-8", text);

    public static Written Text(string type, string text) => new(type, Encoding.UTF8.GetBytes(text));
}
