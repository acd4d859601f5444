using Microsoft.AspNetCore.Http;

namespace Bot.Testing.Teams.Rest;

/// <summary>What goes wrong next, in the order it was asked for.</summary>
public sealed class Faults
{
    private readonly Lock _gate = new();
    private readonly List<(Fault Fault, Func<HttpRequest, bool> When)> _waiting = [];

    /// <summary>The next calls go wrong this way.</summary>
    public void Next(Fault fault, int times = 1) => Next(fault, _ => true, times);

    /// <summary>The next calls of one method go wrong this way: <c>POST</c> says something, <c>PUT</c> changes it.</summary>
    public void Next(Fault fault, string method, int times = 1) => Next(fault, r => r.Method == method, times);

    /// <summary>The next calls of a kind go wrong this way.</summary>
    public void Next(Fault fault, Func<HttpRequest, bool> when, int times = 1)
    {
        lock (_gate)
            for (var i = 0; i < times; i++) _waiting.Add((fault, when));
    }

    /// <summary>Nothing goes wrong any more.</summary>
    public void Clear()
    {
        lock (_gate) _waiting.Clear();
    }

    internal Fault? Take(HttpRequest request)
    {
        lock (_gate)
        {
            var at = _waiting.FindIndex(w => w.When(request));
            if (at < 0) return null;
            var fault = _waiting[at].Fault;
            _waiting.RemoveAt(at);
            return fault;
        }
    }
}
