using System.Buffers;
using Bilingual.Segmentation.Expressions;

namespace Bilingual.Segmentation.Srx;

/// <summary>Finds the places of a text whose two neighbours could stand at the break of a rule, many characters at a time.</summary>
/// <remarks>
/// Each break rule has an anchor: the one of its two neighbours that fewer characters can be, such as the full stop before the break.
/// The search goes from anchor to anchor; a table then says whether both neighbours fit one rule.
/// </remarks>
internal sealed class CandidateFilter
{
    /// <summary>A set with more characters than this is no anchor.</summary>
    private const int MaxAnchors = 1024;

    /// <summary>Rules told apart; those beyond share the last bit, which only lets more candidates through.</summary>
    private const int MaxBits = 32;

    private readonly uint[] endsOf = new uint[char.MaxValue + 1];
    private readonly uint[] startsOf = new uint[char.MaxValue + 1];
    private readonly SearchValues<char>? anchors;

    /// <summary>A filter for break rules.</summary>
    /// <param name="breaks">For each, the characters that can stand before and after its break.</param>
    public CandidateFilter(IReadOnlyList<(CodePointSet Last, CodePointSet First)> breaks)
    {
        var anchored = CodePointSet.None;
        var unanchored = false;
        for (var i = 0; i < breaks.Count; i++)
        {
            var (last, first) = breaks[i];
            var bit = 1u << Math.Min(i, MaxBits - 1);
            Mark(endsOf, last, bit);
            Mark(startsOf, first, bit);
            var anchor = last.Count <= first.Count ? last : first;
            unanchored |= anchor.Count > MaxAnchors;
            anchored = anchored.Union(anchor);
        }

        if (!unanchored)
            anchors = SearchValues.Create(UnitsOf(anchored));
    }

    /// <summary>The first candidate at or after <paramref name="position"/> (at least 1), or the length of the text.</summary>
    public int Next(ReadOnlySpan<char> text, int position)
    {
        while (position < text.Length)
        {
            if ((endsOf[text[position - 1]] & startsOf[text[position]]) != 0
                && !(char.IsLowSurrogate(text[position]) && char.IsHighSurrogate(text[position - 1])))
            {
                return position;
            }

            position++;
            if (anchors is null)
                continue;
            var offset = text[(position - 1)..].IndexOfAny(anchors);
            if (offset < 0)
                break;
            // The anchor may stand after the break as well as before it.
            position += Math.Max(offset - 1, 0);
        }

        return text.Length;
    }

    /// <summary>Marks the UTF-16 code units that are, or are part of, members.</summary>
    private static void Mark(uint[] table, CodePointSet set, uint bit)
    {
        for (var i = 0; i < set.Changes.Length; i += 2)
        {
            var (first, end) = (set.Changes[i], set.Changes[i + 1]);
            for (var unit = first; unit < Math.Min(end, char.MaxValue + 1); unit++)
                table[unit] |= bit;
            if (end > char.MaxValue + 1)
            {
                for (var unit = 0xD800; unit <= 0xDFFF; unit++)
                    table[unit] |= bit;
            }
        }
    }

    private static char[] UnitsOf(CodePointSet set)
    {
        var units = new HashSet<char>();
        for (var i = 0; i < set.Changes.Length; i += 2)
        {
            for (var codePoint = set.Changes[i]; codePoint < set.Changes[i + 1]; codePoint++)
            {
                if (codePoint <= char.MaxValue)
                    units.Add((char)codePoint);
                else
                    units.UnionWith(char.ConvertFromUtf32(codePoint));
            }
        }

        return [.. units];
    }
}
