using Bot.Features.Keeping;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Logging;

namespace Bot.Web.WebConsole;

/// <summary>
/// A page of the console that stays up to date: read again at once when what is on screen or this person's own session changes, and
/// once a second at most for whatever else does. One read runs at a time. One that fails is shown, and tried again.
/// </summary>
public abstract class LivePage : ComponentBase, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _gone = new();
    private bool _reading;
    private bool _again;
    private bool _waits;

    /// <summary>Who looks.</summary>
    [Inject] protected ConsoleSession Session { get; set; } = null!;

    [Inject] private ITurns Turns { get; set; } = null!;

    [Inject] private TimeProvider Time { get; set; } = null!;

    [Inject] private ILogger<LivePage> Log { get; set; } = null!;

    /// <summary>The last read failed: what is shown may be old.</summary>
    protected bool IsStale { get; private set; }

    /// <summary>Reads what is shown.</summary>
    protected abstract Task ReadAsync();

    /// <summary>Whether an incident is what is looked at.</summary>
    protected virtual bool IsOnScreen(int incident) => false;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        Session.Changed += Reload;
        Turns.Changed += OnRecorded;
    }

    /// <summary>Reads, and once more if something changed meanwhile.</summary>
    protected async Task LoadAsync()
    {
        if (!Session.IsKnown) return;
        _again = true;
        if (_reading) return;
        _reading = true;
        try
        {
            while (_again && !_gone.IsCancellationRequested)
            {
                _again = false;
                await ReadAsync();
                IsStale = false;
            }
        }
        catch (Exception failure)
        {
            if (!IsStale) Log.LogWarning(failure, "The console could not read the record; tried again every {Pause}", Pause);
            IsStale = true;
            Later();
        }
        finally
        {
            _reading = false;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The page is left.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        Session.Changed -= Reload;
        Turns.Changed -= OnRecorded;
        _gone.Cancel();
        _gone.Dispose();
    }

    private void OnRecorded(int incident)
    {
        if (IsOnScreen(incident)) Reload();
        else Later();
    }

    private void Reload() => _ = InvokeAsync(ShowAsync);

    private void Later() => _ = InvokeAsync(async () =>
    {
        if (_waits || _gone.IsCancellationRequested) return;
        _waits = true;
        await Task.Delay(Pause, Time, _gone.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        _waits = false;
        await ShowAsync();
    });

    private async Task ShowAsync()
    {
        if (_gone.IsCancellationRequested) return;
        await LoadAsync();
        if (!_gone.IsCancellationRequested) StateHasChanged();
    }
}
