namespace Bilingual.Embedding;

/// <summary>The best counterpart of a text.</summary>
/// <param name="Index">Its index on the other side; -1 where that side is empty.</param>
/// <param name="Margin">Its ratio margin.</param>
/// <param name="Similarity">Its cosine.</param>
public readonly record struct MarginMatch(int Index, float Margin, float Similarity);

/// <summary>
/// The ratio margin of Artetxe and Schwenk (2019, "Margin-based parallel corpus mining with multilingual sentence embeddings"): the cosine
/// of two texts divided by the mean of the mean cosines with each one's nearest neighbours, so that texts which lie close to everything
/// no longer win everywhere. Above 1 a text stands out among its neighbours.
/// </summary>
public sealed class RatioMargin
{
    /// <summary>Neighbours in the mean, as in the paper.</summary>
    public const int DefaultNeighbourhood = 4;

    // Texts without a word in common have cosines around zero; dividing by them would make a match out of noise.
    private const float LeastMean = 0.05f;

    private readonly NeighbourLists ofSources;
    private readonly NeighbourLists ofTargets;
    private readonly float[] sourceMeans;
    private readonly float[] targetMeans;

    /// <summary>Prepares the margins between the texts of two sides.</summary>
    /// <param name="ofSources">The nearest targets of every source.</param>
    /// <param name="ofTargets">The nearest sources of every target.</param>
    /// <param name="neighbourhood">How many neighbours enter the mean, at most those that the lists hold.</param>
    public RatioMargin(NeighbourLists ofSources, NeighbourLists ofTargets, int neighbourhood = DefaultNeighbourhood)
    {
        ArgumentNullException.ThrowIfNull(ofSources);
        ArgumentNullException.ThrowIfNull(ofTargets);
        ArgumentOutOfRangeException.ThrowIfLessThan(neighbourhood, 1);
        this.ofSources = ofSources;
        this.ofTargets = ofTargets;
        sourceMeans = Means(ofSources, neighbourhood);
        targetMeans = Means(ofTargets, neighbourhood);
    }

    /// <summary>The margin of a pair.</summary>
    public float Of(int source, int target, float similarity) =>
        similarity / Math.Max((sourceMeans[source] + targetMeans[target]) / 2, LeastMean);

    /// <summary>For every source the target of highest margin among its nearest targets and those that count it among their nearest.</summary>
    public MarginMatch[] BestTargets() => Best(ofSources, ofTargets, (source, target, similarity) => Of(source, target, similarity));

    /// <summary>For every target the source of highest margin.</summary>
    public MarginMatch[] BestSources() => Best(ofTargets, ofSources, (target, source, similarity) => Of(source, target, similarity));

    private static MarginMatch[] Best(NeighbourLists forward, NeighbourLists backward, Func<int, int, float, float> margin)
    {
        var best = new MarginMatch[forward.Count];
        Array.Fill(best, new MarginMatch(-1, float.NegativeInfinity, float.NegativeInfinity));
        for (var from = 0; from < forward.Count; from++)
        {
            for (var i = 0; i < forward.Length; i++)
                Consider(from, forward.Indices(from)[i], forward.Similarities(from)[i]);
        }

        for (var to = 0; to < backward.Count; to++)
        {
            for (var i = 0; i < backward.Length; i++)
                Consider(backward.Indices(to)[i], to, backward.Similarities(to)[i]);
        }

        return best;

        void Consider(int from, int to, float similarity)
        {
            var value = margin(from, to, similarity);
            ref var match = ref best[from];
            if (value > match.Margin || (value == match.Margin && to < match.Index))
                match = new MarginMatch(to, value, similarity);
        }
    }

    private static float[] Means(NeighbourLists lists, int neighbourhood)
    {
        var length = Math.Min(neighbourhood, lists.Length);
        var means = new float[lists.Count];
        for (var i = 0; i < means.Length && length > 0; i++)
        {
            var sum = 0f;
            foreach (var similarity in lists.Similarities(i)[..length])
                sum += similarity;
            means[i] = sum / length;
        }

        return means;
    }
}
