namespace Bilingual.Embedding;

/// <summary>
/// Turns sentences of both languages into unit vectors of one space, in which translations lie close together.
/// Implementations are safe for concurrent use and deterministic.
/// </summary>
public interface ISentenceEncoder
{
    /// <summary>Length of the vectors.</summary>
    int Dimension { get; }

    /// <summary>Identifies the model: results made with equal fingerprints may be reused.</summary>
    string Fingerprint { get; }

    /// <summary>
    /// Writes the unit vector of <paramref name="text"/> to <paramref name="vector"/> and returns its weight: the vector of texts joined
    /// is the normalised sum of weight × vector, which gives any span of a document by prefix sums.
    /// </summary>
    /// <param name="text">A word, sentence or paragraph in either language.</param>
    /// <param name="vector">Receives <see cref="Dimension"/> floats of Euclidean length 1, or zeros where the text holds nothing to encode.</param>
    /// <returns>The weight, 0 or more; 0 where <paramref name="vector"/> is all zeros.</returns>
    float Encode(ReadOnlySpan<char> text, Span<float> vector);
}
