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

    /// <summary>Makes a table of pairs in any order. Phrases are numbered in the order of their words, in which the file holds them.</summary>
    public static PhraseTable Of(IReadOnlyCollection<ScoredPhrases> pairs)
    {
        var source = new PhraseStore(Sorted(pairs.Select(static pair => pair.Source)));
        var target = new PhraseStore(Sorted(pairs.Select(static pair => pair.Target)));
        var numbered = pairs
            .Select(pair => new PhrasePair(source.Find(pair.Source), target.Find(pair.Target), pair.Scores, pair.Orientation)).ToArray();
        Array.Sort(numbered, static (a, b) => a.Source != b.Source ? a.Source.CompareTo(b.Source) : a.Target.CompareTo(b.Target));
        return new(source, target, numbered);
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

    private static NGram[] Sorted(IEnumerable<NGram> phrases)
    {
        var sorted = phrases.Distinct().ToArray();
        Array.Sort(sorted, Compare);
        return sorted;
    }

    /// <summary>Order of the words; a phrase stands before those that it begins.</summary>
    private static int Compare(NGram a, NGram b)
    {
        for (var i = 0; i < Math.Min(a.Order, b.Order); i++)
        {
            if (a[i] != b[i])
                return a[i].CompareTo(b[i]);
        }

        return a.Order.CompareTo(b.Order);
    }

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
