using System.Numerics.Tensors;
using Bilingual.Embedding;
using Bilingual.Languages;

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
    /// Words that the lexicon knows only in other forms answer a little less.
    /// </summary>
    /// <param name="source">Distinct words in lower case.</param>
    /// <param name="sourceLanguage">BCP 47 code.</param>
    /// <param name="target">Distinct words in lower case.</param>
    /// <param name="targetLanguage">BCP 47 code.</param>
    public List<(int Word, float Strength)>?[] Translations(
        IReadOnlyList<string> source, string sourceLanguage, IReadOnlyList<string> target, string targetLanguage)
    {
        var found = new List<(int Word, float Strength)>?[source.Count];
        if (lexicon is null)
            return found;
        var (sourceIndex, targetIndex) = (new RootIndex(source, sourceLanguage, this), new RootIndex(target, targetLanguage, this));
        for (var word = 0; word < source.Count; word++)
        {
            foreach (var (other, strength) in targetIndex.Answers(sourceIndex, word))
                (found[word] ??= []).Add((other, strength));
        }

        for (var other = 0; other < target.Count; other++)
        {
            foreach (var (word, strength) in sourceIndex.Answers(targetIndex, other))
                (found[word] ??= []).Add((other, strength));
        }

        return found;
    }

    /// <summary>How strong an answer a translation of that probability is, 0 to 1.</summary>
    public static float Strength(float probability) => MathF.Min(1, 0.3f + (0.9f * MathF.Sqrt(probability)));

    private bool Knows(string language, string word)
    {
        var translations = new List<WordTranslation>();
        Translate(language, word, translations);
        return translations.Count > 0;
    }

    /// <summary>The distinct words of a text by form and by root.</summary>
    private sealed class RootIndex
    {
        private const float OtherForm = 0.8f;
        private readonly WordKnowledge knowledge;
        private readonly IReadOnlyList<string> words;
        private readonly string language;
        private readonly WordRoots? rules;
        private readonly string[] roots;
        private readonly Dictionary<string, int> byForm;
        private readonly Dictionary<string, List<int>> byRoot = new(StringComparer.Ordinal);

        public RootIndex(IReadOnlyList<string> words, string language, WordKnowledge knowledge)
        {
            this.words = words;
            this.language = language;
            this.knowledge = knowledge;
            rules = WordRoots.For(language);
            roots = new string[words.Count];
            byForm = new Dictionary<string, int>(roots.Length, StringComparer.Ordinal);
            for (var word = 0; word < roots.Length; word++)
            {
                byForm.Add(words[word], word);
                roots[word] = Root(words[word]);
                if (!byRoot.TryGetValue(roots[word], out var kin))
                    byRoot.Add(roots[word], kin = []);
                kin.Add(word);
            }
        }

        /// <summary>The words of this text that translate a word of another, with their strength.</summary>
        public Dictionary<int, float> Answers(RootIndex other, int word)
        {
            var answers = new Dictionary<int, float>();
            var translations = new List<WordTranslation>();
            knowledge.Translate(other.language, other.words[word], translations);
            foreach (var translation in translations)
            {
                if (byForm.TryGetValue(translation.Word, out var same))
                    answers[same] = Strength(translation.Probability);
            }

            AddKin(answers, translations);
            foreach (var form in other.rules?.Forms(other.roots[word]) ?? [])
            {
                translations.Clear();
                knowledge.Translate(other.language, form, translations);
                AddKin(answers, translations);
            }

            return answers;
        }

        private void AddKin(Dictionary<int, float> answers, List<WordTranslation> translations)
        {
            foreach (var translation in translations)
            {
                if (!byRoot.TryGetValue(Root(translation.Word), out var kin))
                    continue;
                var strength = Strength(translation.Probability * OtherForm);
                foreach (var word in kin)
                    answers[word] = MathF.Max(answers.GetValueOrDefault(word), strength);
            }
        }

        private string Root(string word) => rules?.Root(word, form => knowledge.Knows(language, form)) ?? word;
    }
}
