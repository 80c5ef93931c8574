using System.Numerics;

namespace Bilingual.Segmentation.Automata;

/// <summary>Sets of rules as bits, rule <c>r</c> at bit <c>r % 64</c> of word <c>r / 64</c>.</summary>
internal static class RuleMask
{
    /// <summary>Adds a rule.</summary>
    public static void Add(Span<ulong> mask, int rule) => mask[rule / 64] |= 1UL << (rule % 64);

    /// <summary>Whether a rule is in the set.</summary>
    public static bool Contains(ReadOnlySpan<ulong> mask, int rule) => (mask[rule / 64] >> (rule % 64) & 1) != 0;

    /// <summary>Adds the rules of another set.</summary>
    public static void AddAll(Span<ulong> mask, ReadOnlySpan<ulong> other)
    {
        for (var i = 0; i < mask.Length; i++)
            mask[i] |= other[i];
    }

    /// <summary>The first rule in both sets, or <paramref name="limit"/> if none below it is.</summary>
    public static int FirstCommon(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right, int limit)
    {
        for (var i = 0; i < left.Length; i++)
        {
            var common = left[i] & right[i];
            if (common != 0)
                return Math.Min(limit, (i * 64) + BitOperations.TrailingZeroCount(common));
        }

        return limit;
    }
}
