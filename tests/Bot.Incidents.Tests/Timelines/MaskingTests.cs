using Bot.Incidents.Timelines;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Incidents.Tests.Timelines;

public class MaskingTests
{
    [Theory]
    [InlineData("card 4111 1111 1111 1111 refused", "card [masked card …1111] refused")]
    [InlineData("4111111111111111", "[masked card …1111]")]
    [InlineData("4111-1111-1111-1111.", "[masked card …1111].")]
    [InlineData("amex 378282246310005", "amex [masked card …0005]")]
    [InlineData("5500 0055 5555 5559 and 4111111111111111", "[masked card …5559] and [masked card …1111]")]
    [InlineData("FR14 2004 1010 0505 0001 3M02 606 ok", "[masked IBAN] ok")]
    [InlineData("iban de89370400440532013000", "iban [masked IBAN]")]
    [InlineData("Authorization: Bearer abcdef1234567890.xyz", "Authorization: Bearer [masked token]")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abcDEF123", "[masked token]")]
    [InlineData("xoxb-123456789012-abcdefABCDEF", "[masked token]")]
    [InlineData("AKIAIOSFODNN7EXAMPLE", "[masked token]")]
    [InlineData("ghp_abcdefghijklmnopqrstuvwxyz0123456789", "[masked token]")]
    [InlineData("sk_live_abcdefgh12345678", "[masked token]")]
    [InlineData("password=hunter22 next", "password=[masked password] next")]
    [InlineData("mot de passe : secret99", "mot de passe : [masked password]")]
    [InlineData("https://user:pa55word@host/x", "https://user:[masked password]@host/x")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY----- after", "[masked private key] after")]
    public void Masks(string text, string expected) => Assert.Equal(expected, Masking.Mask(text).Text);

    [Theory]
    [InlineData("order 4111111111111112 fails Luhn")]
    [InlineData("https://acme.slack.com/archives/C1/p1758031871000100")]
    [InlineData("ts 1758031871.000100 TSR-2292 2025-09-16T15:11:54+02:00")]
    [InlineData("550e8400-e29b-41d4-a716-446655440000")]
    [InlineData("call +33 6 12 34 56 78")]
    [InlineData("FR Nous avons identifié des difficultés 2025")]
    [InlineData("the bearer of bad news")]
    [InlineData("passed 12 tests: all good")]
    [InlineData("41111111111111111111111111 is too long")]
    [InlineData("0000000000000000")]
    public void Leaves_alone(string text) => Assert.Equal(new Masked(text, 0), Masking.Mask(text));

    [Fact]
    public void Counts_what_it_masked() => Assert.Equal(3, Masking.Mask("4111111111111111 password=hunter22 FR1420041010050500013M02606").Count);

    [Fact]
    public void Masking_twice_is_masking_once() => Prop.ForAll<NonNull<string>>(text =>
    {
        var once = Masking.Mask($"{text.Get} 4111 1111 1111 1111 {text.Get} password=hunter22 Bearer abcdefghijkl1234").Text;
        return Masking.Mask(once) == new Masked(once, 0);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_card_number_survives_whatever_stands_around_it() => Prop.ForAll(Gen.Choose(0, 999_999_999).ToArbitrary(), Gen.Elements(" ", "-", "").ToArbitrary(), (n, gap) =>
    {
        var fifteen = "400000" + n.ToString("000000000", System.Globalization.CultureInfo.InvariantCulture);
        var sum = fifteen.Reverse().Select((c, i) => i % 2 == 0 ? (c - '0') * 2 is var d && d > 9 ? d - 9 : d : c - '0').Sum();
        var card = fifteen + (10 - sum % 10) % 10;
        var written = string.Join(gap, Enumerable.Range(0, 4).Select(i => card.Substring(i * 4, 4)));
        return Masking.Mask($"x {written}, y").Text == $"x [masked card …{card[12..]}], y";
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Is_linear()
    {
        foreach (var piece in new[] { "4111 ", "1", "FR14 2004 ", "password=", "eyJ.", "Bearer " })
            _ = Masking.Mask(string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length)));
    }
}
