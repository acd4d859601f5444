using System.Text.Encodings.Web;
using System.Text.Json;

namespace Bot.Teams.Tests.Adapter;

/// <summary>JSON a person can read.</summary>
internal static class Json
{
    public static JsonSerializerOptions Plain { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };
}
