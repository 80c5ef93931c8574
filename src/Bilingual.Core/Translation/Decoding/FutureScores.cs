namespace Bilingual.Translation;

/// <summary>The best that can be hoped for when a range of a sentence is translated, whatever stands around it.</summary>
internal sealed class FutureScores
{
    private readonly float[,] best;

    /// <summary>Estimates all ranges of a sentence from its options.</summary>
    public FutureScores(int length, Func<int, int, List<TranslationOption>> options)
    {
        best = new float[length + 1, length + 1];
        for (var size = 1; size <= length; size++)
        {
            for (var start = 0; start + size <= length; start++)
            {
                var end = start + size;
                var value = float.NegativeInfinity;
                var ofRange = options(start, end);
                if (ofRange.Count > 0)
                    value = ofRange[0].Estimate;
                for (var middle = start + 1; middle < end; middle++)
                    value = Math.Max(value, best[start, middle] + best[middle, end]);
                best[start, end] = value;
            }
        }
    }

    /// <summary>The best score of what a coverage leaves.</summary>
    public float Of(Coverage coverage)
    {
        var length = best.GetLength(0) - 1;
        float score = 0;
        var gap = coverage.FirstGap;
        var beyond = coverage.Beyond;
        while (beyond != 0)
        {
            var free = System.Numerics.BitOperations.TrailingZeroCount(beyond);
            score += best[gap, gap + free];
            beyond >>= free;
            var taken = System.Numerics.BitOperations.TrailingZeroCount(~beyond);
            beyond = taken == 64 ? 0 : beyond >> taken;
            gap += free + taken;
        }

        return gap < length ? score + best[gap, length] : score;
    }
}
