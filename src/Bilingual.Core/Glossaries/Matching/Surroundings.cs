using System.Text.RegularExpressions;
using Bilingual.Segmentation;

namespace Bilingual.Glossaries.Matching;

/// <summary>
/// The words around a match, as rules see them: two words before it, <c>_</c>, and the word after it, parted by spaces, in lower case;
/// hyphenated words whole, a full stop for punctuation and for all that lies beyond it: <c>a two-week _ is</c>, <c>. rebels _ convoys</c>.
/// </summary>
internal static class Surroundings
{
    private const int LongestWord = 40;

    /// <summary>Whether the surroundings of a match are as a rule says.</summary>
    /// <param name="pattern">The rule.</param>
    /// <param name="text">The text.</param>
    /// <param name="first">First atom of the match.</param>
    /// <param name="last">Last atom of the match.</param>
    public static bool Match(Regex pattern, ScannedText text, int first, int last)
    {
        var nearer = WordBefore(text, first, out var start);
        var further = nearer is "." ? nearer : WordBefore(text, start, out _);
        Span<char> words = stackalloc char[(3 * LongestWord) + 4];
        var length = Append(words, 0, further);
        length = Append(words, length, nearer);
        length = Append(words, length, "_");
        length = Append(words, length, WordAfter(text, last));
        return pattern.IsMatch(words[..(length - 1)]);
    }

    private static ReadOnlySpan<char> WordBefore(ScannedText text, int atom, out int start)
    {
        start = atom - 1;
        if (start < 0 || text.Atoms[start].Kind == TokenKind.Symbol)
            return ".";
        var end = text.Atoms[start].End;
        while (start > 0 && text.Atoms[start].Joint == Joint.Hyphen)
            start--;
        return text.Small[text.Atoms[start].Start..end];
    }

    private static ReadOnlySpan<char> WordAfter(ScannedText text, int atom)
    {
        var next = atom + 1;
        if (next >= text.Atoms.Length || text.Atoms[next].Kind == TokenKind.Symbol)
            return ".";
        var start = text.Atoms[next].Start;
        while (next + 1 < text.Atoms.Length && text.Atoms[next + 1].Joint == Joint.Hyphen)
            next++;
        return text.Small[start..text.Atoms[next].End];
    }

    /// <summary>Appends a word, of which the end tells most, and a space.</summary>
    private static int Append(Span<char> words, int length, ReadOnlySpan<char> word)
    {
        word = word.Length > LongestWord ? word[^LongestWord..] : word;
        word.CopyTo(words[length..]);
        words[length + word.Length] = ' ';
        return length + word.Length + 1;
    }
}
