using Microsoft.Extensions.Logging;

namespace Bot.Fuzz.Targets;

/// <summary>Keeps what is logged as an error.</summary>
internal sealed class Errors : ILoggerProvider, ILogger
{
    public string? Last { get; set; }

    /// <summary>What was logged since is a finding.</summary>
    /// <exception cref="InvalidOperationException">With what was logged.</exception>
    public void ThrowLast()
    {
        if (Last is not { } error) return;
        Last = null;
        throw new InvalidOperationException(error);
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (logLevel >= LogLevel.Error) Last = $"{formatter(state, exception)} {exception}";
    }

    public void Dispose() { }
}
