namespace Bilingual.Translation;

/// <summary>
/// Entries of dictionaries as phrase pairs, for words of which the training text says too little. Of several translations of a word, the one
/// that the text holds most often is the most probable.
/// </summary>
internal static class DictionaryPhrases
{
    private const int Rare = 5;
    private const double UnknownProbability = 1e-4;

    /// <summary>The entries with a side that is a single word which the text holds rarely or never, and no side of too many words.</summary>
    public static List<SentencePair> Useful(IEnumerable<SentencePair> dictionary, TrainingText text)
    {
        var (source, target) = (Frequent(text.Source), Frequent(text.Target));
        return [.. dictionary.Distinct().Where(entry =>
            Fits(entry.Source) && Fits(entry.Target)
            && (IsRare(entry.Source, source) || IsRare(entry.Target, target)))];
    }

    /// <summary>The pairs of entries that add a translation to a phrase without any.</summary>
    /// <param name="entries">Useful entries.</param>
    /// <param name="source">Source language; holds all words of the entries.</param>
    /// <param name="target">Target language; holds all words of the entries.</param>
    /// <param name="sourceCounts">N-grams of the source text.</param>
    /// <param name="targetCounts">N-grams of the target text.</param>
    /// <param name="table">The pairs that there are.</param>
    public static IEnumerable<ScoredPhrases> Missing(
        IEnumerable<SentencePair> entries,
        PhraseVocabulary source,
        PhraseVocabulary target,
        NGramCounts sourceCounts,
        NGramCounts targetCounts,
        IReadOnlyCollection<ScoredPhrases> table)
    {
        var sources = table.Select(static pair => pair.Source).ToHashSet();
        var targets = table.Select(static pair => pair.Target).ToHashSet();
        var missing = entries
            .Select(entry => (Source: Phrase(entry.Source, source), Target: Phrase(entry.Target, target)))
            .Where(entry => entry.Source.Order > 0 && entry.Target.Order > 0 && (!sources.Contains(entry.Source) || !targets.Contains(entry.Target)))
            .Distinct().ToList();
        var sourceSums = missing.GroupBy(static entry => entry.Source).ToDictionary(static group => group.Key, group => group.Sum(entry => targetCounts[entry.Target] + 0.5));
        var targetSums = missing.GroupBy(static entry => entry.Target).ToDictionary(static group => group.Key, group => group.Sum(entry => sourceCounts[entry.Source] + 0.5));
        foreach (var (from, to) in missing)
        {
            var forward = PhraseScores.Cost(sources.Contains(from) ? UnknownProbability : (targetCounts[to] + 0.5) / sourceSums[from]);
            var backward = PhraseScores.Cost(targets.Contains(to) ? UnknownProbability : (sourceCounts[from] + 0.5) / targetSums[to]);
            yield return new(from, to, new(forward, backward, forward, backward), PhraseOrientation.Neutral);
        }
    }

    /// <summary>Keys of all words of the entries of a side.</summary>
    public static IEnumerable<string> Keys(IEnumerable<string> texts)
    {
        var tokens = new List<SurfaceToken>();
        foreach (var text in texts)
        {
            SurfaceToken.Tokenize(text, tokens);
            foreach (var token in tokens)
                yield return Key(text, token);
        }
    }

    private static NGram Phrase(string text, PhraseVocabulary vocabulary)
    {
        var tokens = new List<SurfaceToken>();
        SurfaceToken.Tokenize(text, tokens);
        var words = tokens.ConvertAll(token => vocabulary.Find(Key(text, token)));
        return words.Contains(PhraseVocabulary.Unknown) ? NGram.Empty : NGram.Of([.. words]);
    }

    private static string Key(string text, SurfaceToken token)
    {
        Span<char> key = stackalloc char[PhraseKeys.LongestKey];
        return key[..PhraseKeys.Write(text, token, lower: true, key)].ToString();
    }

    private static bool Fits(string text)
    {
        var tokens = new List<SurfaceToken>();
        SurfaceToken.Tokenize(text, tokens);
        return tokens.Count is > 0 and <= NGram.MaxOrder && text.Length < PhraseKeys.LongestKey - 2
            && tokens.TrueForAll(static token => token.Kind == Segmentation.TokenKind.Word);
    }

    private static bool IsRare(string word, HashSet<string> frequent) =>
        !word.Contains(' ', StringComparison.Ordinal) && !frequent.Contains(word.ToLowerInvariant());

    private static HashSet<string> Frequent(WordNumbering words) =>
        Enumerable.Range(0, words.Count).Where(word => words.Occurrences(word) >= Rare).Select(word => words[word]).ToHashSet(StringComparer.Ordinal);
}
