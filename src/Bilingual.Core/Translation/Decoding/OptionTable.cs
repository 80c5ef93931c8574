namespace Bilingual.Translation;

/// <summary>The ways to translate each range of a sentence, best first.</summary>
internal sealed class OptionTable
{
    /// <summary>Most options of a range.</summary>
    public const int MostOptions = 20;

    private static readonly List<TranslationOption> None = [];

    private readonly PhraseDirection direction;
    private readonly SourceSentence sentence;
    private readonly TermConstraints terms;
    private readonly List<TranslationOption>[] options;

    private OptionTable(PhraseDirection direction, SourceSentence sentence, TermConstraints terms)
    {
        this.terms = terms;
        this.direction = direction;
        this.sentence = sentence;
        options = new List<TranslationOption>[sentence.Words.Length * PhraseExtractor.LongestPhrase];
        Array.Fill(options, None);
        Forced = new TranslationOption?[sentence.Words.Length];
    }

    /// <summary>At the first position of a range that must be translated in one way, that way.</summary>
    public TranslationOption?[] Forced { get; }

    /// <summary>The options of a range.</summary>
    public IReadOnlyList<TranslationOption> Of(int start, int end)
    {
        if (Forced[start] is { } forced)
            return forced.End == end ? [forced] : None;
        return end - start > PhraseExtractor.LongestPhrase ? None : options[start * PhraseExtractor.LongestPhrase + end - start - 1];
    }

    /// <summary>Collects the options of a sentence.</summary>
    /// <param name="direction">The model.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="terms">What a glossary says of its words.</param>
    public static OptionTable Collect(PhraseDirection direction, SourceSentence sentence, TermConstraints terms)
    {
        var table = new OptionTable(direction, sentence, terms);
        var free = new bool[sentence.Words.Length];
        Array.Fill(free, true);
        foreach (var term in terms.Forced)
        {
            table.Forced[term.Start] = table.Option(term.Start, term.End, term.Words, null, default, PhraseOrientation.Neutral, kept: 0) with { Text = term.Text };
            free.AsSpan(term.Start..term.End).Clear();
        }

        for (var start = 0; start < free.Length; start++)
        {
            var phrase = NGram.Empty;
            for (var end = start + 1; end <= Math.Min(free.Length, start + PhraseExtractor.LongestPhrase) && free[end - 1]; end++)
            {
                phrase = phrase.Append(sentence.Words[end - 1]);
                table.Add(start, end, direction.Find(phrase));
            }

            if (free[start] && table.Of(start, start + 1).Count == 0)
                table.options[start * PhraseExtractor.LongestPhrase] = [table.Keep(start)];
        }

        return table;
    }

    private void Add(int start, int end, int phrase)
    {
        if (phrase < 0)
            return;
        var count = direction.CountOf(phrase);
        var found = new List<TranslationOption>(count);
        for (var i = 0; i < count; i++)
        {
            var (target, scores, orientation) = direction.Translation(phrase, i);
            var words = direction.TargetWords(target).ToArray();
            if (terms.Forbidden.Count > 0 && terms.Forbids(start, end, words))
                continue;
            found.Add(Option(start, end, words, Carry(start, end, words), scores, orientation, kept: 0));
        }

        found.Sort(static (a, b) => b.Estimate.CompareTo(a.Estimate));
        if (found.Count > MostOptions)
            found.RemoveRange(MostOptions, found.Count - MostOptions);
        options[start * PhraseExtractor.LongestPhrase + end - start - 1] = found;
    }

    /// <summary>The placeholders of a target phrase carry over those of the source range in order.</summary>
    private int[]? Carry(int start, int end, int[] words)
    {
        if (!words.Any(PhraseVocabulary.IsPlaceholder))
            return null;
        var carried = new int[words.Length];
        var next = start;
        for (var i = 0; i < words.Length; i++)
        {
            carried[i] = -1;
            if (!PhraseVocabulary.IsPlaceholder(words[i]))
                continue;
            while (next < end && !PhraseVocabulary.IsPlaceholder(sentence.Words[next]))
                next++;
            carried[i] = next++;
        }

        return carried;
    }

    private TranslationOption Keep(int position)
    {
        var word = sentence.Words[position];
        if (!PhraseVocabulary.IsPlaceholder(word))
            word = sentence.Find(position, direction.Target);
        var kept = PhraseVocabulary.IsPlaceholder(word) ? 0 : 1;
        return Option(position, position + 1, [word], [position], default, PhraseOrientation.Neutral, kept);
    }

    private TranslationOption Option(
        int start, int end, int[] words, int[]? carried, PhraseScores scores, PhraseOrientation orientation, int kept)
    {
        var weights = direction.Weights;
        var score = -(weights[Feature.TargetGivenSource] * scores.TargetGivenSource
            + weights[Feature.SourceGivenTarget] * scores.SourceGivenTarget
            + weights[Feature.TargetWordsGivenSource] * scores.TargetWordsGivenSource
            + weights[Feature.SourceWordsGivenTarget] * scores.SourceWordsGivenTarget) / PhraseScores.Steps
            - weights[Feature.Phrases]
            - weights[Feature.Words] * words.Length
            - weights[Feature.Kept] * kept;
        var state = LanguageModel.NoContext;
        float fluency = 0;
        foreach (var word in words)
            fluency += direction.LanguageModel.Score(ref state, word);
        return new(start, end, words, carried, scores, orientation, kept, score, score + weights[Feature.LanguageModel] * fluency);
    }
}
