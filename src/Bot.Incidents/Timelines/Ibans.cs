using System.Collections.Frozen;

namespace Bot.Incidents.Timelines;

/// <summary>Recognises IBANs: a country that has them, exactly as long as its are, and right by mod 97.</summary>
internal static class Ibans
{
    private const int Longest = 34;

    /// <summary>Fewer figures than any has; a sentence has fewer still.</summary>
    private const int FewestDigits = 8;

    /// <summary>Country and length, of the IBAN registry and of the countries that use the form without being in it.</summary>
    private const string Countries = """
        AD24 AE23 AL28 AO25 AT20 AZ28 BA20 BE16 BF28 BG22 BH22 BI27 BJ28 BR29 BY28 CF27 CG27 CH21 CI28 CM27 CR22 CV25 CY28 CZ24 DE22 DJ27 DK18 DO28 DZ26 EE20 EG29 ES24
        FI18 FK18 FO18 FR27 GA27 GB22 GE22 GI23 GL18 GQ27 GR27 GT28 GW25 HN28 HR21 HU28 IE22 IL23 IQ23 IR26 IS26 IT27 JO30 KM27 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21
        LY25 MA28 MC27 MD24 ME22 MG27 MK19 ML28 MN20 MR27 MT31 MU30 MZ25 NE28 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24
        SM27 SN28 SO23 ST25 SV28 TD27 TG28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30
        """;

    private static readonly FrozenDictionary<(char, char), int> Lengths = Countries.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .ToFrozenDictionary(c => (c[0], c[1]), c => (c[2] - '0') * 10 + c[3] - '0');

    /// <summary>Where the IBAN that begins here ends, or 0.</summary>
    public static int At(string text, int start)
    {
        if (start + 4 > text.Length || !char.IsAsciiDigit(text[start + 2]) || !char.IsAsciiDigit(text[start + 3])
            || !Lengths.TryGetValue((char.ToUpperInvariant(text[start]), char.ToUpperInvariant(text[start + 1])), out var length)) return 0;
        Span<char> iban = stackalloc char[Longest];
        var (count, digits, at) = (0, 0, start);
        while (count < length && at < text.Length)
        {
            if (count >= 4 && !char.IsAsciiLetterOrDigit(text[at])) at += text[at] == '.' ? 0 : Numbers.Gap(text, at);
            if (at >= text.Length || !char.IsAsciiLetterOrDigit(text[at])) return 0;
            if (char.IsAsciiDigit(text[at])) digits++;
            iban[count++] = char.ToUpperInvariant(text[at++]);
        }
        return count == length && digits >= FewestDigits && (at == text.Length || !char.IsLetterOrDigit(text[at])) && Mod97(iban[..length]) ? at : 0;
    }

    private static bool Mod97(ReadOnlySpan<char> iban)
    {
        var rest = 0;
        for (var i = 0; i < iban.Length; i++)
        {
            var c = iban[(i + 4) % iban.Length];
            rest = char.IsAsciiDigit(c) ? (rest * 10 + c - '0') % 97 : (rest * 100 + c - 'A' + 10) % 97;
        }
        return rest == 1;
    }
}
