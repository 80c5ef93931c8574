namespace Bilingual.Segmentation;

/// <summary>Currency signs that are written with letters.</summary>
internal static class CurrencySign
{
    private static readonly string[] BeforeDollar = ["US", "AS", "A", "AU", "C", "CA", "HK", "NT", "NZ", "R", "S"];
    private static readonly string[] BeforeDigit = ["Rp", "rp", "RP", "IDR", "USD", "EUR", "GBP", "JPY", "CNY", "SGD", "MYR", "AUD", "RM"];

    /// <summary>The end of the currency sign at <paramref name="start"/> (<c>Rp</c>, <c>US$</c>, <c>USD</c> before a digit), or <paramref name="start"/>.</summary>
    public static int End(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end < text.Length && end - start < 4 && char.IsAsciiLetter(text[end]))
            end++;
        var letters = text[start..end];
        if (letters.Length is 0 or > 3)
            return start;
        var next = CharacterClasses.At(text, end);
        if (next == CharacterClass.Digit && Contains(BeforeDigit, letters))
            return end;
        if (end < text.Length && text[end] == '$' && Contains(BeforeDollar, letters))
            return end + 1;
        if (letters is "Rp" && next is CharacterClass.Space or CharacterClass.Other)
            return end < text.Length && text[end] == '.' && IsBeforeDigit(text, end + 1) ? end + 1 : end;
        return start;
    }

    private static bool IsBeforeDigit(ReadOnlySpan<char> text, int i) =>
        CharacterClasses.At(text, i < text.Length && text[i] is ' ' or '\u00A0' ? i + 1 : i) == CharacterClass.Digit;

    private static bool Contains(string[] signs, ReadOnlySpan<char> letters)
    {
        foreach (var sign in signs)
        {
            if (letters.SequenceEqual(sign))
                return true;
        }

        return false;
    }
}
