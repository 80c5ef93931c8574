using System.Collections.Immutable;
using Bilingual.Embedding.Training;
using Bilingual.Segmentation;
using Bilingual.Segmentation.Srx;

namespace Bilingual.Alignment;

/// <summary>
/// Learns when two paragraphs state a common fact: from annotated events where there are some in both languages, and otherwise from
/// articles that a seeded script makes of sentence pairs.
/// </summary>
internal static class LinkTraining
{
    private const int SentencesOfArticle = 45;

    // The measurements overlap, and events are few: curves are kept flatter than where examples abound.
    private const double Ridge = 8;

    // The annotated articles are shorter and share more than those of newsrooms: 8 in 100 of their pairs are links, against some 3 in
    // real events.
    private const double WeightOfUnlinked = 3;

    /// <summary>Fits the model.</summary>
    public static AdditiveModel Train(
        ImmutableArray<ParallelRun> runs,
        SignalExtractor extractor,
        WordKnowledge knowledge,
        ConfidenceTrainerOptions options,
        ref SplitMix random,
        CancellationToken cancellationToken)
    {
        var trainer = new AdditiveModelTrainer(ParagraphCells.Measurements) { Ridge = Ridge };
        AddEvents(trainer, extractor, knowledge, options, cancellationToken);
        if (trainer.Count == 0)
            AddSimulated(trainer, runs, extractor, knowledge, options, ref random, cancellationToken);
        return trainer.Fit();
    }

    private static void AddEvents(
        AdditiveModelTrainer trainer, SignalExtractor extractor, WordKnowledge knowledge, ConfidenceTrainerOptions options, CancellationToken cancellationToken)
    {
        ISentenceSegmenter segmenter = SrxSegmenter.CreateDefault();
        foreach (var happening in AnnotatedEvent.All())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var articles = happening.Articles.Select(article => (Article: article, Signals: article.Extract(extractor, segmenter))).ToList();
            foreach (var source in articles.Where(article => article.Article.Language == options.Source))
            {
                foreach (var target in articles.Where(article => article.Article.Language == options.Target))
                {
                    var (rows, columns) = (source.Article.Paragraphs, target.Article.Paragraphs);
                    Add(trainer, source.Signals, target.Signals, knowledge, (p, q) => rows[p].Shares(columns[q]) ? 1 : 0);
                }
            }
        }
    }

    private static void AddSimulated(
        AdditiveModelTrainer trainer,
        ImmutableArray<ParallelRun> runs,
        SignalExtractor extractor,
        WordKnowledge knowledge,
        ConfidenceTrainerOptions options,
        ref SplitMix random,
        CancellationToken cancellationToken)
    {
        for (var d = 0; d < options.Documents / 4; d++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var articles = ComparableArticles.Make(Cut(runs[random.Next(runs.Length)], ref random), options.Rewording, ref random);
            if (articles.Source.Count == 0 || articles.Target.Count == 0)
                continue;
            Add(
                trainer,
                ComparableArticles.Extract(articles.Source, options.Source, extractor),
                ComparableArticles.Extract(articles.Target, options.Target, extractor),
                knowledge,
                (p, q) => ComparableArticles.Shared(articles.Source[p], articles.Target[q]));
        }
    }

    /// <summary>Adds every pair of paragraphs of two articles.</summary>
    private static void Add(
        AdditiveModelTrainer trainer, DocumentSignals source, DocumentSignals target, WordKnowledge knowledge, Func<int, int, float> shared)
    {
        var cells = ParagraphCells.Measure(source, target, knowledge);
        var measurements = new double[ParagraphCells.Measurements.Length];
        for (var p = 0; p < source.ParagraphCount; p++)
        {
            for (var q = 0; q < target.ParagraphCount; q++)
            {
                // Whether a third of a sentence is a fact is anyone's guess; nothing is to be learned from it.
                if (!source.IsContent[p] || !target.IsContent[q] || shared(p, q) is > 0 and < 0.3f)
                    continue;
                cells.CopyTo(p, q, measurements);
                var isLinked = shared(p, q) > 0;
                trainer.Add(measurements, isLinked, isLinked ? 1 : WeightOfUnlinked);
            }
        }
    }

    private static ParallelRun Cut(ParallelRun run, ref SplitMix random)
    {
        if (run.Count <= SentencesOfArticle)
            return run;
        var start = random.Next(run.Count - SentencesOfArticle + 1);
        return new ParallelRun(run.Source.Slice(start, SentencesOfArticle), run.Target.Slice(start, SentencesOfArticle));
    }
}
