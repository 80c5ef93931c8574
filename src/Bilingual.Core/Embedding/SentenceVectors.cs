namespace Bilingual.Embedding;

/// <summary>The vectors of a list of texts, one behind the other.</summary>
public sealed class SentenceVectors
{
    // A chunk is large enough to hide the cost of handing it out and small enough for the last one not to be waited for.
    private const int Chunk = 256;

    private SentenceVectors(float[] values, float[] weights, int dimension)
    {
        Values = values;
        Weights = weights;
        Dimension = dimension;
    }

    /// <summary>Number of texts.</summary>
    public int Count => Weights.Length;

    /// <summary>Length of a vector.</summary>
    public int Dimension { get; }

    /// <summary>Unit vectors, text after text: <see cref="Count"/> × <see cref="Dimension"/>; zeros for a text with nothing to encode.</summary>
    public float[] Values { get; }

    /// <summary>The weights that <see cref="ISentenceEncoder.Encode"/> returned.</summary>
    public float[] Weights { get; }

    /// <summary>The unit vector of a text.</summary>
    public ReadOnlySpan<float> this[int index] => Values.AsSpan(index * Dimension, Dimension);

    /// <summary>Encodes texts on several cores; the result does not depend on how many.</summary>
    /// <param name="encoder">The encoder.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="threads">Most threads to use; null for one a core.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static SentenceVectors Encode(
        ISentenceEncoder encoder, IReadOnlyList<string> texts, int? threads = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(texts);
        var dimension = encoder.Dimension;
        var values = new float[checked(texts.Count * dimension)];
        var weights = new float[texts.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads ?? Environment.ProcessorCount, CancellationToken = cancellationToken };
        Parallel.For(0, (texts.Count + Chunk - 1) / Chunk, options, chunk =>
        {
            for (var i = chunk * Chunk; i < Math.Min(texts.Count, (chunk + 1) * Chunk); i++)
                weights[i] = encoder.Encode(texts[i], values.AsSpan(i * dimension, dimension));
        });
        return new SentenceVectors(values, weights, dimension);
    }
}
