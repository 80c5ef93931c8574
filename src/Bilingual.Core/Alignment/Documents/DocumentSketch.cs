using System.Numerics.Tensors;

namespace Bilingual.Alignment;

/// <summary>
/// What pairing keeps of a document: one vector for the whole, one of a byte a number for each sentence of its content, and its keys; some
/// ten kilobytes for an article. Made by <see cref="DocumentCollection.Add"/>.
/// </summary>
public sealed class DocumentSketch
{
    // The first sentences tell what an article is about; more of them only cost time.
    private const int MostSentences = 64;
    private readonly sbyte[] sentences;
    private readonly float[] scales;

    internal DocumentSketch(DocumentSignals signals, CollectionKey[] keys)
    {
        Path = signals.Path;
        Keys = keys;
        var text = signals.Sentences;
        Vector = new float[text.Dimension];
        var (vectors, lengths) = (new List<sbyte>(), new List<float>());
        for (var p = 0; p < signals.ParagraphCount; p++)
        {
            if (!signals.IsContent[p])
                continue;
            for (var s = signals.Starts[p]; s < signals.Starts[p + 1]; s++)
            {
                var vector = text.WeightedVector(s);
                TensorPrimitives.Add(Vector, vector, Vector);
                var norm = TensorPrimitives.Norm(vector);
                if (norm == 0 || lengths.Count == MostSentences)
                    continue;
                var largest = Math.Abs(TensorPrimitives.MaxMagnitude(vector));
                foreach (var value in vector)
                    vectors.Add((sbyte)MathF.Round(value * sbyte.MaxValue / largest));
                lengths.Add(largest / (sbyte.MaxValue * norm));
            }
        }

        sentences = [.. vectors];
        scales = [.. lengths];
        var length = TensorPrimitives.Norm<float>(Vector);
        if (length > 0)
            TensorPrimitives.Divide(Vector, length, Vector);
    }

    /// <summary>Path of the document.</summary>
    public string Path { get; }

    /// <summary>Unit vector of the content; zeros where there is none.</summary>
    internal float[] Vector { get; }

    /// <summary>Number of sentences that are kept.</summary>
    internal int SentenceCount => scales.Length;

    /// <summary>The document's keys, in the order of <see cref="CollectionKey.Compare"/>.</summary>
    internal CollectionKey[] Keys { get; }

    /// <summary>The unit vectors of the sentences that are kept, one after another.</summary>
    internal float[] SentenceVectors()
    {
        var vectors = new float[sentences.Length];
        var dimension = Vector.Length;
        for (var s = 0; s < scales.Length; s++)
        {
            for (var i = s * dimension; i < (s + 1) * dimension; i++)
                vectors[i] = sentences[i] * scales[s];
        }

        return vectors;
    }
}
