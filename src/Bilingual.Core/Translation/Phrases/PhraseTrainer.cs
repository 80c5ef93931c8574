using System.ComponentModel.DataAnnotations;

namespace Bilingual.Translation;

/// <summary>How a phrase model is trained.</summary>
public sealed record PhraseTrainerOptions
{
    /// <summary>BCP 47 code of the first text of each pair.</summary>
    public string Source { get; init; } = "id";

    /// <summary>BCP 47 code of the second text of each pair.</summary>
    public string Target { get; init; } = "en";

    /// <summary>Sentence pairs to tune the weights on, not those trained on; without any the weights stay as they start.</summary>
    public IReadOnlyList<SentencePair> Tuning { get; init; } = [];

    /// <summary>Threads; the result does not depend on it.</summary>
    [Range(1, 1024)]
    public int Threads { get; init; } = Environment.ProcessorCount;
}

/// <summary>
/// Trains a <see cref="PhraseModel"/>: words are aligned, phrase pairs extracted and scored, a language model estimated for each language.
/// No phrase and no n-gram that the text holds only once is kept, and none of more than five words. The same text gives the same model,
/// whatever the number of threads.
/// </summary>
public static class PhraseTrainer
{
    /// <summary>Trains a model.</summary>
    /// <param name="pairs">Sentence pairs.</param>
    /// <param name="dictionary">Entries of dictionaries; they serve words of which the sentences say too little.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Receives the name of each step.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static PhraseModel Train(
        IEnumerable<SentencePair> pairs,
        IEnumerable<SentencePair> dictionary,
        PhraseTrainerOptions options,
        IProgress<string>? progress = null,
        CancellationToken cancellationToken = default)
    {
        Validator.ValidateObject(options, new(options), validateAllProperties: true);
        progress?.Report("reading sentence pairs");
        var text = TrainingText.Prepare(pairs, options.Source, options.Target);
        if (text.Pairs.Count == 0)
            throw new InvalidDataException("There is no usable sentence pair to train phrases from.");
        var links = WordAligner.Align(text.Bitext, new() { Threads = options.Threads }, progress, cancellationToken);
        var model = Build(text, links, dictionary, options, progress, cancellationToken);
        return options.Tuning.Count == 0 ? model : Tune(model, options, progress, cancellationToken);
    }

    internal static PhraseModel Tune(
        PhraseModel model, PhraseTrainerOptions options, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var reversed = options.Tuning.Select(static pair => new SentencePair(pair.Target, pair.Source)).ToArray();
        progress?.Report($"tuning {model.Source} → {model.Target}");
        var forward = WeightTuner.Tune(model.Forward, options.Tuning, options.Threads, progress, cancellationToken);
        progress?.Report($"tuning {model.Target} → {model.Source}");
        var backward = WeightTuner.Tune(model.Backward, reversed, options.Threads, progress, cancellationToken);
        return AsRead(new(model.SourceSide, model.TargetSide, model.Table, model.Forward.Swaps, model.Backward.Swaps, forward, backward, fingerprint: ""));
    }

    internal static PhraseModel Build(
        TrainingText text, WordLink[][] links, IEnumerable<SentencePair> dictionary, PhraseTrainerOptions options, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        progress?.Report("numbering words");
        var (sourceCased, targetCased) = CasedWords(text, links);
        var entries = DictionaryPhrases.Useful(dictionary, text);
        var source = PhraseText.Prepare([.. text.Pairs.Select(static pair => pair.Source)], text.SourceTokenizer, [.. entries.Select(static entry => entry.Source)], sourceCased);
        var target = PhraseText.Prepare([.. text.Pairs.Select(static pair => pair.Target)], text.TargetTokenizer, [.. entries.Select(static entry => entry.Target)], targetCased);
        cancellationToken.ThrowIfCancellationRequested();
        progress?.Report("counting n-grams");
        var sourceCounts = NGramCounts.Of(source.Sentences);
        var targetCounts = NGramCounts.Of(target.Sentences);
        cancellationToken.ThrowIfCancellationRequested();
        progress?.Report("extracting phrases");
        var phrases = Extract(source, target, links, sourceCounts, targetCounts, cancellationToken);
        phrases.AddRange(DictionaryPhrases.Missing(entries, source.Vocabulary, target.Vocabulary, sourceCounts, targetCounts, phrases));
        var table = PhraseTable.Of(phrases);
        progress?.Report("learning which words change places");
        var forwardSwaps = SwapModelTrainer.Train(
            source.Sentences, WordShapes.Of(source.Vocabulary, target.Vocabulary, table, reversed: false), links, reversed: false);
        var backwardSwaps = SwapModelTrainer.Train(
            target.Sentences, WordShapes.Of(target.Vocabulary, source.Vocabulary, table, reversed: true), links, reversed: true);
        cancellationToken.ThrowIfCancellationRequested();
        progress?.Report("estimating language models");
        return AsRead(new(
            new(source.Vocabulary, Model(sourceCounts, source.Vocabulary)),
            new(target.Vocabulary, Model(targetCounts, target.Vocabulary)),
            table,
            forwardSwaps,
            backwardSwaps,
            FeatureWeights.Initial,
            FeatureWeights.Initial,
            fingerprint: ""));
    }

    /// <summary>The model as its file holds it, quantised, with the digest of its bytes.</summary>
    private static PhraseModel AsRead(PhraseModel model) => PhraseModelFile.Read(PhraseModelFile.Write(model), PhraseModel.FileName);

    private static LanguageModel Model(NGramCounts counts, PhraseVocabulary vocabulary) =>
        new(LanguageModelLevel.Of(KneserNey.Estimate(counts, vocabulary.Count)));

    private static List<ScoredPhrases> Extract(
        PhraseText source, PhraseText target, WordLink[][] links, NGramCounts sourceCounts, NGramCounts targetCounts, CancellationToken cancellationToken)
    {
        var (sources, targets) = (new PhraseNumbering(sourceCounts), new PhraseNumbering(targetCounts));
        var extractor = new PhraseExtractor(sources.Number, targets.Number);
        var lexical = new LexicalWeights();
        for (var n = 0; n < links.Length; n++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            extractor.Extract(source.Sentences[n], target.Sentences[n], source.Carried[n], target.Carried[n], links[n]);
            lexical.Add(source.Sentences[n], target.Sentences[n], links[n]);
        }

        return PhraseScorer.Score([.. extractor.Extracted], sources.Phrases, targets.Phrases, lexical, new());
    }

    private static (IReadOnlySet<string> Source, IReadOnlySet<string> Target) CasedWords(TrainingText text, WordLink[][] links)
    {
        var (source, target) = (new CaseSensitivity(), new CaseSensitivity());
        for (var n = 0; n < links.Length; n++)
        {
            var sourceForms = CaseSensitivity.Forms(text.Pairs[n].Source, text.SourceTokenizer);
            var targetForms = CaseSensitivity.Forms(text.Pairs[n].Target, text.TargetTokenizer);
            foreach (var link in links[n])
            {
                if (sourceForms[link.Source] is { } sourceForm)
                    source.Add(sourceForm, text.Bitext.Target[n][link.Target]);
                if (targetForms[link.Target] is { } targetForm)
                    target.Add(targetForm, text.Bitext.Source[n][link.Source]);
            }
        }

        return (source.CasedWords(), target.CasedWords());
    }

    /// <summary>Numbers the phrases that may be kept: of known words, seen at least twice.</summary>
    private sealed class PhraseNumbering(NGramCounts counts)
    {
        private readonly Dictionary<NGram, int> numbers = [];

        public List<NGram> Phrases { get; } = [];

        public int Number(ReadOnlyMemory<int> words)
        {
            if (words.Span.Contains(PhraseVocabulary.Unknown))
                return -1;
            var phrase = NGram.Of(words.Span);
            if (numbers.TryGetValue(phrase, out var number))
                return number;
            if (counts[phrase] < KneserNey.LeastCount)
                return -1;
            numbers.Add(phrase, Phrases.Count);
            Phrases.Add(phrase);
            return Phrases.Count - 1;
        }
    }
}
