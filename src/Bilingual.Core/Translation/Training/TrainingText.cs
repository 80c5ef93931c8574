using Bilingual.Languages;
using Bilingual.Segmentation;

namespace Bilingual.Translation;

/// <summary>
/// Sentence pairs made ready for word alignment: tokenized, in lower case, numbers replaced by their shape. Repeated pairs, pairs with a
/// side of more than <see cref="LongestSentence"/> tokens and pairs of very unequal length are left out.
/// </summary>
internal sealed class TrainingText
{
    /// <summary>Most tokens of a side.</summary>
    public const int LongestSentence = 100;

    private const int MostUnequal = 5;

    private TrainingText(
        IReadOnlyList<SentencePair> pairs,
        TrainingTokenizer sourceTokenizer,
        TrainingTokenizer targetTokenizer,
        WordNumbering source,
        WordNumbering target,
        IndexedBitext bitext)
    {
        Pairs = pairs;
        SourceTokenizer = sourceTokenizer;
        TargetTokenizer = targetTokenizer;
        Source = source;
        Target = target;
        Bitext = bitext;
    }

    /// <summary>The pairs that were kept.</summary>
    public IReadOnlyList<SentencePair> Pairs { get; }

    /// <summary>Cuts sentences of the source side.</summary>
    public TrainingTokenizer SourceTokenizer { get; }

    /// <summary>Cuts sentences of the target side.</summary>
    public TrainingTokenizer TargetTokenizer { get; }

    /// <summary>Words of the source side.</summary>
    public WordNumbering Source { get; }

    /// <summary>Words of the target side.</summary>
    public WordNumbering Target { get; }

    /// <summary>The pairs as word numbers; one for each token.</summary>
    public IndexedBitext Bitext { get; }

    /// <summary>Prepares sentence pairs, words left whole.</summary>
    /// <param name="pairs">The pairs.</param>
    public static TrainingText Prepare(IEnumerable<SentencePair> pairs) =>
        Prepare([.. pairs.Distinct()], TrainingTokenizer.Whole, TrainingTokenizer.Whole);

    /// <summary>Prepares sentence pairs, the endings of rare words parted from them.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="sourceLanguage">BCP 47 code of the first text of each.</param>
    /// <param name="targetLanguage">BCP 47 code of the second text of each.</param>
    public static TrainingText Prepare(IEnumerable<SentencePair> pairs, string sourceLanguage, string targetLanguage)
    {
        var distinct = pairs.Distinct().ToList();
        return Prepare(
            distinct,
            new TrainingTokenizer(sourceLanguage, distinct.Select(static pair => pair.Source)),
            new TrainingTokenizer(targetLanguage, distinct.Select(static pair => pair.Target)));
    }

    /// <summary>Some of the pairs.</summary>
    /// <param name="places">Places in <see cref="Pairs"/>.</param>
    public TrainingText Only(IReadOnlyList<int> places) => new(
        [.. places.Select(place => Pairs[place])],
        SourceTokenizer,
        TargetTokenizer,
        Source,
        Target,
        Bitext with { Source = [.. places.Select(place => Bitext.Source[place])], Target = [.. places.Select(place => Bitext.Target[place])] });

    /// <summary>
    /// The pairs with the forms of a root as one word, so that what is known of one helps to align another (Popović and Ney 2004); null where
    /// the roots of one of the languages are not known.
    /// </summary>
    public IndexedBitext? Rooted()
    {
        if (WordRoots.For(SourceTokenizer.Language) is not { } sourceRoots || WordRoots.For(TargetTokenizer.Language) is not { } targetRoots)
            return null;
        var (sources, sourceCount) = RootNumbers(Source, sourceRoots);
        var (targets, targetCount) = RootNumbers(Target, targetRoots);
        return new(
            [.. Bitext.Source.Select(sentence => Array.ConvertAll(sentence, word => sources[word]))],
            [.. Bitext.Target.Select(sentence => Array.ConvertAll(sentence, word => targets[word]))],
            sourceCount,
            targetCount);
    }

    private static (int[] Numbers, int Count) RootNumbers(WordNumbering words, WordRoots roots)
    {
        var known = words.Words.ToHashSet(StringComparer.Ordinal);
        var numbering = new WordNumbering();
        return ([.. words.Words.Select(word => numbering.Add(char.IsLetter(word[0]) ? roots.Root(word, known.Contains) : word))], numbering.Count);
    }

    private static TrainingText Prepare(List<SentencePair> distinct, TrainingTokenizer sourceTokenizer, TrainingTokenizer targetTokenizer)
    {
        var kept = new List<SentencePair>();
        var (source, target) = (new WordNumbering(), new WordNumbering());
        var (sourceSentences, targetSentences) = (new List<int[]>(), new List<int[]>());
        var (sourceTokens, targetTokens) = (new List<SurfaceToken>(), new List<SurfaceToken>());
        foreach (var pair in distinct)
        {
            sourceTokenizer.Tokenize(pair.Source, sourceTokens);
            targetTokenizer.Tokenize(pair.Target, targetTokens);
            if (!IsAlignable(sourceTokens.Count, targetTokens.Count))
                continue;
            kept.Add(pair);
            sourceSentences.Add(Number(pair.Source, sourceTokens, source));
            targetSentences.Add(Number(pair.Target, targetTokens, target));
        }

        return new(kept, sourceTokenizer, targetTokenizer, source, target, new(sourceSentences, targetSentences, source.Count, target.Count));
    }

    /// <summary>What stands for a token in word alignment.</summary>
    private static string AlignmentKey(ReadOnlySpan<char> token, SurfaceToken surface)
    {
        if (surface.Kind != TokenKind.Number)
        {
            var word = token.ToString().ToLowerInvariant().Replace('’', '\'');
            return surface.IsEnding(token) ? PhraseVocabulary.Joiner + word : word;
        }

        // Numbers of as many digits most likely answer each other, however they are written.
        var digits = 0;
        foreach (var c in token)
            digits += char.IsDigit(c) ? 1 : 0;
        return new string('0', Math.Min(digits, 12));
    }

    private static bool IsAlignable(int source, int target) =>
        source is > 0 and <= LongestSentence && target is > 0 and <= LongestSentence
        && Math.Max(source, target) <= MostUnequal * Math.Min(source, target) + MostUnequal;

    private static int[] Number(string text, List<SurfaceToken> tokens, WordNumbering words)
    {
        var numbers = new int[tokens.Count];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = words.Add(AlignmentKey(tokens[i].Span.Of(text), tokens[i]));
        return numbers;
    }
}
