namespace Bilingual.Translation;

/// <summary>What a <see cref="SwapModel"/> says of a sentence: the scores of translating its ranges in some order.</summary>
internal sealed class SwapScores
{
    private readonly float[] straight;
    private readonly float[] swapped;
    private readonly float straightWeight;
    private readonly float swappedWeight;

    /// <summary>The scores of a sentence.</summary>
    public SwapScores(PhraseDirection direction, ReadOnlySpan<int> words)
    {
        (straight, swapped) = direction.Swaps.LogProbabilities(words);
        straightWeight = direction.Weights[Feature.Straight];
        swappedWeight = direction.Weights[Feature.Swapped];
    }

    /// <summary>The weighted score of translating a range next.</summary>
    public float Of(Coverage before, int start, int end)
    {
        var (kept, changed) = Features(before, start, end);
        return straightWeight * kept + swappedWeight * changed;
    }

    /// <summary>
    /// The order of two neighbours in different ranges is settled when the first of the two is translated: from the left one's side it is
    /// kept, from the right one's side it is changed.
    /// </summary>
    public (float Straight, float Swapped) Features(Coverage before, int start, int end)
    {
        var kept = end <= straight.Length && before.IsFree(end, end + 1) ? straight[end - 1] : 0;
        var changed = start > 0 && before.IsFree(start - 1, start) ? swapped[start - 1] : 0;
        return (kept, changed);
    }
}
