namespace Bilingual.Translation;

/// <summary>
/// How probable it is that two neighbouring words of a sentence change places in the translation, judged by the words, their neighbours, their
/// endings and the endings of their translations (so that a rare adjective is known by -ic or -al): a logistic regression over hashed
/// features, in the spirit of Tromble and Eisner (2009) and Visweswariah et al. (2011), used as a soft constraint on the search.
/// </summary>
internal sealed class SwapModel
{
    /// <summary>Number of weights; features are hashed to them.</summary>
    public const int Size = 1 << 17;

    /// <summary>Number of features of a pair of neighbours.</summary>
    public const int FeatureCount = 23;

    /// <summary>Steps of a unit of a weight.</summary>
    public const float Steps = 24;

    private const float Certain = 0.995f;

    private readonly sbyte[] weights;
    private readonly WordShapes shapes;

    /// <summary>A model.</summary>
    /// <param name="weights">One for each hashed feature, in steps of 1/<see cref="Steps"/>.</param>
    /// <param name="shapes">Endings of the words.</param>
    public SwapModel(sbyte[] weights, WordShapes shapes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, Size);
        this.weights = weights;
        this.shapes = shapes;
    }

    /// <summary>The weights.</summary>
    public ReadOnlySpan<sbyte> Weights => weights;

    /// <summary>For each border between neighbours, ln p that they keep their order; at i that of words i and i + 1.</summary>
    public (float[] Straight, float[] Swapped) LogProbabilities(ReadOnlySpan<int> words)
    {
        var borders = Math.Max(0, words.Length - 1);
        var (straight, swapped) = (new float[borders], new float[borders]);
        Span<int> features = stackalloc int[FeatureCount];
        for (var i = 0; i < borders; i++)
        {
            Features(words, i, shapes, features);
            var sum = 0;
            foreach (var feature in features)
                sum += weights[feature];
            var probability = Math.Clamp(1 / (1 + MathF.Exp(-sum / Steps)), 1 - Certain, Certain);
            (straight[i], swapped[i]) = (MathF.Log(1 - probability), MathF.Log(probability));
        }

        return (straight, swapped);
    }

    /// <summary>The hashed features of the neighbours at <paramref name="i"/> and the next position.</summary>
    public static void Features(ReadOnlySpan<int> words, int i, WordShapes shapes, Span<int> features)
    {
        var (a, b) = (words[i], words[i + 1]);
        var before = i > 0 ? words[i - 1] : PhraseVocabulary.SentenceStart;
        var after = i + 2 < words.Length ? words[i + 2] : PhraseVocabulary.SentenceEnd;
        var (endingA, endingB) = (shapes.Ending(a), shapes.Ending(b));
        var (translationA, translationB) = (shapes.TranslationEnding(a), shapes.TranslationEnding(b));
        features[0] = Hash(0, 0, 0, 0);
        features[1] = Hash(1, a, 0, 0);
        features[2] = Hash(2, b, 0, 0);
        features[3] = Hash(3, a, b, 0);
        features[4] = Hash(4, before, a, 0);
        features[5] = Hash(5, b, after, 0);
        features[6] = Hash(6, before, b, 0);
        features[7] = Hash(7, a, after, 0);
        features[8] = Hash(8, endingA, endingB, 0);
        features[9] = Hash(9, translationA, translationB, 0);
        features[10] = Hash(10, a, translationB, 0);
        features[11] = Hash(11, translationA, b, 0);
        features[12] = Hash(12, translationA, 0, 0);
        features[13] = Hash(13, translationB, 0, 0);
        features[14] = Hash(14, translationA, translationB, shapes.TranslationEnding(after));
        features[15] = Hash(15, shapes.TranslationEnding(before), translationA, translationB);
        var (clusterA, clusterB) = (shapes.Cluster(a), shapes.Cluster(b));
        var (otherA, otherB) = (shapes.TranslationCluster(a), shapes.TranslationCluster(b));
        features[16] = Hash(16, clusterA, clusterB, 0);
        features[17] = Hash(17, shapes.Cluster(before), clusterA, clusterB);
        features[18] = Hash(18, clusterA, clusterB, shapes.Cluster(after));
        features[19] = Hash(19, otherA, otherB, 0);
        features[20] = Hash(20, shapes.TranslationCluster(before), otherA, otherB);
        features[21] = Hash(21, otherA, otherB, shapes.TranslationCluster(after));
        features[22] = Hash(22, clusterA, otherB, shapes.TranslationCluster(after));
    }

    private static int Hash(int template, int a, int b, int c)
    {
        var hash = (uint)template * 0x9E3779B1;
        hash = (hash ^ (uint)a) * 0x85EBCA6B;
        hash ^= hash >> 15;
        hash = (hash ^ (uint)b) * 0xC2B2AE35;
        hash ^= hash >> 13;
        hash = (hash ^ (uint)c) * 0x27D4EB2F;
        return (int)((hash ^ (hash >> 16)) % Size);
    }
}

/// <summary>The last letters and the clusters of words and of their likeliest translations, which tell what kind of words they are.</summary>
internal sealed class WordShapes
{
    private const int Letters = 3;

    private const int NotLookedUp = -1;

    private readonly ClusteredWords source;
    private readonly ClusteredWords target;
    private readonly PhraseTable table;
    private readonly bool reversed;
    private readonly int[] likeliest;

    private WordShapes(ClusteredWords source, ClusteredWords target, PhraseTable table, bool reversed)
    {
        this.source = source;
        this.target = target;
        this.table = table;
        this.reversed = reversed;
        likeliest = new int[source.Vocabulary.Count];
        Array.Fill(likeliest, NotLookedUp);
    }

    /// <summary>The shapes of the words of one side of a table.</summary>
    /// <param name="source">The words.</param>
    /// <param name="target">Those of the other side.</param>
    /// <param name="table">Phrase pairs.</param>
    /// <param name="reversed">Whether the words are those of the target side of the table.</param>
    public static WordShapes Of(ClusteredWords source, ClusteredWords target, PhraseTable table, bool reversed) =>
        new(source, target, table, reversed);

    /// <summary>A number for the last letters of a word.</summary>
    public int Ending(int word) => Ending(source.Vocabulary, word);

    /// <summary>A number for the last letters of its likeliest translation.</summary>
    public int TranslationEnding(int word) => Ending(target.Vocabulary, Likeliest(word));

    /// <summary>The cluster of a word.</summary>
    public int Cluster(int word) => source.Clusters[word];

    /// <summary>The cluster of its likeliest translation.</summary>
    public int TranslationCluster(int word) => target.Clusters[Likeliest(word)];

    /// <summary>The likeliest translation by a single word. Threads that look it up at once find the same.</summary>
    private int Likeliest(int word)
    {
        if (likeliest[word] == NotLookedUp)
            likeliest[word] = Likeliest(table, reversed, word);
        return likeliest[word];
    }

    private static int Likeliest(PhraseTable table, bool reversed, int word)
    {
        var phrase = (reversed ? table.Target : table.Source).Find([word]);
        if (phrase < 0)
            return PhraseVocabulary.Unknown;
        var (best, cost) = (PhraseVocabulary.Unknown, int.MaxValue);
        var count = reversed ? table.OfTarget(phrase).Length : table.OfSource(phrase).Length;
        for (var i = 0; i < count; i++)
        {
            var pair = reversed ? table.Pairs[table.OfTarget(phrase)[i]] : table.OfSource(phrase)[i];
            var words = reversed ? table.Source[pair.Source] : table.Target[pair.Target];
            var given = reversed ? pair.Scores.SourceGivenTarget : pair.Scores.TargetGivenSource;
            if (words.Length == 1 && given < cost)
                (best, cost) = (words[0], given);
        }

        return best;
    }

    private static int Ending(PhraseVocabulary vocabulary, int word)
    {
        if (word < PhraseVocabulary.FirstWord)
            return word;
        var hash = 1;
        var key = vocabulary.Key(word);
        foreach (var c in key.AsSpan(Math.Max(0, key.Length - Letters)))
            hash = hash * 31 + c;
        return hash;
    }
}
