using Bilingual.Embedding;

namespace Bilingual.Alignment;

/// <summary>
/// The vectors of a text's distinct words with how much each says. Made for a comparison and dropped after it: keeping them for every
/// text would take more memory than making them takes time.
/// </summary>
internal sealed class WordVectors
{
    private WordVectors(float[] vectors, float[] weights, int dimension)
    {
        Vectors = vectors;
        Weights = weights;
        Dimension = dimension;
    }

    /// <summary>Length of a vector.</summary>
    public int Dimension { get; }

    /// <summary>Unit vectors, word after word.</summary>
    public float[] Vectors { get; }

    /// <summary>The unit vector of a word.</summary>
    public ReadOnlySpan<float> Vector(int word) => Vectors.AsSpan(word * Dimension, Dimension);

    /// <summary>How much each word says: its information times its rarity within the text.</summary>
    public float[] Weights { get; }

    /// <summary>The vectors of the words of a text.</summary>
    public static WordVectors Of(TextSignals text, ISentenceEncoder encoder, WordFrequencies rarities)
    {
        var dimension = encoder.Dimension;
        var vectors = new float[text.Words.Length * dimension];
        var weights = new float[text.Words.Length];
        for (var word = 0; word < weights.Length; word++)
        {
            encoder.Encode(text.Words[word], vectors.AsSpan(word * dimension, dimension));
            weights[word] = rarities.Weight(text.Language, text.Words[word]);
        }

        var frequencies = new int[weights.Length];
        var seenIn = new int[weights.Length];
        for (var unit = 0; unit < text.Count; unit++)
        {
            foreach (var word in text.WordsOf(unit))
            {
                if (seenIn[word] == unit + 1)
                    continue;
                seenIn[word] = unit + 1;
                frequencies[word]++;
            }
        }

        for (var word = 0; word < weights.Length; word++)
            weights[word] *= Rarity.Of(frequencies[word], text.Count);
        return new WordVectors(vectors, weights, dimension);
    }
}
