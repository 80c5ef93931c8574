namespace Bilingual.Glossaries.Matching;

/// <summary>Compares the letter case of a text with that of a listed form.</summary>
internal static class LetterCase
{
    /// <summary>
    /// Whether the words of a way are written as the form writes them; a small first letter may be large where a sentence starts, and
    /// all letters may be where the whole text is in capitals (save abbreviations, which could then be any word).
    /// </summary>
    public static bool Allows(ScannedText text, int first, TermPath term, ReadOnlySpan<Reading> way, out Remark remark)
    {
        remark = Remark.None;
        if (text.IsInCapitals && !term.IsAbbreviation)
        {
            remark = Remark.Capitals;
            return true;
        }

        if (term.IsPronounceable && text.IsCapitalised(first) && !text.IsInCapitals && IsLowerAfterFirst(text.Atoms[first].Of(text.Text)))
            return text.Atoms[first].Of(text.Small).Length == term.Form.Length;
        var atom = first;
        for (var word = 0; word < term.Words.Length; word++)
        {
            var listed = term.Words[word].Text;
            for (var half = 0; half < way[word].Length; half++, atom++)
            {
                if (half == 0 && word > 0 && IsLinker(text, atom, listed))
                    atom++;
                var written = text.Atoms[atom].Of(text.Text);
                if (IsSame(written, listed, way[word]))
                    continue;
                if (atom != first || !IsCapitalised(written, listed, way[word]) || !text.StartsSentence(first))
                    return false;
                remark |= Remark.SentenceInitial;
            }
        }

        return true;
    }

    private static bool IsLowerAfterFirst(ReadOnlySpan<char> word) => word.Length > 1 && !word[1..].ContainsAnyExceptInRange('a', 'z');

    /// <summary>The linker stands between two words and is no part of the term.</summary>
    private static bool IsLinker(ScannedText text, int atom, string listed) =>
        !StartsLike(text, atom, listed) && atom + 1 < text.Atoms.Length && StartsLike(text, atom + 1, listed);

    private static bool StartsLike(ScannedText text, int atom, string word) =>
        text.Atoms[atom].Of(text.Text).StartsWith(word.AsSpan(0, 1), StringComparison.OrdinalIgnoreCase);

    private static bool IsSame(ReadOnlySpan<char> written, ReadOnlySpan<char> listed, Reading reading)
    {
        var same = written.CommonPrefixLength(listed);
        if (same == listed.Length)
            return (reading.Ending < 0 && written.Length == same) || !char.IsUpper(written[^1]);
        // A form that changes the word keeps at least its first letter: analysis → analyses.
        return same > 0 && written.Length != listed.Length;
    }

    private static bool IsCapitalised(ReadOnlySpan<char> written, string listed, Reading reading) =>
        char.IsLower(listed[0]) && char.IsUpper(written[0]) && char.ToLowerInvariant(written[0]) == listed[0]
        && (written.Length == 1 || IsSame(written[1..], listed.AsSpan(1), reading));
}
