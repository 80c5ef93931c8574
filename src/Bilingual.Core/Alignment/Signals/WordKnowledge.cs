using System.Numerics.Tensors;
using Bilingual.Embedding;

namespace Bilingual.Alignment;

/// <summary>What is known of words: their vectors, their translations and how common they are. Safe for concurrent use.</summary>
/// <param name="encoder">Gives vectors of both languages in one space.</param>
/// <param name="lexicon">Translations of words; null where there are none.</param>
/// <param name="frequencies">How common words are.</param>
internal sealed class WordKnowledge(ISentenceEncoder encoder, IBilingualLexicon? lexicon, WordFrequencies frequencies)
{
    // Below this cosine two words of the encoder's space have nothing to do with each other.
    private const float Floor = 0.3f;

    /// <summary>The encoder.</summary>
    public ISentenceEncoder Encoder => encoder;

    /// <summary>How much a word says by itself.</summary>
    public float Weight(string language, string word) => frequencies.Weight(language, word);

    /// <summary>Appends the translations of a word.</summary>
    public void Translate(string language, string word, ICollection<WordTranslation> translations) => lexicon?.Translate(language, word, translations);

    /// <summary>The vectors of a text's distinct words.</summary>
    public WordVectors Vectors(TextSignals text) => WordVectors.Of(text, encoder, frequencies);

    /// <summary>How near the meanings of two words are, 0 to 1, by the encoder alone.</summary>
    public static float Nearness(ReadOnlySpan<float> first, ReadOnlySpan<float> second) =>
        MathF.Max(0, (TensorPrimitives.Dot(first, second) - Floor) / (1 - Floor));

    /// <summary>
    /// The pairs of distinct words of two texts that the lexicon knows as translations, for each source word: target word and strength, 0 to 1.
    /// </summary>
    public List<(int Word, float Strength)>?[] Translations(TextSignals source, TextSignals target)
    {
        var found = new List<(int Word, float Strength)>?[source.Words.Length];
        if (lexicon is null)
            return found;
        var sourceNumbers = Numbers(source);
        var targetNumbers = Numbers(target);
        var translations = new List<WordTranslation>();
        for (var word = 0; word < source.Words.Length; word++)
        {
            translations.Clear();
            lexicon.Translate(source.Language, source.Words[word], translations);
            foreach (var translation in translations)
            {
                if (targetNumbers.TryGetValue(translation.Word, out var other))
                    (found[word] ??= []).Add((other, Strength(translation.Probability)));
            }
        }

        for (var other = 0; other < target.Words.Length; other++)
        {
            translations.Clear();
            lexicon.Translate(target.Language, target.Words[other], translations);
            foreach (var translation in translations)
            {
                if (sourceNumbers.TryGetValue(translation.Word, out var word))
                    (found[word] ??= []).Add((other, Strength(translation.Probability)));
            }
        }

        return found;
    }

    /// <summary>How strong an answer a translation of that probability is, 0 to 1.</summary>
    public static float Strength(float probability) => MathF.Min(1, 0.3f + (0.9f * MathF.Sqrt(probability)));

    private static Dictionary<string, int> Numbers(TextSignals text)
    {
        var numbers = new Dictionary<string, int>(text.Words.Length, StringComparer.Ordinal);
        for (var word = 0; word < text.Words.Length; word++)
            numbers.Add(text.Words[word], word);
        return numbers;
    }
}
