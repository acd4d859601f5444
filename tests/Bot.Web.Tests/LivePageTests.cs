using System.Security.Claims;
using Bot.Features.Keeping;
using Bot.Features.Settings;
using Bot.Testing;
using Bot.Web.WebConsole;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Components.Web.HtmlRendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace Bot.Web.Tests;

/// <summary>When a page of the console is read again.</summary>
public sealed class LivePageTests : IAsyncDisposable
{
    private readonly ManualTime _time = new();
    private readonly FakeTurns _turns = new();
    private readonly HtmlRenderer _renderer;

    public LivePageTests()
    {
        var session = new ConsoleSession(new FakeDesk(), new House(new BotSettings()), SystemClock.Instance, _turns);
        Assert.True(session.KnowAsync(new ClaimsPrincipal(), new BrowserFacts()).IsCompletedSuccessfully);
        _renderer = new(new ServiceCollection().AddSingleton(session).AddSingleton<ITurns>(_turns).AddSingleton<TimeProvider>(_time)
            .AddSingleton<ILogger<LivePage>>(NullLogger<LivePage>.Instance).BuildServiceProvider(), NullLoggerFactory.Instance);
        Probe.Reads = 0;
        Probe.Fails = false;
    }

    [Fact]
    public async Task What_is_on_screen_is_read_at_once_and_whatever_else_changes_once_a_second()
    {
        await ShownAsync();
        for (var i = 0; i < 50; i++) _turns.Change(2);
        await SettledAsync();
        Assert.Equal(1, Probe.Reads);
        _turns.Change(1);
        await SettledAsync();
        Assert.Equal(2, Probe.Reads);
        _time.Ring();
        await SettledAsync();
        Assert.Equal(3, Probe.Reads);
        _time.Ring();
        await SettledAsync();
        Assert.Equal(3, Probe.Reads);
    }

    [Fact]
    public async Task A_read_that_fails_is_shown_and_tried_again_until_it_works()
    {
        var page = await ShownAsync();
        Task<string> Seen() => _renderer.Dispatcher.InvokeAsync(page.ToHtmlString);
        Assert.Equal("fresh", await Seen());
        Probe.Fails = true;
        _turns.Change(1);
        await SettledAsync();
        Assert.Equal("stale", await Seen());
        _time.Ring();
        await SettledAsync();
        Assert.Equal("stale", await Seen());
        Probe.Fails = false;
        _time.Ring();
        await SettledAsync();
        Assert.Equal(("fresh", 4), (await Seen(), Probe.Reads));
    }

    public ValueTask DisposeAsync() => _renderer.DisposeAsync();

    private Task<HtmlRootComponent> ShownAsync() => _renderer.Dispatcher.InvokeAsync(() => _renderer.RenderComponentAsync<Probe>());

    /// <summary>Whatever was asked of the page is done: it does one thing after the other.</summary>
    private async Task SettledAsync()
    {
        for (var i = 0; i < 3; i++) await _renderer.Dispatcher.InvokeAsync(() => { });
    }

    private sealed class Probe : LivePage
    {
        public static int Reads { get; set; }

        public static bool Fails { get; set; }

        protected override Task OnParametersSetAsync() => LoadAsync();

        protected override bool IsOnScreen(int incident) => incident == 1;

        protected override Task ReadAsync()
        {
            Reads++;
            return Fails ? Task.FromException(new InvalidOperationException("the record is away")) : Task.CompletedTask;
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, IsStale ? "stale" : "fresh");
    }

    private sealed class FakeTurns : ITurns
    {
        public event Action<int>? Changed;

        public void Change(int incident) => Changed?.Invoke(incident);

        public Task<T> RunAsync<T>(Func<ITurn, T> turn, CancellationToken cancel) => throw new NotSupportedException();

        public Task ProbeAsync(CancellationToken cancel) => throw new NotSupportedException();

        public Task<T> ReadAsync<T>(Func<IRecord, T> read, CancellationToken cancel) => throw new NotSupportedException();
    }

    /// <summary>Time that passes when it is told to.</summary>
    private sealed class ManualTime : TimeProvider
    {
        private readonly List<Timer> _timers = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new Timer(() => callback(state));
            lock (_timers) _timers.Add(timer);
            return timer;
        }

        /// <summary>Everybody's time is over.</summary>
        public void Ring()
        {
            List<Timer> due;
            lock (_timers)
            {
                due = [.. _timers];
                _timers.Clear();
            }
            due.ForEach(t => t.Ring());
        }

        private sealed class Timer(Action ring) : ITimer
        {
            private bool _gone;

            public void Ring()
            {
                if (!_gone) ring();
            }

            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose() => _gone = true;

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
