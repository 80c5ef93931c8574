using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace Bilingual.Alignment;

/// <summary>What is measured of two documents.</summary>
internal static class DocumentCells
{
    private const float Alike = 0.5f;
    private const int Strongest = 5;

    /// <summary>The measurements in their order.</summary>
    public static ImmutableArray<Measurement> Measurements { get; } =
    [
        new("similarity", Direction.Rising),
        new("strongest-sentences", Direction.Rising),
        new("answering-sentences", Direction.Rising),
        new("names", Direction.Rising),
        new("quantities", Direction.Rising),
        new("rank", Direction.Falling),
        new("lag", Direction.Falling),
    ];

    /// <summary>How many of the measurements are of the pair itself; the rest compare it with its competitors.</summary>
    public const int OwnMeasurements = 5;

    /// <summary>
    /// One number that orders the competitors of a document, before their probability is known: what the sentences, names and numbers of
    /// a pair have in common.
    /// </summary>
    public static double Strength(ReadOnlySpan<double> measurements) =>
        measurements[0] + measurements[1] + measurements[2] + measurements[3] + (0.5 * measurements[4]);

    /// <summary>
    /// Adds to each pair how it stands among the competitors of both its documents: how many are stronger, and by how much it lags behind
    /// the strongest. In a small collection several newsrooms may tell of one event; in a large one a far stronger partner speaks against a pair.
    /// </summary>
    /// <param name="pairs">The pairs compared; several of the same document compete.</param>
    /// <param name="measurements">Their measurements, <see cref="Measurements"/> each; the last ones are written.</param>
    public static void Compete(IReadOnlyList<(int Source, int Target)> pairs, double[] measurements)
    {
        var size = Measurements.Length;
        var ofSource = new Dictionary<int, List<double>>();
        var ofTarget = new Dictionary<int, List<double>>();
        var strengths = new double[pairs.Count];
        for (var i = 0; i < pairs.Count; i++)
        {
            strengths[i] = Strength(measurements.AsSpan(i * size, size));
            Enter(ofSource, pairs[i].Source, strengths[i]);
            Enter(ofTarget, pairs[i].Target, strengths[i]);
        }

        for (var i = 0; i < pairs.Count; i++)
        {
            var (rivals, others) = (ofSource[pairs[i].Source], ofTarget[pairs[i].Target]);
            var stronger = Math.Max(rivals.Count(rival => rival > strengths[i]), others.Count(other => other > strengths[i]));
            measurements[(i * size) + OwnMeasurements] = Math.Min(stronger, 8);
            measurements[(i * size) + OwnMeasurements + 1] = Math.Max(rivals.Max(), others.Max()) - strengths[i];
        }

        static void Enter(Dictionary<int, List<double>> lists, int document, double strength)
        {
            if (!lists.TryGetValue(document, out var list))
                lists.Add(document, list = []);
            list.Add(strength);
        }
    }

    /// <summary>Measures two documents.</summary>
    /// <param name="collection">The collection of both.</param>
    /// <param name="source">Source document.</param>
    /// <param name="target">Target document.</param>
    /// <param name="measurements">Receives the measurements.</param>
    public static DocumentComparison Measure(DocumentCollection collection, DocumentSketch source, DocumentSketch target, Span<double> measurements)
    {
        var pairs = MutualBest(source, target);
        measurements[0] = TensorPrimitives.Dot<float>(source.Vector, target.Vector);
        measurements[1] = pairs.Take(Strongest).Sum(pair => pair.Similarity) / Strongest;
        var alike = pairs.Where(pair => pair.Similarity >= Alike).ToArray();
        measurements[2] = (double)alike.Length / Math.Max(1, Math.Min(source.SentenceCount, target.SentenceCount));
        var (names, sharedNames) = SharedCollectionKeys.Overlap(collection, source, target, KeyKind.Name);
        var (quantities, sharedQuantities) = SharedCollectionKeys.Overlap(collection, source, target, KeyKind.Quantity);
        measurements[3] = names;
        measurements[4] = quantities;
        return new DocumentComparison(
            IsParallel(alike, source.SentenceCount, target.SentenceCount),
            new Evidence(measurements[0], measurements[2], sharedQuantities, sharedNames, []));
    }

    /// <summary>Sentences that are each other's most similar, the most similar first.</summary>
    private static List<(int Source, int Target, float Similarity)> MutualBest(DocumentSketch source, DocumentSketch target)
    {
        var cosines = VectorGroups.Cosines(source.SentenceVectors(), target.SentenceVectors(), source.Vector.Length);
        var (rows, columns) = (source.SentenceCount, target.SentenceCount);
        var bestOfColumn = new int[columns];
        for (var column = 0; column < columns; column++)
        {
            for (var row = 1; row < rows; row++)
            {
                if (cosines[(row * columns) + column] > cosines[(bestOfColumn[column] * columns) + column])
                    bestOfColumn[column] = row;
            }
        }

        var pairs = new List<(int Source, int Target, float Similarity)>();
        for (var row = 0; row < rows; row++)
        {
            var best = columns == 0 ? -1 : TensorPrimitives.IndexOfMax<float>(cosines.AsSpan(row * columns, columns));
            if (best >= 0 && bestOfColumn[best] == row)
                pairs.Add((row, best, cosines[(row * columns) + best]));
        }

        pairs.Sort((a, b) => b.Similarity.CompareTo(a.Similarity) is var order && order != 0 ? order : a.Source.CompareTo(b.Source));
        return pairs;
    }

    /// <summary>Whether most sentences answer each other in one order.</summary>
    private static bool IsParallel((int Source, int Target, float Similarity)[] alike, int sourceSentences, int targetSentences)
    {
        if (alike.Length * 2 < Math.Min(sourceSentences, targetSentences) || alike.Length == 0)
            return false;
        var ends = new List<int>();
        foreach (var pair in alike.OrderBy(pair => pair.Source))
        {
            var at = ends.BinarySearch(pair.Target);
            at = at < 0 ? ~at : at;
            if (at == ends.Count)
                ends.Add(pair.Target);
            else
                ends[at] = pair.Target;
        }

        return ends.Count * 10 >= alike.Length * 8;
    }
}

/// <summary>What comparing two documents shows besides the measurements.</summary>
/// <param name="IsParallel">Whether most sentences answer each other in one order.</param>
/// <param name="Evidence">The evidence as shown to people.</param>
internal readonly record struct DocumentComparison(bool IsParallel, Evidence Evidence);
