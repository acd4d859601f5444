using Bot.Incidents.Texts;

namespace Bot.Incidents.Tests.Texts;

/// <summary>A text is in another language than its author's only where that is clear.</summary>
public sealed class LanguageGuessTests
{
    private static readonly string[] Both = ["fr", "en"];

    [Theory]
    [InlineData("Les paiements sont retardés.", "fr")]
    [InlineData("12 400 virements retardés, 300 rejetés", "fr")]
    [InlineData("l’API n’accepte plus rien", "fr")]
    [InlineData("surveiller l'expiration des certificats", "fr")]
    [InlineData("Payments are delayed, we are investigating.", "en")]
    [InlineData("We couldn't reach the bank", "en")]
    [InlineData("The Caisse d’Epargne bank is refusing our cards", "en")]
    [InlineData("THE EST AND IT", null)]
    [InlineData("Société Générale refuses cards", null)]
    [InlineData("Caisse d'Epargne down", null)]
    [InlineData("gateway timeout", null)]
    [InlineData("panne totale", null)]
    [InlineData("les clients are impacted and the shops aussi", null)]
    [InlineData("n/a", null)]
    [InlineData("", null)]
    public void It_is_told_by_its_small_words(string text, string? language) => Assert.Equal(language, LanguageGuess.Of(text, Both));

    [Fact]
    public void A_language_the_house_does_not_write_is_not_told() => Assert.Null(LanguageGuess.Of("Les paiements sont retardés.", ["en", "de"]));
}
