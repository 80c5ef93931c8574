namespace Bilingual.Translation;

/// <summary>Phrase pairs of two languages, found from either side. Immutable, safe for concurrent use.</summary>
internal sealed class PhraseTable
{
    private readonly int[] sourceStarts;
    private readonly Lazy<(int[] Starts, int[] Places)> byTarget;
    private readonly Lazy<Dictionary<(int Source, int Target), int>> wordCosts;

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
        byTarget = new(IndexTargets);
        wordCosts = new(IndexWords);
    }

    /// <summary>Makes a table of pairs in any order. Phrases are numbered in the order of their words, in which the file holds them.</summary>
    public static PhraseTable Of(IReadOnlyCollection<ScoredPhrases> pairs)
    {
        var source = PhraseStore.Of(pairs.Select(static pair => pair.Source));
        var target = PhraseStore.Of(pairs.Select(static pair => pair.Target));
        var numbered = pairs
            .Select(pair => new PhrasePair(source.Find(pair.Source.ToArray()), target.Find(pair.Target.ToArray()), pair.Scores, pair.Orientation)).ToArray();
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
    public ReadOnlySpan<int> OfTarget(int phrase) => byTarget.Value.Places.AsSpan(byTarget.Value.Starts[phrase]..byTarget.Value.Starts[phrase + 1]);

    /// <summary>The cost of a pair of single words, both directions together; null when there is no such pair.</summary>
    public int? WordCost(int source, int target) => wordCosts.Value.TryGetValue((source, target), out var cost) ? cost : null;

    private Dictionary<(int Source, int Target), int> IndexWords()
    {
        var costs = new Dictionary<(int, int), int>();
        foreach (var pair in Pairs)
        {
            var source = Source[pair.Source];
            var target = Target[pair.Target];
            if (source.Length == 1 && target.Length == 1)
                costs[(source[0], target[0])] = pair.Scores.TargetGivenSource + pair.Scores.SourceGivenTarget;
        }

        return costs;
    }

    private (int[] Starts, int[] Places) IndexTargets()
    {
        var starts = Starts(Pairs, static pair => pair.Target, Target.Count);
        var places = new int[Pairs.Length];
        var next = starts.AsSpan(0, Target.Count).ToArray();
        for (var i = 0; i < Pairs.Length; i++)
            places[next[Pairs[i].Target]++] = i;
        return (starts, places);
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
