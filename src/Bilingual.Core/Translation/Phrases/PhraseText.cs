using Bilingual.Segmentation;

namespace Bilingual.Translation;

/// <summary>A side of a training text as keys of a phrase vocabulary.</summary>
/// <param name="Vocabulary">The vocabulary: every key that occurs at least twice.</param>
/// <param name="Sentences">Word numbers of each sentence.</param>
/// <param name="Carried">For each sentence and position, what a placeholder stands for, comparable across languages; 0 for words.</param>
internal sealed record PhraseText(PhraseVocabulary Vocabulary, IReadOnlyList<int[]> Sentences, IReadOnlyList<long[]> Carried)
{
    private const int LeastOccurrences = KneserNey.LeastCount;

    /// <summary>Prepares a side.</summary>
    /// <param name="sentences">The sentences.</param>
    /// <param name="tokenizer">Cuts them.</param>
    /// <param name="others">Texts whose words are to be in the vocabulary too.</param>
    /// <param name="casedWords">Forms whose case makes another word of them.</param>
    public static PhraseText Prepare(
        IReadOnlyList<string> sentences, TrainingTokenizer tokenizer, IReadOnlyList<string> others, IReadOnlySet<string> casedWords)
    {
        var words = new WordNumbering();
        var casing = new CasingStatistics();
        var numbered = new List<int[]>(sentences.Count);
        var carried = new List<long[]>(sentences.Count);
        var tokens = new List<SurfaceToken>();
        foreach (var sentence in sentences)
        {
            tokenizer.Tokenize(sentence, tokens);
            casing.Add(sentence, tokens);
            numbered.Add(Number(sentence, tokens, casedWords, words));
            carried.Add([.. tokens.Select(token => Carry(token.Span.Of(sentence), token.Kind))]);
        }

        var keys = Enumerable.Range(0, words.Count).Where(word => words.Occurrences(word) >= LeastOccurrences)
            .Select(word => words[word])
            .Union(DictionaryPhrases.Keys(others), StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var vocabulary = new PhraseVocabulary(tokenizer.Language, keys, Array.ConvertAll(keys, key => casedWords.Contains(key) ? key : casing.UsualForm(key, casedWords)));
        var renumber = new int[words.Count];
        for (var word = 0; word < renumber.Length; word++)
            renumber[word] = vocabulary.Find(words[word]);
        foreach (var sentence in numbered)
        {
            for (var i = 0; i < sentence.Length; i++)
                sentence[i] = sentence[i] < 0 ? ~sentence[i] : renumber[sentence[i]];
        }

        return new(vocabulary, numbered, carried);
    }

    private static int[] Number(string sentence, List<SurfaceToken> tokens, IReadOnlySet<string> casedWords, WordNumbering words)
    {
        Span<char> key = stackalloc char[PhraseKeys.LongestKey];
        var numbers = new int[tokens.Count];
        var reader = new SentenceCase(sentence);
        for (var i = 0; i < numbers.Length; i++)
        {
            var token = tokens[i];
            var telling = reader.Read(token, sentence);
            var placeholder = PhraseKeys.Placeholder(token.Span.Of(sentence), token.Kind);
            var cased = telling && casedWords.Contains(token.Span.Of(sentence).ToString());
            var length = placeholder == PhraseVocabulary.Unknown ? PhraseKeys.Write(sentence, token, lower: !cased, key) : 0;

            // Special words have their numbers already, which the complement tells from those yet to be given.
            numbers[i] = length > 0 ? words.Add(key[..length]) : ~placeholder;
        }

        return numbers;
    }

    /// <summary>A number by its digits, whatever their separators; an address by its letters.</summary>
    private static long Carry(ReadOnlySpan<char> token, TokenKind kind)
    {
        if (kind is not (TokenKind.Number or TokenKind.Address))
            return 0;
        var hash = 17L;
        foreach (var c in token)
        {
            if (kind == TokenKind.Address || char.IsAsciiDigit(c))
                hash = hash * 31 + c;
        }

        return hash;
    }
}
