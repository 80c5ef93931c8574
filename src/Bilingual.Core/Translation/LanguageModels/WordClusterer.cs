using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Bilingual.Translation;

/// <summary>
/// Puts words that stand beside the same words into one cluster, so that a model of clusters knows the order of words that it has hardly seen:
/// the exchange algorithm for bigram clusters (Kneser and Ney 1993; Martin, Liermann and Ney 1998). Each word in turn goes to the
/// cluster in which the text is most probable.
/// </summary>
internal sealed class WordClusterer
{
    /// <summary>Number of clusters. Each special word of <see cref="PhraseVocabulary"/> is one by itself, with the same number.</summary>
    public const int Clusters = 256;

    private const int Rounds = 12;
    private const double FewMoves = 0.005;

    private readonly int[] order;
    private readonly int[] totals;
    private readonly (int Word, int Count)[][] before;
    private readonly (int Word, int Count)[][] after;
    private readonly byte[] clusters;
    private readonly int[] pairs = new int[Clusters * Clusters];
    private readonly int[] transposed = new int[Clusters * Clusters];
    private readonly int[] clusterTotals = new int[Clusters];
    private readonly double[] entropies;
    private readonly int[] fromCluster = new int[Clusters];
    private readonly int[] toCluster = new int[Clusters];
    private readonly double[] gains = new double[Clusters];

    private WordClusterer(IReadOnlyList<int[]> sentences, int words)
    {
        totals = new int[words];
        var bigrams = new Dictionary<(int, int), int>();
        foreach (var sentence in sentences)
        {
            var previous = PhraseVocabulary.SentenceStart;
            totals[previous]++;
            foreach (var word in sentence.Append(PhraseVocabulary.SentenceEnd))
            {
                totals[word]++;
                CollectionsMarshal.GetValueRefOrAddDefault(bigrams, (previous, word), out _)++;
                previous = word;
            }
        }

        after = Lists(bigrams, words, static bigram => bigram);
        before = Lists(bigrams, words, static bigram => (bigram.Item2, bigram.Item1));
        order = [.. Enumerable.Range(PhraseVocabulary.FirstWord, words - PhraseVocabulary.FirstWord).OrderByDescending(word => totals[word])];
        clusters = new byte[words];
        for (var word = 0; word < PhraseVocabulary.FirstWord; word++)
            clusters[word] = (byte)word;
        for (var rank = 0; rank < order.Length; rank++)
            clusters[order[rank]] = (byte)(PhraseVocabulary.FirstWord + rank % (Clusters - PhraseVocabulary.FirstWord));
        for (var word = 0; word < words; word++)
            clusterTotals[clusters[word]] += totals[word];
        foreach (var ((first, second), count) in bigrams)
            AddPair(clusters[first], clusters[second], count);
        entropies = new double[totals.Sum() + 1];
        for (var n = 1; n < entropies.Length; n++)
            entropies[n] = n * Math.Log(n);
    }

    /// <summary>The cluster of each word.</summary>
    /// <param name="sentences">Word numbers of sentences.</param>
    /// <param name="words">Size of the vocabulary.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static byte[] Cluster(IReadOnlyList<int[]> sentences, int words, CancellationToken cancellationToken)
    {
        var clusterer = new WordClusterer(sentences, words);
        for (var round = 0; round < Rounds; round++)
        {
            var moves = 0;
            foreach (var word in clusterer.order)
            {
                cancellationToken.ThrowIfCancellationRequested();
                moves += clusterer.Move(word) ? 1 : 0;
            }

            if (moves < FewMoves * words)
                break;
        }

        return clusterer.clusters;
    }

    /// <summary>Moves a word to its best cluster.</summary>
    private bool Move(int word)
    {
        var old = clusters[word];
        var itself = Neighbours(word);
        Change(old, word, itself, -1);
        Gains(word, itself);
        var best = TensorPrimitives.IndexOfMax(gains.AsSpan(PhraseVocabulary.FirstWord)) + PhraseVocabulary.FirstWord;
        if (gains[best] <= gains[old] + 1e-9)
            best = old;
        clusters[word] = (byte)best;
        Change(best, word, itself, 1);
        return best != old;
    }

    /// <summary>Counts the clusters before and after a word.</summary>
    /// <returns>How often the word follows itself.</returns>
    private int Neighbours(int word)
    {
        Array.Clear(fromCluster);
        Array.Clear(toCluster);
        var itself = 0;
        foreach (var (neighbour, count) in before[word])
        {
            if (neighbour == word)
                itself = count;
            else
                fromCluster[clusters[neighbour]] += count;
        }

        foreach (var (neighbour, count) in after[word])
        {
            if (neighbour != word)
                toCluster[clusters[neighbour]] += count;
        }

        return itself;
    }

    private void Change(int cluster, int word, int itself, int sign)
    {
        for (var other = 0; other < Clusters; other++)
        {
            if (fromCluster[other] > 0)
                AddPair(other, cluster, sign * fromCluster[other]);
            if (toCluster[other] > 0)
                AddPair(cluster, other, sign * toCluster[other]);
        }

        AddPair(cluster, cluster, sign * itself);
        clusterTotals[cluster] += sign * totals[word];
    }

    /// <summary>By how much the log-likelihood of the text grows when a word goes to each cluster.</summary>
    private void Gains(int word, int itself)
    {
        for (var cluster = 0; cluster < Clusters; cluster++)
            gains[cluster] = -2 * Growth(clusterTotals[cluster], totals[word]);
        for (var other = 0; other < Clusters; other++)
        {
            if (fromCluster[other] > 0)
                AddGrowth(pairs.AsSpan(other * Clusters, Clusters), fromCluster[other]);
            if (toCluster[other] > 0)
                AddGrowth(transposed.AsSpan(other * Clusters, Clusters), toCluster[other]);
        }

        // Where the neighbour is of the cluster itself, all three counts go to the same pair.
        for (var cluster = 0; cluster < Clusters; cluster++)
        {
            var (from, to, both) = (fromCluster[cluster], toCluster[cluster], pairs[cluster * Clusters + cluster]);
            if (from + to + itself > 0)
                gains[cluster] += Growth(both, from + to + itself) - Growth(both, from) - Growth(both, to);
        }
    }

    private void AddGrowth(ReadOnlySpan<int> counts, int count)
    {
        for (var cluster = 0; cluster < counts.Length; cluster++)
            gains[cluster] += Growth(counts[cluster], count);
    }

    private double Growth(int from, int by) => entropies[from + by] - entropies[from];

    private void AddPair(int first, int second, int count)
    {
        pairs[first * Clusters + second] += count;
        transposed[second * Clusters + first] += count;
    }

    private static (int Word, int Count)[][] Lists(
        Dictionary<(int, int), int> bigrams, int words, Func<(int First, int Second), (int Of, int Neighbour)> read)
    {
        var lists = new List<(int, int)>[words];
        foreach (var (bigram, count) in bigrams)
        {
            var (of, neighbour) = read(bigram);
            (lists[of] ??= []).Add((neighbour, count));
        }

        return Array.ConvertAll(lists, static list => list?.ToArray() ?? []);
    }
}
