using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Bot.Incidents.Timelines;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Incidents.Tests.Timelines;

public partial class MaskingPropertyTests
{
    private static readonly string[] Pieces =
    [
        "4111111111111111", "4111", "1111", "5500 0055 5555 5559", "378282246310005", "12", "123456", "1758031871000108", "FR14", "20041010050500013M02606", "GB82WEST12345698765432", "DE",
        "password=", "pwd: ", "secret=", "token: ", "api_key=\"", "\"", "'", "hunter22", "abcdefghijkl1234", "Bearer ", "Basic ", "QWxhZGRpbjpvcGVuIHNlc2FtZQ==", "eyJhbGciOiJIUzI1NiJ9", ".", "xoxb-", "xoxe.",
        "AKIAIOSFODNN7EXAMPLE", "sk_live_", "https://", "user", ":", "@", "/", "?", "#", "-----BEGIN PRIVATE KEY-----", "-----END PRIVATE KEY-----", "[masked ", "[masked password]", "]", "[", "…", " ", "  ", "\n", "-", "–", ";", "&", ",",
        "=", "+", "p", "word", "\u00a0", "é", "🔥", "\\",
    ];

    /// <summary>More of them are <c>BOT_CASES=20000</c>.</summary>
    private static readonly int Cases = int.TryParse(Environment.GetEnvironmentVariable("BOT_CASES"), CultureInfo.InvariantCulture, out var cases) ? cases : 2_000;

    private static readonly Gen<string> Texts = Gen.Elements(Pieces).ListOf().Select(p => string.Concat(p));

    /// <summary>16 digits that pass Luhn, as no timestamp does: the first is not 1.</summary>
    private static readonly Gen<string> Cards = Gen.Choose(0, 9).Where(first => first != 1)
        .SelectMany(first => Gen.Choose(0, 9).ArrayOf(14), (first, rest) => first.ToString(CultureInfo.InvariantCulture) + string.Concat(rest))
        .Select(fifteen => fifteen + Enumerable.Range(0, 10).First(check => Luhn(fifteen + check.ToString(CultureInfo.InvariantCulture))).ToString(CultureInfo.InvariantCulture))
        .Where(card => card.Distinct().Count() > 1);

    [Fact]
    public void Masking_twice_is_masking_once()
    {
        Prop.ForAll(Texts.ToArbitrary(), IsStable).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases).WithEndSize(40));
        Prop.ForAll<NonNull<string>>(text => IsStable($"{text.Get} 4111 1111 1111 1111 {text.Get} password=hunter22 Bearer abcdefghijkl1234")).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void No_16_digit_number_that_passes_Luhn_survives_but_a_timestamp_a_fraction_or_a_piece_of_a_hash() => Prop.ForAll(Texts.ToArbitrary(), text =>
    {
        var masked = Masking.Mask(text).Text;
        return SixteenDigits().Matches(masked).All(m => m.Value[0] == '1' || m.Value.Distinct().Count() == 1 || !Luhn(m.Value) || IsFraction(masked, m.Index) || IsInAHash(masked, m));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases).WithEndSize(40));

    [Fact]
    public void No_card_number_survives_however_it_is_written_and_whatever_stands_around_it() => Prop.ForAll(
        Cards.ToArbitrary(), Gen.Elements("", " ", "-", "\u00a0", " - ", "–").ToArbitrary(), Gen.Elements("x ", "PAN:", "(", "n°", "pan=", "\n", "12/27, ", "é ", "card").ToArbitrary(), (card, gap, before) =>
        {
            var written = string.Join(gap, card.Chunk(4).Select(four => new string(four)));
            return Masking.Mask($"{before}{written}, y") == new Masked($"{before}[masked card …{card[12..]}], y", 1);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases));

    [Fact]
    public void A_number_that_fails_Luhn_stays() => Prop.ForAll(Cards.ToArbitrary(), card =>
    {
        var order = card[..15] + ((card[15] - '0' + 1) % 10).ToString(CultureInfo.InvariantCulture);
        return Masking.Mask($"order {order} is late") == new Masked($"order {order} is late", 0);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nothing_but_secrets_goes() => Prop.ForAll(Gen.Elements("le", "service", "TSR-2292", "15h11", "16/09/2025", "P2", "3:11pm", "https://x.io/a?b=1", "10 000", "FR", "déploiement", "\n", "(Nexo)").ListOf().ToArbitrary(), words =>
    {
        var text = string.Join(' ', words);
        return Masking.Mask(text) == new Masked(text, 0);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Never_throws() => Prop.ForAll<string?>(text => { _ = Masking.Mask((text ?? "") + "password=" + text + " 4111 1111 1111 1111" + text); }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("4111 ")]
    [InlineData("4")]
    [InlineData("1 ")]
    [InlineData("FR14 2004 ")]
    [InlineData("password=")]
    [InlineData("secret:")]
    [InlineData("password=a,")]
    [InlineData("4111111111111111sk_live_a")]
    [InlineData("x://a:1")]
    [InlineData("x://a:1@")]
    [InlineData("x:")]
    [InlineData("eyJ.")]
    [InlineData("eyJaaaaaaaa.")]
    [InlineData("Bearer ")]
    [InlineData("basic a")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    [InlineData("-----BEGIN ")]
    [InlineData("a")]
    [InlineData("passwor")]
    [InlineData("[masked ")]
    public void A_very_long_text_is_masked_in_linear_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 400_000 / piece.Length)) + " password";
        var watch = Stopwatch.StartNew();
        _ = Masking.Mask(text);
        // Quadratic would be minutes.
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 20);
    }

    private static bool IsStable(string text)
    {
        var once = Masking.Mask(text).Text;
        return Masking.Mask(once) == new Masked(once, 0);
    }

    private static bool IsFraction(string text, int at) => at > 1 && text[at - 1] == '.' && char.IsAsciiDigit(text[at - 2]);

    private static bool IsInAHash(string text, Match digits) =>
        (digits.Index > 0 && char.IsLetter(text[digits.Index - 1])) || (digits.Index + 16 < text.Length && char.IsLetter(text[digits.Index + 16]));

    private static bool Luhn(string digits) =>
        digits.Reverse().Select((c, i) => i % 2 == 0 ? c - '0' : (c - '0') * 2 is var d && d > 9 ? d - 9 : d).Sum() % 10 == 0;

    [GeneratedRegex("(?<![0-9])[0-9]{16}(?![0-9])")]
    private static partial Regex SixteenDigits();
}
