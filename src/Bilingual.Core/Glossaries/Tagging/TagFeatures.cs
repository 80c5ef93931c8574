using Bilingual.Glossaries.Matching;
using Bilingual.Segmentation;

namespace Bilingual.Glossaries.Tagging;

/// <summary>
/// What the tag of a word is judged by: the word, two words on either side, and their ambiguity classes, singly and together, as in
/// the taggers of Ratnaparkhi (1996) and Toutanova et al. (2003). Features are hashes.
/// </summary>
internal static class TagFeatures
{
    /// <summary>Number of features of a word.</summary>
    public const int Count = 30;

    /// <summary>Number of the features that name the word itself; they come first.</summary>
    public const int OfWord = 7;

    private const int LongestEnding = 3;
    private const ulong Prime = 1099511628211UL;

    // Classes of forms that the lexicon does not hold, beyond those that it does.
    private const ulong Outside = 256;
    private const ulong Numeral = 257;
    private const ulong Mark = 258;
    private const ulong Unknown = 259;

    /// <summary>Sets <paramref name="features"/> to the features of an atom.</summary>
    /// <param name="small">The text in lower case.</param>
    /// <param name="atoms">Its atoms.</param>
    /// <param name="at">The atom.</param>
    /// <param name="lexicon">The ambiguity classes.</param>
    /// <param name="features">Receives <see cref="Count"/> hashes.</param>
    public static void Extract(ReadOnlySpan<char> small, ReadOnlySpan<Atom> atoms, int at, TagLexicon lexicon, Span<ulong> features)
    {
        var word = atoms[at].Of(small);
        var w = WordHash.Of(word);
        var end = WordHash.Of(word[Math.Max(0, word.Length - LongestEnding)..]);
        var ending = EndingOf(word);
        var c = ClassOf(small, atoms, at, lexicon);
        var joint = (ulong)atoms[at].Joint;
        ulong p1 = HashOf(small, atoms, at - 1), p2 = HashOf(small, atoms, at - 2), n1 = HashOf(small, atoms, at + 1), n2 = HashOf(small, atoms, at + 2);
        ulong cp1 = ClassOf(small, atoms, at - 1, lexicon), cp2 = ClassOf(small, atoms, at - 2, lexicon);
        ulong cn1 = ClassOf(small, atoms, at + 1, lexicon), cn2 = ClassOf(small, atoms, at + 2, lexicon);
        ReadOnlySpan<ulong> all =
        [
            Of(1, w), Of(2, end), Of(3, c), Of(4, w, p1), Of(5, w, n1), Of(6, w, cp1), Of(7, w, cn1),
            Of(8), Of(9, p1, joint), Of(10, n1), Of(11, p2), Of(12, n2), Of(13, p2, p1), Of(14, p1, n1), Of(15, n1, n2),
            Of(16, cp1), Of(17, cn1), Of(18, cp2, cp1), Of(19, cp1, cn1), Of(20, cn1, cn2), Of(21, cp2, cp1, cn1), Of(22, p1, cn1),
            Of(23, cp1, n1), Of(24, cp1, cn1, cn2), Of(25, ending, p1), Of(26, ending, cp1, cn1), Of(27, ending, n1),
            Of(28, ending, cp2, cp1), Of(29, ending, cn1, cn2), Of(30, ending),
        ];
        all.CopyTo(features);
    }

    private static ulong Of(ulong kind, ulong a = 0, ulong b = 0, ulong c = 0) =>
        ((((((kind * Prime) ^ a) * Prime) ^ b) * Prime) ^ c) * Prime;

    private static ulong HashOf(ReadOnlySpan<char> small, ReadOnlySpan<Atom> atoms, int at) =>
        at < 0 || at >= atoms.Length ? Outside : char.IsAsciiDigit(small[atoms[at].Start]) ? Numeral : WordHash.Of(atoms[at].Of(small));

    private static ulong ClassOf(ReadOnlySpan<char> small, ReadOnlySpan<Atom> atoms, int at, TagLexicon lexicon)
    {
        if (at < 0 || at >= atoms.Length)
            return Outside;
        var word = atoms[at].Of(small);
        if (char.IsAsciiDigit(word[0]))
            return Numeral;
        if (lexicon.TryGet(word, out var known))
            return known | (EndingOf(word) << 9);
        return atoms[at].Kind == TokenKind.Symbol ? Mark : Unknown + EndingOf(word);
    }

    private static ulong EndingOf(ReadOnlySpan<char> word) =>
        word.EndsWith("ing") ? 1UL : word.EndsWith("ed") ? 2UL : word.EndsWith("ly") ? 3UL
        : word.EndsWith("s") && !word.EndsWith("ss") ? 4UL : word.EndsWith("'s") ? 5UL : 0UL;
}
