namespace Bilingual.Translation;

/// <summary>
/// The words that a joint model tells apart on one side: the most frequent ones; every other word is known by its cluster alone.
/// </summary>
internal sealed class JointVocabulary
{
    /// <summary>Most words that are told apart.</summary>
    public const int MostWords = 8000;

    private readonly int[] rows;

    /// <summary>A side.</summary>
    /// <param name="words">Its words and their clusters.</param>
    /// <param name="frequent">Numbers of the words that are told apart, ascending.</param>
    public JointVocabulary(ClusteredWords words, int[] frequent)
    {
        Words = words;
        Frequent = frequent;
        rows = Array.ConvertAll(words.Clusters, cluster => frequent.Length + cluster);
        for (var i = 0; i < frequent.Length; i++)
            rows[frequent[i]] = i;
    }

    /// <summary>The words and their clusters.</summary>
    public ClusteredWords Words { get; }

    /// <summary>Numbers of the words that are told apart, ascending.</summary>
    public int[] Frequent { get; }

    /// <summary>Number of rows: words, then clusters, then <see cref="Nothing"/>.</summary>
    public int Rows => Frequent.Length + WordClusterer.Clusters + 1;

    /// <summary>The row of a word of which nothing is known.</summary>
    public int Nothing => Frequent.Length + WordClusterer.Clusters;

    /// <summary>The row of a word.</summary>
    public int Row(int word) => rows[word];

    /// <summary>The side of a text.</summary>
    /// <param name="words">Its words and their clusters.</param>
    /// <param name="sentences">Its sentences.</param>
    public static JointVocabulary Of(ClusteredWords words, IReadOnlyList<int[]> sentences)
    {
        var counts = new int[words.Vocabulary.Count];
        foreach (var sentence in sentences)
        {
            foreach (var word in sentence)
                counts[word]++;
        }

        // The limits of sentences are words too.
        counts[PhraseVocabulary.SentenceStart] = counts[PhraseVocabulary.SentenceEnd] = sentences.Count;
        return new(words, [.. Enumerable.Range(0, counts.Length).Where(word => counts[word] > 0)
            .OrderByDescending(word => counts[word]).ThenBy(static word => word).Take(MostWords).Order()]);
    }
}

/// <summary>
/// The words that a joint model predicts, by cluster: first the frequent ones of the cluster, then a row that stands for all its other words.
/// </summary>
internal sealed class JointOutputs
{
    private readonly JointVocabulary vocabulary;
    private readonly int[] rows;
    private readonly float[] shares = new float[WordClusterer.Clusters];

    /// <summary>The outputs of a target side.</summary>
    public JointOutputs(JointVocabulary vocabulary)
    {
        this.vocabulary = vocabulary;
        var clusters = vocabulary.Words.Clusters;
        var others = new int[WordClusterer.Clusters];
        var frequent = vocabulary.Frequent.ToLookup(word => clusters[word]);
        for (var word = 0; word < clusters.Length; word++)
            others[clusters[word]]++;
        rows = new int[clusters.Length];
        Starts = new int[WordClusterer.Clusters + 1];
        for (var cluster = 0; cluster < WordClusterer.Clusters; cluster++)
        {
            var next = Starts[cluster];
            foreach (var word in frequent[(byte)cluster])
            {
                rows[word] = next++;
                others[cluster]--;
            }

            shares[cluster] = -MathF.Log(Math.Max(1, others[cluster]));
            Starts[cluster + 1] = others[cluster] > 0 ? next + 1 : next;
        }

        for (var word = 0; word < rows.Length; word++)
        {
            if (!IsFrequent(word))
                rows[word] = Starts[clusters[word] + 1] - 1;
        }
    }

    /// <summary>The first row of each cluster, and the number of rows.</summary>
    public int[] Starts { get; }

    /// <summary>Number of rows.</summary>
    public int Rows => Starts[^1];

    /// <summary>The row of a word.</summary>
    public int Row(int word) => rows[word];

    /// <summary>The cluster of a word, its row, and ln of its share in what the row stands for.</summary>
    public (int Cluster, int Row, float Share) Of(int word)
    {
        var cluster = vocabulary.Words.Clusters[word];
        return (cluster, rows[word], IsFrequent(word) ? 0 : shares[cluster]);
    }

    private bool IsFrequent(int word) => vocabulary.Row(word) < vocabulary.Frequent.Length;
}
