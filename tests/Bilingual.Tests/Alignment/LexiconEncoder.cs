using Bilingual.Embedding;

namespace Bilingual.Tests.Alignment;

/// <summary>
/// An encoder of invented words: <c>s12</c> and <c>t12</c> translate each other, every other word stands for itself. Vectors are drawn by
/// a hash, so distinct words are nearly orthogonal.
/// </summary>
internal sealed class LexiconEncoder : ISentenceEncoder
{
    public int Dimension => 64;

    public string Fingerprint => "lexicon-encoder";

    public float Encode(ReadOnlySpan<char> text, Span<float> vector)
    {
        vector.Clear();
        foreach (var range in text.SplitAny(" \t.,"))
        {
            var word = text[range];
            if (word.Length > 1 && word[0] is 's' or 't' && char.IsAsciiDigit(word[1]))
                word = word[1..];
            if (word.Length > 0)
                Add(word, vector);
        }

        var norm = 0f;
        foreach (var value in vector)
            norm += value * value;
        norm = MathF.Sqrt(norm);
        if (norm > 0)
        {
            foreach (ref var value in vector)
                value /= norm;
        }

        return norm;
    }

    private static void Add(ReadOnlySpan<char> word, Span<float> vector)
    {
        var state = 14695981039346656037UL;
        foreach (var c in word)
            state = (state ^ c) * 1099511628211UL;
        foreach (ref var value in vector)
        {
            state = (state * 6364136223846793005UL) + 1442695040888963407UL;
            value += ((state >> 40) / (float)(1 << 23)) - 1;
        }
    }
}
