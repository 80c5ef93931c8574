namespace Bilingual.Translation;

/// <summary>How the letters of a word are cased.</summary>
internal enum LetterCase
{
    /// <summary>No capital, or no letters.</summary>
    Lower,

    /// <summary>The first letter only; a single capital letter too.</summary>
    Capitalized,

    /// <summary>All of two or more letters.</summary>
    Upper,

    /// <summary>Capitals inside, as in iPhone.</summary>
    Mixed,
}

internal static class LetterCases
{
    public static LetterCase Of(ReadOnlySpan<char> word)
    {
        int letters = 0, capitals = 0;
        var first = false;
        foreach (var c in word)
        {
            if (!char.IsLetter(c))
                continue;
            letters++;
            if (char.IsUpper(c))
            {
                capitals++;
                first |= letters == 1;
            }
        }

        if (capitals == 0)
            return LetterCase.Lower;
        if (capitals == 1 && first)
            return LetterCase.Capitalized;
        return capitals == letters ? LetterCase.Upper : LetterCase.Mixed;
    }

    /// <summary>The word with its first letter as a capital.</summary>
    public static string Capitalize(string word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (char.IsLetter(word[i]))
                return char.IsUpper(word[i]) ? word : string.Concat(word.AsSpan(0, i), [char.ToUpperInvariant(word[i])], word.AsSpan(i + 1));
        }

        return word;
    }
}
