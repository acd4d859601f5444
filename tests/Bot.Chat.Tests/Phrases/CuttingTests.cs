using System.Text;
using Bot.Chat.Phrases;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Chat.Tests.Phrases;

public class CuttingTests
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    [Theory]
    [InlineData("payment", 7, "payment")]
    [InlineData("payments", 7, "paymen…")]
    [InlineData("ok 😀😀", 7, "ok 😀😀")]
    [InlineData("ok 😀😀", 6, "ok 😀…")]
    [InlineData("ok 😀😀", 5, "ok …")]
    public void A_text_is_cut_and_says_so_without_halving_a_character(string text, int longest, string cut) => Assert.Equal(cut, Cutting.Shortened(text, longest));

    [Fact]
    public void Pieces_hold_everything_but_the_line_ends_they_were_cut_at() => Prop.ForAll(
        Gen.ListOf(Gen.Elements("word", " ", "\n", "😀", "é", "aLongWordWithoutAnyPlaceToCut")).Select(string.Concat).ToArbitrary(), Gen.Choose(2, 40).ToArbitrary(), (text, longest) =>
        {
            var pieces = Cutting.Pieces(text, longest).ToList();
            foreach (var piece in pieces) Strict.GetBytes(piece); // Throws on half a character.
            return pieces.All(p => p.Length > 0 && p.Length <= longest)
                && string.Concat(pieces).Replace("\n", "", StringComparison.Ordinal) == text.Replace("\n", "", StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();
}
