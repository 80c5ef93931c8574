using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Bilingual.Embedding;
using Bilingual.Embedding.Training;

namespace Bilingual.Alignment;

/// <summary>How a confidence model is trained.</summary>
public sealed record ConfidenceTrainerOptions
{
    /// <summary>BCP 47 code of the first text of each pair.</summary>
    public string Source { get; init; } = "id";

    /// <summary>BCP 47 code of the second text of each pair.</summary>
    public string Target { get; init; } = "en";

    /// <summary>Seed of every random choice.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Pairs of pseudo-documents that are made.</summary>
    [Range(10, 1_000_000)]
    public int Documents { get; init; } = 600;

    /// <summary>Share of words that are lost or replaced where an article tells a fact in its own words.</summary>
    [Range(0.0, 1.0)]
    public float Rewording { get; init; } = 0.5f;
}

/// <summary>
/// Trains a <see cref="ConfidenceModel"/> on documents with known alignment that a seeded script makes of sentence pairs: true pairs,
/// truncated and padded ones, neighbours on the same topic, rewordings. The pairs must not be among those that the encoder was trained on,
/// or it would seem surer than it is.
/// </summary>
public static class ConfidenceTrainer
{
    private const int CommonWords = 1500;

    /// <summary>Trains the models.</summary>
    /// <param name="runs">Runs of consecutive sentence pairs that the encoder has not seen.</param>
    /// <param name="encoder">The encoder.</param>
    /// <param name="lexicon">Translations of words.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Receives the name of each step.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="InvalidDataException">There are too few pairs.</exception>
    public static ConfidenceModel Train(
        IReadOnlyList<ParallelRun> runs,
        ISentenceEncoder encoder,
        IBilingualLexicon? lexicon,
        ConfidenceTrainerOptions options,
        IProgress<string>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        var usable = Usable(runs, options);
        var extractor = new SignalExtractor(encoder);
        var random = new SplitMix((ulong)options.Seed);
        var words = WordFrequencies.Count(
            usable.SelectMany(run => new[] { extractor.Extract(run.Source, options.Source), extractor.Extract(run.Target, options.Target) }), CommonWords);
        var knowledge = new WordKnowledge(encoder, lexicon, words);
        var beads = BeadTrainer.Train(usable, extractor, options, progress, cancellationToken);
        progress?.Report("links");
        var links = LinkTraining.Train(usable, extractor, knowledge, options, ref random, cancellationToken);
        progress?.Report("documents");
        var documents = TrainDocuments(usable, extractor, options, ref random, cancellationToken);
        progress?.Report("scores");
        var (score, partial) = TrainScores(usable, extractor, knowledge, options, ref random, cancellationToken);
        return new ConfidenceModel { Words = words, Score = score, Partial = partial, Encoder = encoder.Fingerprint, Beads = beads, Link = links, Document = documents };
    }

    /// <summary>Trains the models of beads alone.</summary>
    /// <inheritdoc cref="Train" path="/param|/exception"/>
    public static BeadModels TrainBeads(
        IReadOnlyList<ParallelRun> runs, ISentenceEncoder encoder, ConfidenceTrainerOptions options, IProgress<string>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        return BeadTrainer.Train(Usable(runs, options), new SignalExtractor(encoder), options, progress, cancellationToken);
    }

    private static ImmutableArray<ParallelRun> Usable(IReadOnlyList<ParallelRun> runs, ConfidenceTrainerOptions options)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(options);
        Validator.ValidateObject(options, new(options), validateAllProperties: true);
        var usable = runs.Where(run => run.Count >= 5).ToImmutableArray();
        return usable.Length >= 10
            ? usable
            : throw new InvalidDataException($"There are {usable.Length} runs of at least 5 sentence pairs; 10 are needed to train a confidence model.");
    }

    private static (AdditiveModel Score, AdditiveModel Partial) TrainScores(
        ImmutableArray<ParallelRun> runs, SignalExtractor extractor, WordKnowledge knowledge, ConfidenceTrainerOptions options, ref SplitMix random, CancellationToken cancellationToken)
    {
        var score = new AdditiveModelTrainer(PairMeasurements.All);
        var partial = new AdditiveModelTrainer(PairMeasurements.All);
        var measurements = new double[PairMeasurements.All.Length];
        for (var d = 0; d < options.Documents * 8; d++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var run = runs[random.Next(runs.Length)];
            foreach (var example in PairExample.Make(run, random.Next(run.Count), ref random))
            {
                PairMeasurements.Measure(
                    extractor.Extract([example.Source], options.Source), [0], extractor.Extract([example.Target], options.Target), [0], knowledge, measurements);
                score.Add(measurements, example.Relation == Relation.Translation);
                partial.Add(measurements, example.Relation != Relation.Related);
            }
        }

        return (score.Fit(), partial.Fit());
    }

    private static AdditiveModel TrainDocuments(
        ImmutableArray<ParallelRun> runs, SignalExtractor extractor, ConfidenceTrainerOptions options, ref SplitMix random, CancellationToken cancellationToken)
    {
        var trainer = new AdditiveModelTrainer(DocumentCells.Measurements);
        // Collections of every size, some of which hold several tellings of an event on each side.
        for (var collection = 0; collection < options.Documents / 10; collection++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            AddCollection(runs, extractor, options, 2 + random.Next(24), trainer, ref random);
        }

        return trainer.Fit();
    }

    private static void AddCollection(
        ImmutableArray<ParallelRun> runs, SignalExtractor extractor, ConfidenceTrainerOptions options, int events, AdditiveModelTrainer trainer, ref SplitMix random)
    {
        var collection = new DocumentCollection();
        var sources = new List<(int Event, DocumentSketch Sketch)>();
        var targets = new List<(int Event, DocumentSketch Sketch)>();
        // Events next to each other come from one corpus, often one document: the hardest to keep apart.
        var first = random.Next(runs.Length);
        var length = 10 + random.Next(15);
        var tellings = 1 + random.Next(2);
        var parallel = random.Next(3) == 0;
        // Newsrooms tell whole articles in more different words than the facts that they share.
        var rewording = parallel ? 0 : Math.Min(options.Rewording * (0.6f + (0.9f * random.NextSingle())), 0.9f);
        for (var e = 0; e < events; e++)
        {
            var whole = runs[(first + (e / 4)) % runs.Length];
            var start = e % 4 * length;
            if (start + 5 > whole.Count)
                continue;
            var run = new ParallelRun(
                whole.Source.Slice(start, Math.Min(length, whole.Count - start)), whole.Target.Slice(start, Math.Min(length, whole.Count - start)));
            for (var telling = 0; telling < tellings; telling++)
            {
                var articles = ComparableArticles.Make(run, rewording, ref random);
                // Some documents have no partner at all.
                if (random.Next(4) > 0)
                    sources.Add((e, collection.Add(ComparableArticles.Extract(articles.Source, options.Source, extractor))));
                if (random.Next(4) > 0)
                    targets.Add((e, collection.Add(ComparableArticles.Extract(articles.Target, options.Target, extractor))));
            }
        }

        var pairs = new List<(int Source, int Target)>();
        for (var source = 0; source < sources.Count; source++)
        {
            for (var target = 0; target < targets.Count; target++)
                pairs.Add((source, target));
        }

        var size = DocumentCells.Measurements.Length;
        var measurements = new double[pairs.Count * size];
        for (var i = 0; i < pairs.Count; i++)
            DocumentCells.Measure(collection, sources[pairs[i].Source].Sketch, targets[pairs[i].Target].Sketch, measurements.AsSpan(i * size, size));
        DocumentCells.Compete(pairs, measurements);
        for (var i = 0; i < pairs.Count; i++)
            trainer.Add(measurements.AsSpan(i * size, size), sources[pairs[i].Source].Event == targets[pairs[i].Target].Event);
    }
}
