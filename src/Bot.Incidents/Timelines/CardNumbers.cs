namespace Bot.Incidents.Timelines;

/// <summary>
/// Recognises card numbers: 13 to 19 digits that pass Luhn, in one piece or in groups. Timestamps, telephone numbers, fractions,
/// UUIDs and hashes look like it at times, so where a number stands and how it is grouped counts too.
/// </summary>
internal static class CardNumbers
{
    private const int Shortest = 13;
    private const int Longest = 19;
    private const int Usual = 16;
    private const int LongestPhone = 15;

    /// <summary>The card number that begins at a group of digits: where it ends and its mask; or 0.</summary>
    /// <param name="start">Where the group begins.</param>
    /// <param name="floor">What stands before it is masked already.</param>
    public static (int End, string Mask) At(string text, int start, int floor)
    {
        Span<char> digits = stackalloc char[Longest];
        Span<int> lengths = stackalloc int[Longest];
        Span<int> ends = stackalloc int[Longest];
        var (count, groups, pointed) = (0, 0, false);
        for (var at = start; ;)
        {
            var end = at;
            while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
            if (end == at || count + end - at > Longest) break;
            text.AsSpan(at, end - at).CopyTo(digits[count..]);
            count += lengths[groups] = end - at;
            ends[groups++] = end;
            var gap = Numbers.Gap(text, end);
            if (gap == 0) break;
            pointed |= text[end] == '.';
            at = end + gap;
        }
        for (; groups > 0; count -= lengths[--groups])
            if (count >= Shortest && Believable(text, start, ends[groups - 1], floor, digits[..count], lengths[..groups], pointed) && Luhn(digits[..count]))
                return (ends[groups - 1], $"[masked card …{digits[(count - 4)..count]}]");
        return (0, "");
    }

    private static bool Believable(string text, int start, int end, int floor, ReadOnlySpan<char> digits, ReadOnlySpan<int> groups, bool pointed)
    {
        var before = start > floor ? text[start - 1] : '\0';
        if (before == '+' && digits.Length <= LongestPhone) return false;
        if (!IsAlone(text, start, end, floor)) return false;
        // "0.4111111111111111" is a measurement.
        if (groups.Length == 1) return !(before == '.' && start - 1 > floor && char.IsAsciiDigit(text[start - 2])) && (IsIssued(digits) || (digits.Length == Usual && digits[0] != '1'));
        if (InFours(groups)) return IsIssued(digits) || (digits.Length == Usual && !IsGroupOfMore(text, start, end, floor));
        return !pointed && IsIssued(digits) && (groups is [4, 6, 4 or 5] || !IsJoined(text, start, end, floor));
    }

    /// <summary>Not inside a row of letters and figures, such as a hash; words may touch: <c>PAN4111111111111111</c>.</summary>
    private static bool IsAlone(string text, int start, int end, int floor)
    {
        var left = start - 1;
        while (left >= floor && char.IsLetter(text[left])) left--;
        var right = end;
        while (right < text.Length && char.IsLetter(text[right])) right++;
        return (left == start - 1 || left < floor || !char.IsDigit(text[left])) && (right == end || right == text.Length || !char.IsDigit(text[right]));
    }

    /// <summary>What an issuer's number begins with, at the lengths it has.</summary>
    private static bool IsIssued(ReadOnlySpan<char> digits) => (digits[0], digits[1], digits.Length) switch
    {
        ('4', _, 13 or 16 or 19) => true,
        ('5', >= '1' and <= '5', 16) => true,
        ('5', '0' or >= '6' and <= '8', _) => true,
        ('6', _, _) => true,
        ('3', '4' or '7', 15) => true,
        ('3', '0' or '6' or '8' or '9', >= 14) => true,
        ('3', '5', >= 16) => true,
        ('2', '2', >= 16) => true,
        ('2', >= '3' and <= '7', 16) => true,
        ('2', '1', 15) => true,
        ('8', '1', >= 16) => true,
        _ => false,
    };

    /// <summary><c>4111 1111 1111 1111</c>, with a shorter last group for other lengths.</summary>
    private static bool InFours(ReadOnlySpan<int> groups) => groups[..^1].IndexOfAnyExcept(4) < 0 && groups[^1] <= 4;

    /// <summary>More groups of figures stand beside it: a table, a list of telephone numbers.</summary>
    private static bool IsGroupOfMore(string text, int start, int end, int floor) =>
        (start - 2 >= floor && Numbers.Gap(text, start - 1) > 0 && char.IsAsciiDigit(text[start - 2]))
        || (Numbers.Gap(text, end) is var gap and > 0 && end + gap < text.Length && char.IsAsciiDigit(text[end + gap]));

    /// <summary>A dash or a letter joins it to something, as in a UUID.</summary>
    private static bool IsJoined(string text, int start, int end, int floor) =>
        (start > floor && (char.IsLetter(text[start - 1]) || (text[start - 1] == '-' && start - 1 > floor && char.IsLetterOrDigit(text[start - 2]))))
        || (end < text.Length && (char.IsLetter(text[end]) || (text[end] == '-' && end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1]))));

    private static bool Luhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            if (i % 2 == 1) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
            sum += digit;
        }
        return sum % 10 == 0 && digits.IndexOfAnyExcept(digits[0]) >= 0;
    }
}
