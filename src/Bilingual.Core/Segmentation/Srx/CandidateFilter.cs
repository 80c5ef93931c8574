using System.Buffers;
using Bilingual.Segmentation.Expressions;

namespace Bilingual.Segmentation.Srx;

/// <summary>Finds the places of a text whose two neighbours could stand at the break of a rule, many characters at a time.</summary>
internal sealed class CandidateFilter
{
    /// <summary>A set with more characters than this is not worth a vectorised search.</summary>
    private const int MaxSearched = 2048;

    private readonly bool[] canEnd;
    private readonly bool[] canStart;
    private readonly SearchValues<char>? ends;
    private readonly SearchValues<char>? starts;

    /// <summary>A filter for break rules.</summary>
    /// <param name="breaks">For each, the characters that can stand before and after its break.</param>
    public CandidateFilter(IReadOnlyCollection<(CodePointSet Last, CodePointSet First)> breaks)
    {
        canEnd = UnitsOf(breaks.Select(rule => rule.Last));
        canStart = UnitsOf(breaks.Select(rule => rule.First));
        ends = SearchFor(canEnd);
        starts = ends is null ? SearchFor(canStart) : null;
    }

    /// <summary>The first candidate at or after <paramref name="position"/> (at least 1), or the length of the text.</summary>
    public int Next(ReadOnlySpan<char> text, int position)
    {
        for (; position < text.Length; position++)
        {
            var offset = ends is not null ? text[(position - 1)..^1].IndexOfAny(ends)
                : starts is not null ? text[position..].IndexOfAny(starts)
                : 0;
            if (offset < 0)
                break;
            position += offset;
            if (canEnd[text[position - 1]] && canStart[text[position]]
                && !(char.IsLowSurrogate(text[position]) && char.IsHighSurrogate(text[position - 1])))
            {
                return position;
            }
        }

        return text.Length;
    }

    /// <summary>For each UTF-16 code unit, whether it is, or is part of, a member of one of the sets.</summary>
    private static bool[] UnitsOf(IEnumerable<CodePointSet> sets)
    {
        var units = new bool[char.MaxValue + 1];
        var union = sets.Aggregate(CodePointSet.None, (all, set) => all.Union(set));
        for (var i = 0; i < union.Changes.Length; i += 2)
        {
            var (first, end) = (union.Changes[i], union.Changes[i + 1]);
            if (first <= char.MaxValue)
                Array.Fill(units, true, first, Math.Min(end, char.MaxValue + 1) - first);
            if (end > char.MaxValue + 1)
                Array.Fill(units, true, 0xD800, 0x800);
        }

        return units;
    }

    private static SearchValues<char>? SearchFor(bool[] units)
    {
        char[] members = [.. Enumerable.Range(0, units.Length).Where(unit => units[unit]).Select(unit => (char)unit)];
        return members.Length <= MaxSearched ? SearchValues.Create(members) : null;
    }
}
