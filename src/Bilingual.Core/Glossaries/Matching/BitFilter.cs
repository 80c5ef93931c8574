using System.Numerics;

namespace Bilingual.Glossaries.Matching;

/// <summary>
/// Says of most hashes that were never added that they were not (a Bloom filter with one hash function). A table too large for a
/// processor's caches is asked only about the rest.
/// </summary>
internal sealed class BitFilter
{
    private const int BitsEach = 16;

    private readonly ulong[] bits;
    private readonly int shift;

    /// <summary>A filter for about <paramref name="count"/> hashes: one in sixteen that were not added passes.</summary>
    public BitFilter(int count)
    {
        var size = BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(count, 4, 1 << 26) * (uint)BitsEach);
        bits = new ulong[size / 64];
        shift = 64 - BitOperations.Log2(size);
    }

    /// <summary>Adds a hash.</summary>
    public void Add(ulong hash)
    {
        var bit = BitOf(hash);
        bits[bit >> 6] |= 1UL << (int)bit;
    }

    /// <summary>Whether a hash may have been added; false only when it was not.</summary>
    public bool MayHold(ulong hash)
    {
        var bit = BitOf(hash);
        return (bits[bit >> 6] & (1UL << (int)bit)) != 0;
    }

    /// <summary>Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4): the high bits of a product mix all bits.</summary>
    private ulong BitOf(ulong hash) => (hash * 0x9E3779B97F4A7C15UL) >> shift;
}
