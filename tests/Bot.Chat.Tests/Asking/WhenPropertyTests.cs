using System.Diagnostics;
using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Bot.Chat.Tests.Asking;

public class WhenPropertyTests
{
    private static readonly string[] Pieces =
    [
        "15h11", "3:11pm", "25h", "02:30", "hier", "tomorrow", "at", "à", "le", "16/09", "31/04", "29/02", "16 septembre", "May", "2025", "2025-10-26", "T", "Z", "CEST", "est", "+02:00", "-99:99",
        "Europe/London", "UTC+", "-", "−5m", "il y a", "ago", "5 min", "1h", "99999d", ",", ":", " ", "  ", "\n", "\u00a0", "FR", "clients", "’", "é", "\u0301", "٣", "１５", "🔥", "\ud83d", "\0", "0000", "9999",
    ];

    /// <summary>More of them are <c>BOT_CASES=20000</c>.</summary>
    private static readonly int Cases = int.TryParse(Environment.GetEnvironmentVariable("BOT_CASES"), System.Globalization.CultureInfo.InvariantCulture, out var cases) ? cases : 300;

    /// <summary>Texts made of what the grammar knows, in any order: they reach further than letters at random.</summary>
    private static readonly Arbitrary<string> Typed = Gen.Elements(Pieces).ListOf().Select(p => string.Concat(p)).ToArbitrary();

    private static readonly string[] Zones = ["Europe/Paris", "UTC", "Asia/Kolkata", "America/Sao_Paulo", "Europe/Dublin", "Australia/Lord_Howe"];

    [Fact]
    public void Never_throws_whatever_is_typed()
    {
        Prop.ForAll<string?>(text => ReadEveryWay(text ?? "")).QuickCheckThrowOnFailure();
        Prop.ForAll(Typed, ReadEveryWay).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases));
    }

    [Fact]
    public void What_follows_is_the_end_of_what_was_typed_to_the_letter() => Prop.ForAll(Typed, Gen.Elements(true, false).ToArbitrary(), (text, future) =>
        WhenParser.Read(text, At.Now, At.Paris, future) is not WhenReading.Found found
            || (text.TrimEnd().EndsWith(found.Rest, StringComparison.Ordinal) && found.Rest == found.Rest.Trim()))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(Cases));

    [Fact]
    public void Words_after_a_whole_time_are_never_taken() => Prop.ForAll<NonNull<string>>(words =>
        At.Found("2025-09-16T13:11Z | " + words.Get).Rest == ("| " + words.Get).Trim()).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_not_a_promise_is_never_in_the_future() => Prop.ForAll(Typed, text =>
        WhenParser.Read(text, At.Now, At.Paris) is not WhenReading.Found found || found.At <= At.Now).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases));

    [Fact]
    public void Every_minute_of_the_past_day_reads_back_as_it_was_written_in_both_languages() => Prop.ForAll(Gen.Choose(0, 1439).ToArbitrary(), minutes =>
    {
        var at = At.Now - Duration.FromMinutes(minutes);
        foreach (var language in new[] { Language.French, Language.English })
            Assert.Equal(at, At.Found(language.Time(at, At.Paris)).At);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_minute_of_the_past_months_reads_back_as_it_was_written_but_where_it_existed_twice() => Prop.ForAll(Gen.Choose(0, 300 * 1440).ToArbitrary(), minutes =>
    {
        var at = At.Now - Duration.FromMinutes(minutes);
        foreach (var written in new[] { Language.French.DateTime(at, At.Paris), Language.English.DateTime(at, At.Paris), $"{Language.English.Date(at, At.Paris)} {Language.English.Time(at, At.Paris)}" })
            if (At.Paris.MapLocal(at.InZone(At.Paris).LocalDateTime).Count == 1) Assert.Equal(at, At.Found(written).At);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_public_stamp_of_any_zone_reads_back_even_where_the_clock_time_existed_twice() =>
        Prop.ForAll(Gen.Choose(0, 364 * 1440).ToArbitrary(), Gen.Elements(Zones).ToArbitrary(), (minutes, id) =>
        {
            var zone = DateTimeZoneProviders.Tzdb[id];
            var at = At.Now - Duration.FromMinutes(minutes);
            var twice = Instant.FromUtc(2024, 10, 27, 0, 30) + Duration.FromMinutes(minutes % 120);
            Assert.Equal(at, At.Found(Dates.PublicStamp(at, zone), zone: zone).At);
            Assert.Equal(twice, At.Found(Dates.PublicStamp(twice, zone), zone: zone).At);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("a ")]
    [InlineData("at ")]
    [InlineData("1h ")]
    [InlineData("15h11 ")]
    [InlineData("1 ")]
    [InlineData("9")]
    [InlineData(" ")]
    [InlineData("il y a 5 min ")]
    [InlineData("16/09 ")]
    [InlineData("16  ")]
    [InlineData("hier")]
    [InlineData("Europe/")]
    public void A_very_long_text_is_read_in_linear_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        var watch = Stopwatch.StartNew();
        ReadEveryWay(text);
        // Quadratic would be hours, a stack of calls would be the end of the process.
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 20);
    }

    private static void ReadEveryWay(string text)
    {
        foreach (var before in new[] { "", "15h", "99/99/9999 ", "16/09 ", "hier ", "15h11 " })
            foreach (var future in new[] { false, true })
                _ = WhenParser.Read(before + text, At.Now, At.Paris, future);
        _ = WhenParser.TryReadDuration(text, out _, out _);
        _ = WhenParser.TryReadDuration("9h" + text, out _, out _);
    }
}
