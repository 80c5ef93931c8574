using System.Numerics.Tensors;

namespace Bilingual.Alignment;

/// <summary>What pairing needs of a document: one vector for the whole and one for each sentence of its content.</summary>
internal sealed class DocumentSketch
{
    // The first sentences tell what an article is about; more of them only cost time.
    private const int MostSentences = 64;

    /// <summary>Sketches a document.</summary>
    public DocumentSketch(DocumentSignals signals)
    {
        Signals = signals;
        var dimension = signals.Sentences.Dimension;
        Vector = new float[dimension];
        var vectors = new List<float>();
        for (var p = 0; p < signals.ParagraphCount; p++)
        {
            if (!signals.IsContent[p])
                continue;
            for (var s = signals.Starts[p]; s < signals.Starts[p + 1]; s++)
            {
                var vector = signals.Sentences.WeightedVector(s);
                TensorPrimitives.Add(Vector, vector, Vector);
                var norm = TensorPrimitives.Norm(vector);
                if (norm == 0 || SentenceCount == MostSentences)
                    continue;
                foreach (var value in vector)
                    vectors.Add(value / norm);
                SentenceCount++;
            }
        }

        SentenceVectors = [.. vectors];
        var length = TensorPrimitives.Norm<float>(Vector);
        if (length > 0)
            TensorPrimitives.Divide(Vector, length, Vector);
    }

    /// <summary>The document.</summary>
    public DocumentSignals Signals { get; }

    /// <summary>Unit vector of the content; zeros where there is none.</summary>
    public float[] Vector { get; }

    /// <summary>Unit vectors of the first sentences of the content.</summary>
    public float[] SentenceVectors { get; }

    /// <summary>Number of <see cref="SentenceVectors"/>.</summary>
    public int SentenceCount { get; }
}
