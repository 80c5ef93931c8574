namespace Bilingual.Translation;

/// <summary>
/// Tunes the weights of a direction for BLEU: sentences are translated, the best translations of each collected, and weights sought that
/// put the better ones first (<see cref="BatchMira"/>); again and again with the new weights, the collected translations growing. The mean of
/// the weights of the last rounds is taken: they differ by chance more than by merit.
/// </summary>
internal sealed class WeightTuner
{
    private const int Rounds = 7;
    private const int AveragedRounds = 3;
    private const int BestTranslations = 60;
    private const int StackSize = 60;
    private const int LongestSentence = 60;
    private const int Seed = 20250617;

    private readonly PhraseDirection direction;
    private readonly SourceSentence[] sentences;
    private readonly long[][] references;
    private readonly List<TuningCandidate>[] pools;
    private readonly HashSet<string>[] known;
    private readonly int threads;

    private WeightTuner(PhraseDirection direction, IReadOnlyList<SentencePair> pairs, int threads)
    {
        this.direction = direction;
        this.threads = threads;
        var read = pairs.Select(pair => (Source: SourceSentence.Read(pair.Source, direction.Source), Target: SourceSentence.Read(pair.Target, direction.Target)))
            .Where(static pair => pair.Source.Words.Length is > 0 and <= LongestSentence && pair.Target.Words.Length > 0).ToArray();
        sentences = Array.ConvertAll(read, static pair => pair.Source);
        references = Array.ConvertAll(read, static pair => Words(pair.Target));
        pools = Array.ConvertAll(read, static _ => new List<TuningCandidate>());
        known = Array.ConvertAll(read, static _ => new HashSet<string>(StringComparer.Ordinal));
    }

    /// <summary>The tuned weights.</summary>
    /// <param name="direction">Model with the weights to start from.</param>
    /// <param name="pairs">Sentences in the language to translate from, with their translations.</param>
    /// <param name="threads">Threads; the result does not depend on it.</param>
    /// <param name="progress">Receives BLEU of each round, over words of the model.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static FeatureWeights Tune(
        PhraseDirection direction, IReadOnlyList<SentencePair> pairs, int threads, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var tuner = new WeightTuner(direction, pairs, threads);
        if (tuner.sentences.Length == 0)
            return direction.Weights;
        var weights = Array.ConvertAll(direction.Weights.Values.ToArray(), static weight => (double)weight);
        var mean = new double[weights.Length];
        for (var round = 0; round < Rounds; round++)
        {
            var score = tuner.Collect(new(Array.ConvertAll(weights, static weight => (float)weight)), cancellationToken).Score();
            progress?.Report(FormattableString.Invariant($"tuning, round {round + 1} of {Rounds}: BLEU {100 * score:0.00}"));
            weights = BatchMira.Tune(tuner.pools, weights, Seed + round);
            for (var i = 0; i < mean.Length && round >= Rounds - AveragedRounds; i++)
                mean[i] += weights[i] / AveragedRounds;
        }

        return new(Array.ConvertAll(mean, static weight => (float)weight));
    }

    /// <summary>Translates all sentences, adds their best translations to the pools, and returns how the very best compare.</summary>
    private BleuStatistics Collect(FeatureWeights weights, CancellationToken cancellationToken)
    {
        var weighted = direction.With(weights);
        var statistics = new BleuStatistics[sentences.Length];
        Parallel.For(
            0, sentences.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken }, n =>
            {
                var sentence = sentences[n];
                var options = OptionTable.Collect(weighted, sentence, TermConstraints.None);
                var search = new BeamSearch(weighted, new() { StackSize = StackSize, KeepAlternatives = true });
                var paths = BestDerivations.Draw(search.Graph, search.Run(options), BestTranslations);
                statistics[n] = BleuStatistics.Of(Words(sentence, paths[0]), references[n]);
                foreach (var path in paths)
                    AddCandidate(n, weighted, options, path);
            });
        return statistics.Aggregate(default(BleuStatistics), static (sum, one) => sum + one);
    }

    private void AddCandidate(int n, PhraseDirection weighted, OptionTable options, List<TranslationOption> path)
    {
        var features = DerivationFeatures.Of(weighted, path, options);
        var words = Words(sentences[n], path);
        if (known[n].Add(string.Join(' ', words) + '|' + string.Join(' ', features)))
            pools[n].Add(new(features, BleuStatistics.Of(words, references[n])));
    }

    /// <summary>Words of a sentence of the target language; unknown ones told apart by their letters.</summary>
    private static long[] Words(SourceSentence sentence) =>
        [.. sentence.Words.Select((word, i) => word == PhraseVocabulary.Unknown ? Letters(sentence.Surface(i)) : word)];

    private static long[] Words(SourceSentence sentence, List<TranslationOption> path) =>
        [.. path.SelectMany(option => option.Words.Select((word, i) =>
            word == PhraseVocabulary.Unknown && option.Carried is { } carried ? Letters(sentence.Surface(carried[i])) : word))];

    private static long Letters(ReadOnlySpan<char> text)
    {
        var hash = 1L << 40;
        foreach (var c in text)
            hash = hash * 31 + c;
        return hash | 1L << 40;
    }
}
