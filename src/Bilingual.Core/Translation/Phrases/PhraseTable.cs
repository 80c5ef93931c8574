namespace Bilingual.Translation;

/// <summary>Phrase pairs of two languages, found from either side. Immutable, safe for concurrent use.</summary>
internal sealed class PhraseTable
{
    private readonly int[] sourceStarts;
    private readonly int[] targetStarts;
    private readonly int[] byTarget;

    /// <summary>A table.</summary>
    /// <param name="source">Source phrases.</param>
    /// <param name="target">Target phrases.</param>
    /// <param name="pairs">Pairs, by source then target phrase.</param>
    public PhraseTable(PhraseStore source, PhraseStore target, PhrasePair[] pairs)
    {
        Source = source;
        Target = target;
        Pairs = pairs;
        sourceStarts = Starts(pairs, static pair => pair.Source, source.Count);
        targetStarts = Starts(pairs, static pair => pair.Target, target.Count);
        byTarget = new int[pairs.Length];
        var next = targetStarts.AsSpan(0, target.Count).ToArray();
        for (var i = 0; i < pairs.Length; i++)
            byTarget[next[pairs[i].Target]++] = i;
    }

    /// <summary>Source phrases.</summary>
    public PhraseStore Source { get; }

    /// <summary>Target phrases.</summary>
    public PhraseStore Target { get; }

    /// <summary>All pairs, by source then target phrase.</summary>
    public PhrasePair[] Pairs { get; }

    /// <summary>The pairs of a source phrase.</summary>
    public ReadOnlySpan<PhrasePair> OfSource(int phrase) => Pairs.AsSpan(sourceStarts[phrase]..sourceStarts[phrase + 1]);

    /// <summary>The places in <see cref="Pairs"/> of the pairs of a target phrase.</summary>
    public ReadOnlySpan<int> OfTarget(int phrase) => byTarget.AsSpan(targetStarts[phrase]..targetStarts[phrase + 1]);

    private static int[] Starts(PhrasePair[] pairs, Func<PhrasePair, int> phrase, int phrases)
    {
        var starts = new int[phrases + 1];
        foreach (var pair in pairs)
            starts[phrase(pair) + 1]++;
        for (var i = 1; i < starts.Length; i++)
            starts[i] += starts[i - 1];
        return starts;
    }
}
