using System.Runtime.CompilerServices;

namespace Bilingual.Translation;

/// <summary>The best that can be hoped for when a range of a sentence is translated, whatever stands around it.</summary>
internal sealed class FutureScores
{
    private float[] best = [];
    private int stride;

    /// <summary>Estimates all ranges of a sentence from its options, in place of those of the one before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Estimate(OptionTable options)
    {
        var length = options.Length;
        stride = length + 1;
        if (best.Length < stride * stride)
            best = new float[stride * stride];
        for (var end = 1; end <= length; end++)
        {
            for (var start = end - 1; start >= 0; start--)
            {
                var ofRange = options.Of(start, end);
                var value = ofRange.Length > 0 ? ofRange[0].Estimate : float.NegativeInfinity;
                for (var middle = start + 1; middle < end; middle++)
                    value = Math.Max(value, Best(start, middle) + Best(middle, end));
                best[start * stride + end] = value;
            }
        }
    }

    /// <summary>The best score of what a coverage leaves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public float Of(Coverage coverage)
    {
        var length = stride - 1;
        float score = 0;
        var gap = coverage.FirstGap;
        var beyond = coverage.Beyond;
        while (beyond != 0)
        {
            var free = System.Numerics.BitOperations.TrailingZeroCount(beyond);
            score += Best(gap, gap + free);
            beyond >>= free;
            var taken = System.Numerics.BitOperations.TrailingZeroCount(~beyond);
            beyond = taken == 64 ? 0 : beyond >> taken;
            gap += free + taken;
        }

        return gap < length ? score + Best(gap, length) : score;
    }

    private float Best(int start, int end) => best[start * stride + end];
}
