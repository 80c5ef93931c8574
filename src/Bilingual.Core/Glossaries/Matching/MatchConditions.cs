using System.Collections.Immutable;

namespace Bilingual.Glossaries.Matching;

/// <summary>Whether letter case and surroundings allow a way of a term, and which of several over the same words comes first.</summary>
internal sealed class MatchConditions(ImmutableArray<TermEntry> entries, WordReader reader, ImmutableArray<string> domains)
{
    /// <summary>Whether a way may stand.</summary>
    /// <param name="text">The text.</param>
    /// <param name="small">The text in lower case.</param>
    /// <param name="atoms">Its atoms.</param>
    /// <param name="first">First atom of the way.</param>
    /// <param name="last">Last atom of the way.</param>
    /// <param name="hasHyphenatedEnding">Whether the last atom is an ending.</param>
    /// <param name="term">The path.</param>
    /// <param name="way">The readings of its words.</param>
    /// <param name="remark">What else explains the match.</param>
    public bool Allow(
        ReadOnlySpan<char> text,
        ReadOnlySpan<char> small,
        ReadOnlySpan<Atom> atoms,
        int first,
        int last,
        bool hasHyphenatedEnding,
        TermPath term,
        ReadOnlySpan<Reading> way,
        out Remark remark)
    {
        remark = Remark.None;
        if (term.IsCaseSensitive && !HasCase(text, atoms, first, term, way, ref remark))
        {
            // In a text all in capitals letter case tells nothing, save that an abbreviation cannot be told from a word.
            if (term.IsAbbreviation || text.ContainsAnyInRange('a', 'z') || !IsInCapitals(text[atoms[first].Start..atoms[last].End]))
                return false;
            remark = Remark.Capitals;
        }

        return !IsBoundForm(text, small, atoms, first, last, hasHyphenatedEnding);
    }

    /// <summary>
    /// Precedence among ways over the same words, least first: what the project's domains name, then what is written as listed rather
    /// than inflected, then terms before variants, then preferred before admitted terms. (Earlier before later entries comes last.)
    /// </summary>
    public int RankOf(TermPath term, Lexicon lexicon, ReadOnlySpan<Reading> way)
    {
        var entry = entries[term.Entry];
        var rank = domains.IsEmpty || domains.Contains(entry.Domain, StringComparer.OrdinalIgnoreCase) ? 0 : 1 << 16;
        rank += term.Writing == Writing.AsListed ? 0 : 4;
        foreach (var reading in way)
            rank += lexicon.Rule(reading.Rule) is { Kind: FormKind.Plain, IsRespelled: false } ? 0 : 4;
        return rank + (term.IsVariant ? 2 : 0) + (entry.Status == TermStatus.Admitted ? 1 : 0);
    }

    /// <summary>Whether the words are written as the entry writes them; a small first letter may be large where a sentence starts.</summary>
    private static bool HasCase(
        ReadOnlySpan<char> text, ReadOnlySpan<Atom> atoms, int first, TermPath term, ReadOnlySpan<Reading> way, ref Remark remark)
    {
        var atom = first;
        for (var word = 0; word < term.Words.Length; word++)
        {
            for (var half = 0; half < way[word].Length; half++, atom++)
            {
                // The linker stands between two words and is no part of the term.
                if (half == 0 && word > 0 && !StartsLike(text, atoms[atom], term.Words[word].Text) && atom + 1 < atoms.Length
                    && StartsLike(text, atoms[atom + 1], term.Words[word].Text))
                {
                    atom++;
                }

                var written = atoms[atom].Of(text);
                var listed = term.Words[word].Text;
                if (SameCase(written, listed, way[word]))
                    continue;
                if (word > 0 || half > 0 || !IsCapitalised(written, listed, way[word]) || !SentenceStart.IsAt(text, atoms, first))
                    return false;
                remark |= Remark.SentenceInitial;
            }
        }

        return true;
    }

    private static bool IsInCapitals(ReadOnlySpan<char> words)
    {
        foreach (var c in words)
        {
            if (char.IsLower(c))
                return false;
        }

        return true;
    }

    private static bool StartsLike(ReadOnlySpan<char> text, Atom atom, string word) =>
        atom.Of(text).StartsWith(word.AsSpan(0, 1), StringComparison.OrdinalIgnoreCase);

    private static bool SameCase(ReadOnlySpan<char> written, string listed, Reading reading)
    {
        var same = Math.Min(written.CommonPrefixLength(listed), written.Length);
        if (same == listed.Length)
            return reading.Ending < 0 && written.Length == same || !char.IsUpper(written[^1]);
        // A form that changes the word keeps at least its first letter: analysis → analyses.
        return same > 0 && written.Length != listed.Length;
    }

    private static bool IsCapitalised(ReadOnlySpan<char> written, string listed, Reading reading) =>
        char.IsLower(listed[0]) && char.IsUpper(written[0]) && char.ToLowerInvariant(written[0]) == listed[0]
        && SameCase(written[1..], listed[1..], reading);

    /// <summary>
    /// Whether the way is only the bound form of a longer word: <c>Meta</c> in <c>Meta-analisis</c>, where a sentence starts or in small
    /// letters.
    /// </summary>
    private bool IsBoundForm(
        ReadOnlySpan<char> text, ReadOnlySpan<char> small, ReadOnlySpan<Atom> atoms, int first, int last, bool hasHyphenatedEnding)
    {
        if (first != last || hasHyphenatedEnding || last + 1 >= atoms.Length || atoms[last + 1].Joint != Joint.Hyphen
            || !char.IsLower(text[atoms[last + 1].Start]) || !reader.IsCombiningForm(atoms[first].Of(small)))
        {
            return false;
        }

        // "Meta-owned" is a participle with its agent, not a word with a prefix.
        var next = atoms[last + 1].Of(small);
        return !next.EndsWith("ed", StringComparison.Ordinal)
            && (char.IsLower(text[atoms[first].Start]) || SentenceStart.IsAt(text, atoms, first));
    }
}
