using System.Diagnostics;
using Bot.Incidents.Texts;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Incidents.Tests.Texts;

public class LanguageMarkersTests
{
    private static readonly string[] Codes = ["fr", "en"];

    private static readonly string[] Pieces =
        ["FR", "EN", "fr:", "En :", "FR:", "mot", "word", "Fin.", "End!", "quoi ?", "…", "»", "\u00a0»", ")", "\"", "\n", "\r\n", " ", "  ", "\t", "de", "15h11", ":", ".", "🔥", "é", "[FR]", "*", "(", "]", "_", "🇫🇷", "🇬🇧", "🇩🇪", ":fr:", ":gb:", ";", "English :", "-", "–", " / ", "|"];

    private static readonly Gen<string> Words = Gen.Elements("le", "service", "est", "revenu", "payments", "are", "back", "15h11", "TSR-2292", "(Nexo)", "10 000", "l’été", "FRANCE");
    private static readonly Gen<string> Sentences = Words.NonEmptyListOf().Select(words => string.Join(' ', words) + ".");

    private static string Show(string text, string author = "en") =>
        string.Join(" | ", LocalText.Parse(text, Codes, author) is var parsed ? parsed.Languages.Select(l => $"{l}={parsed[l]}") : []);

    [Theory]
    [InlineData("FR Nous avons trouvé. EN We have found.", "en=We have found. | fr=Nous avons trouvé.")]
    [InlineData("EN We have found. FR Nous avons trouvé.", "en=We have found. | fr=Nous avons trouvé.")]
    [InlineData("  FR trouvé.   EN found.  ", "en=found. | fr=trouvé.")]
    [InlineData("EN found only", "en=found only")]
    [InlineData("FR trouvé seulement", "fr=trouvé seulement")]
    [InlineData("found only", "en=found only")]
    [InlineData("FR Nous avons identifié des difficultés sur les paiements en magasin Nexo. L'incident est en cours d'analyse. EN We have identified issues with Nexo in-store payments. An investigation is in progress.",
        "en=We have identified issues with Nexo in-store payments. An investigation is in progress. | fr=Nous avons identifié des difficultés sur les paiements en magasin Nexo. L'incident est en cours d'analyse.")]
    public void Two_languages_in_either_order_or_one_alone(string text, string expected) => Assert.Equal(expected, Show(text));

    [Theory]
    [InlineData("fr: trouvé. en: found", "en=found | fr=trouvé.")]
    [InlineData("Fr : trouvé. En : found", "en=found | fr=trouvé.")]
    [InlineData("FR\u00a0: trouvé. EN:found", "en=found | fr=trouvé.")]
    [InlineData("fr: trouvé en: found", "fr=trouvé en: found")]
    [InlineData("fr rien", "en=fr rien")]
    [InlineData("fr\n: rien", "en=fr\n: rien")]
    public void Small_letters_need_a_colon(string text, string expected) => Assert.Equal(expected, Show(text));

    [Theory]
    [InlineData("FR: trouvé\nEN: found", "en=found | fr=trouvé")]
    [InlineData("FR trouvé\r\nEN found", "en=found | fr=trouvé")]
    [InlineData("FR trouvé\n\n  EN found", "en=found | fr=trouvé")]
    [InlineData("FR\ntrouvé\nEN\nfound", "en=found | fr=trouvé")]
    [InlineData("FR trouvé ! EN found", "en=found | fr=trouvé !")]
    [InlineData("FR trouvé ? EN found", "en=found | fr=trouvé ?")]
    [InlineData("FR trouvé… EN found", "en=found | fr=trouvé…")]
    [InlineData("FR « trouvé. » EN found", "en=found | fr=« trouvé. »")]
    [InlineData("FR «\u00a0trouvé.\u00a0» EN found", "en=found | fr=«\u00a0trouvé.\u00a0»")]
    [InlineData("FR (trouvé.) EN found", "en=found | fr=(trouvé.)")]
    [InlineData("FR “trouvé.” EN found", "en=found | fr=“trouvé.”")]
    [InlineData("FR *trouvé.* EN found", "en=found | fr=*trouvé.*")]
    public void A_marker_stands_at_the_start_after_a_sentence_or_on_a_new_line(string text, string expected) => Assert.Equal(expected, Show(text));

    [Theory]
    [InlineData("[FR] trouvé. [EN] found", "en=found | fr=trouvé.")]
    [InlineData("[fr] trouvé [en] found", "en=found | fr=trouvé")]
    [InlineData("(fr) trouvé. (en) found", "en=found | fr=trouvé.")]
    [InlineData("*FR* trouvé.\n*EN* found", "en=found | fr=trouvé.")]
    [InlineData("**FR:** trouvé.\n**EN** : found", "en=found | fr=trouvé.")]
    [InlineData("*[FR]* trouvé. _EN :_ found", "en=found | fr=trouvé.")]
    [InlineData("FR - trouvé. EN – found", "en=found | fr=trouvé.")]
    [InlineData("[FR] - trouvé.\nEN: - found\n- again", "en=- found\n- again | fr=trouvé.")]
    [InlineData("🇫🇷 trouvé. 🇬🇧 found", "en=found | fr=trouvé.")]
    [InlineData("🇫🇷 FR trouvé. 🇺🇸 EN: found", "en=found | fr=trouvé.")]
    [InlineData(":fr: trouvé. :gb: found", "en=found | fr=trouvé.")]
    [InlineData(":flag-fr: : trouvé\n:flag-us: found", "en=found | fr=trouvé")]
    [InlineData("We sell (FR) here. (EN too) it fails", "en=We sell (FR) here. (EN too) it fails")]
    [InlineData("Down. [FR-42] fails. 🇩🇪 auch. :de: auch. :flag: up", "en=Down. [FR-42] fails. 🇩🇪 auch. :de: auch. :flag: up")]
    [InlineData("Shops of 🇫🇷 are down. *FRANCE* too. [FR", "en=Shops of 🇫🇷 are down. *FRANCE* too. [FR")]
    [InlineData("FR EN panne.", "fr=EN panne.")]
    [InlineData("FR trouvé / EN found", "en=found | fr=trouvé")]
    [InlineData("EN: found. // FR: trouvé.", "en=found. | fr=trouvé.")]
    [InlineData("FR trouvé | EN found", "en=found | fr=trouvé")]
    [InlineData("FR trouvé. — EN found", "en=found | fr=trouvé.")]
    [InlineData("- FR trouvé\n- EN found", "en=found | fr=trouvé")]
    [InlineData("we sell in FR / EN shops", "en=we sell in FR / EN shops")]
    [InlineData("FR: 100 % des marchands EN: 100% of merchants", "en=100% of merchants | fr=100 % des marchands")]
    [InlineData("fr: version 7.2 EN: release 7.2", "en=release 7.2 | fr=version 7.2")]
    [InlineData("🇫🇷 Retour arrière 🇬🇧 Rollback", "en=Rollback | fr=Retour arrière")]
    [InlineData("FR Une mise en production est annulée; EN a release is rolled back;", "en=a release is rolled back; | fr=Une mise en production est annulée;")]
    [InlineData("FR « Retour arrière » EN \"Rollback\"", "en=\"Rollback\" | fr=« Retour arrière »")]
    [InlineData("français : retour arrière / english: rollback", "en=rollback | fr=retour arrière")]
    [InlineData("Anglais : rollback. French: retour arrière", "en=rollback. | fr=retour arrière")]
    [InlineData("EN: We sell in FR: France and Spain", "en=We sell in | fr=France and Spain")]
    [InlineData("EN We sell in FR: France and Spain", "en=We sell in FR: France and Spain")]
    [InlineData("Payments; FR refunds", "en=Payments; FR refunds")]
    [InlineData("The French bank is down, English shops too", "en=The French bank is down, English shops too")]
    [InlineData("FR: en panne; encore en panne", "fr=en panne; encore en panne")]
    [InlineData("FR en panne - EN down", "fr=en panne - EN down")]
    [InlineData("FR panne de la ligne A/ EN B", "fr=panne de la ligne A/ EN B")]
    [InlineData("FR panne en FR / FR partout", "fr=panne en FR / FR partout")]
    public void Markers_may_be_dressed_up_or_be_flags(string text, string expected) => Assert.Equal(expected, Show(text));

    [Theory]
    [InlineData("(FR) Le service revient (EN) The service is coming back", "en=The service is coming back | fr=Le service revient")]
    [InlineData("*FR* Le service revient *EN* It is back", "en=It is back | fr=Le service revient")]
    [InlineData("FR - a - EN - b", "en=b | fr=a")]
    [InlineData("EN Back ; FR Retour", "en=Back | fr=Retour")]
    public void A_second_marker_dressed_as_the_first_one_needs_no_full_stop(string text, string expected) => Assert.Equal(expected, Show(text));

    [Theory]
    [InlineData("FR le service est rétabli EN the service is back", "EN")]
    [InlineData("FR Service rétabli (à 15 h) EN Service restored (at 3pm)", "EN")]
    [InlineData("EN Back 🙂 FR Retour 🙂", "FR")]
    [InlineData("en: Back fr: Retour", "fr:")]
    [InlineData("FR N/A EN N/A", "EN")]
    [InlineData("EN Payments in FR fail", "FR")]
    [InlineData("EN we sell in FR and EN", "FR")]
    [InlineData("we sell in FR and EN", null)]
    [InlineData("FR Nous vendons en France. EN We sell in FR and EN.", null)]
    [InlineData("FR Par langue : français 12 %. Anglais : 4 %.", null)]
    [InlineData("FR en panne", null)]
    [InlineData("FR le marchand 🇬🇧 est en panne", null)]
    public void Where_a_second_language_may_begin_is_said(string text, string? from) =>
        Assert.Equal(from, LanguageMarkers.Unclear(text, Codes) is var (_, at) ? text[at..].Split(' ')[0] : null);

    [Theory]
    [InlineData("we sell in FR and EN", "en=we sell in FR and EN")]
    [InlineData("Payments in FR fail. They work in EN shops.", "en=Payments in FR fail. They work in EN shops.")]
    [InlineData("FRANCE is down. ENGLAND too.", "en=FRANCE is down. ENGLAND too.")]
    [InlineData("FR-42 is down. EN/US too.", "en=FR-42 is down. EN/US too.")]
    [InlineData("FR", "en=FR")]
    [InlineData("FR a. EN", "fr=a. EN")]
    [InlineData("ended.EN found", "en=ended.EN found")]
    [InlineData("DE gefunden. FR trouvé", "en=DE gefunden. | fr=trouvé")]
    public void Elsewhere_the_letters_are_words(string text, string expected) => Assert.Equal(expected, Show(text));

    [Theory]
    [InlineData("Before. FR après", "en=Before. | fr=après")]
    [InlineData("Déjà 15h11. EN 3:11pm was the start", "en=Déjà 15h11.\n3:11pm was the start")]
    [InlineData("FR un. EN two. FR trois.", "en=two. | fr=un.\ntrois.")]
    [InlineData("We sell in FR. EN is next", "en=We sell in FR.\nis next")]
    public void What_comes_before_or_again_is_joined_and_never_lost(string text, string expected) => Assert.Equal(expected, Show(text));

    [Fact]
    public void Text_without_a_marker_is_in_the_authors_language() => Assert.Equal("fr=le disque est plein", Show("le disque est plein", "fr"));

    [Fact]
    public void A_further_language_is_only_one_more_code()
    {
        var parsed = LocalText.Parse("FR trouvé. DE gefunden. PT-BR achado.", ["fr", "en", "de", "pt", "pt-br"], "en");
        Assert.Equal("gefunden.|trouvé.|achado.", string.Join('|', parsed.Languages.Select(l => parsed[l])));
    }

    /// <summary>Whether the parts stand in the text in this order with nothing between them but markers and white space; "En" stands in "English" as well.</summary>
    private static bool StandsIn(string text, ReadOnlySpan<string> parts)
    {
        if (parts.IsEmpty) return IsMarkers(text);
        for (var at = text.IndexOf(parts[0], StringComparison.Ordinal); at >= 0; at = text.IndexOf(parts[0], at + 1, StringComparison.Ordinal))
            if (IsMarkers(text[..at]) && StandsIn(text[(at + parts[0].Length)..], parts[1..])) return true;
        return false;
    }

    private static bool IsMarkers(string text) =>
        text.Replace("🇫🇷", " fr ", StringComparison.Ordinal).Replace("🇬🇧", " en ", StringComparison.Ordinal).Replace("gb", " en ", StringComparison.Ordinal).Replace("English", " en ", StringComparison.Ordinal)
            .Split([' ', '\t', '\r', '\n', '\u00a0', ':', '[', ']', '(', ')', '*', '_', '-', '–', '/', '|', ';'], StringSplitOptions.RemoveEmptyEntries).All(w => Codes.Contains(w.ToLowerInvariant()));

    [Fact]
    public void No_word_is_ever_lost_but_a_marker_that_did_its_work() =>
        Prop.ForAll(Gen.Elements(Pieces).ListOf().Select(p => string.Concat(p)).ToArbitrary(), Gen.Elements(Codes).ToArbitrary(), (text, author) =>
        {
            var kept = LanguageMarkers.Split(text, Codes, author);
            var parsed = LocalText.Parse(text, Codes, author);
            return StandsIn(text, [.. kept.Select(k => k.Text)]) && kept.All(k => parsed[k.Language]!.Contains(k.Text, StringComparison.Ordinal));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Fact]
    public void Sentences_without_markers_read_back_as_they_were_written() =>
        Prop.ForAll(Sentences.ToArbitrary(), Sentences.ToArbitrary(), Gen.Elements(Codes).ToArbitrary(), (french, english, author) =>
        {
            var both = LocalText.Of("fr", french).With("en", english);
            var one = LocalText.Of(author, french);
            return LocalText.Parse(both.ToInline(Codes), Codes, author) == both && LocalText.Parse(both.ToInline(["en", "fr"]), Codes, author) == both
                && LocalText.Parse(both.ToMarked(Codes), Codes, author) == both && LocalText.Parse(one.ToInline(Codes), Codes, author) == one;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Never_throws() => Prop.ForAll<string?>(text =>
    {
        _ = LocalText.Parse(text ?? "", Codes, "fr");
        _ = LocalText.Parse("\uD83C" + text + "\uD83C", Codes, "fr");
        _ = LanguageMarkers.Unclear("FR " + text, Codes);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(" ")]
    [InlineData("FR ")]
    [InlineData(". FR")]
    [InlineData(".))) ")]
    [InlineData(") FR ")]
    [InlineData("fr  ")]
    [InlineData("\u00a0»")]
    [InlineData("[")]
    [InlineData("/ ")]
    [InlineData("/ FR ")]
    [InlineData("- ")]
    [InlineData("*FR* ")]
    [InlineData(":fr:")]
    [InlineData("🇫🇷 ")]
    public void A_very_long_text_is_read_in_linear_time(string piece)
    {
        var watch = Stopwatch.StartNew();
        _ = LocalText.Parse("x" + string.Concat(Enumerable.Repeat(piece, 500_000 / piece.Length)) + "x", Codes, "en");
        // Quadratic would be many minutes.
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 20);
    }

    [Fact]
    public void Many_markers_are_joined_in_linear_time()
    {
        var watch = Stopwatch.StartNew();
        var parsed = LocalText.Parse(string.Concat(Enumerable.Repeat("EN x. FR y. ", 40_000)), Codes, "en");
        Assert.Equal(40_000, parsed["fr"]!.Count(c => c == 'y'));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 20);
    }
}
