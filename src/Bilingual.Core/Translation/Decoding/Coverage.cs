using System.Numerics;

namespace Bilingual.Translation;

/// <summary>
/// Which source positions are translated: all before <see cref="FirstGap"/>, and those whose bit is set in <see cref="Beyond"/>, of which
/// bit 0 stands for the position of the gap itself. How far ahead of the gap the search may go bounds the bits.
/// </summary>
internal readonly record struct Coverage(int FirstGap, ulong Beyond)
{
    /// <summary>Whether a range can be added: it is free, and does not run out of the bits.</summary>
    public bool IsFree(int start, int end) =>
        start >= FirstGap && end - FirstGap <= 64 && (Beyond & Mask(start - FirstGap, end - FirstGap)) == 0;

    /// <summary>The coverage with a free range added.</summary>
    public Coverage Add(int start, int end)
    {
        var beyond = Beyond | Mask(start - FirstGap, end - FirstGap);
        var filled = BitOperations.TrailingZeroCount(~beyond);
        return new(FirstGap + filled, filled == 64 ? 0 : beyond >> filled);
    }

    private static ulong Mask(int from, int to)
    {
        var below = to >= 64 ? ulong.MaxValue : (1UL << to) - 1;
        return below & ~((1UL << from) - 1);
    }
}
