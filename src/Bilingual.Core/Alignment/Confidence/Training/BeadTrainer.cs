using System.Collections.Immutable;
using Bilingual.Embedding.Training;

namespace Bilingual.Alignment;

/// <summary>Trains the <see cref="BeadModels"/> on perturbed text.</summary>
internal static class BeadTrainer
{
    private const int Shortest = 10;
    private const int Longest = 45;
    private const int EveryWrong = 7;

    /// <summary>Trains the models.</summary>
    /// <param name="runs">Runs of consecutive sentence pairs that the encoder has not seen.</param>
    /// <param name="extractor">Extracts signals.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Receives the name of each step.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static BeadModels Train(
        ImmutableArray<ParallelRun> runs, SignalExtractor extractor, ConfidenceTrainerOptions options, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var random = new SplitMix((ulong)options.Seed);
        // The models of units need those of pieces, which are learned first, from documents of their own.
        var pieces = Fit(BeadMeasurements.OfPieces, options.Documents, null);
        var models = new BeadModels
        {
            PiecesOnPath = pieces.Path, PiecesFree = pieces.Free, Path = pieces.Path, Free = pieces.Free, Bead = AdditiveModel.None, Null = AdditiveModel.None,
        };
        var units = Fit(BeadMeasurements.OfUnits, options.Documents, models);
        models = models with { Path = units.Path, Free = units.Free };
        return FitCertainty(models);

        (AdditiveModel Path, AdditiveModel Free) Fit(ImmutableArray<Measurement> measurements, int documents, BeadModels? ofPieces)
        {
            var path = new PathModelTrainer(measurements);
            var free = new AdditiveModelTrainer(measurements);
            progress?.Report(ofPieces is null ? "pieces of units" : "units");
            for (var d = 0; d < documents; d++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var text = Make(runs, ref random);
                if (text.Source.IsEmpty || text.Target.IsEmpty)
                    continue;
                var source = extractor.Extract(text.Source, options.Source, withPieces: true);
                var target = extractor.Extract(text.Target, options.Target, withPieces: true);
                var band = SearchBand.Whole(source.Count, target.Count);
                var scorer = new BeadScorer(source, target, band);
                if (ofPieces is not null)
                    scorer = scorer.With(PieceLinks.Of(source, target, band, band, scorer, null, new FixedBeads([], source.Count, target.Count), ofPieces, cancellationToken));
                AddFree(free, scorer, band, text.Gold);
                if (text.IsMonotone())
                    path.Add(scorer, band, text.Gold);
            }

            progress?.Report($"path: {path.Count} documents");
            var ofPath = path.Fit(cancellationToken);
            progress?.Report($"free: {free.Count} beads");
            return (ofPath, free.Fit());
        }

        // How often what the aligner chooses is right, on documents that taught it nothing.
        BeadModels FitCertainty(BeadModels untested)
        {
            progress?.Report("certainty");
            var (beads, nulls) = (new AdditiveModelTrainer(BeadCertainty.OfBeads), new AdditiveModelTrainer(BeadCertainty.OfNulls));
            var values = new double[BeadCertainty.OfBeads.Length];
            for (var d = 0; d < options.Documents; d++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var text = Make(runs, ref random);
                var source = extractor.Extract(text.Source, options.Source, withPieces: true);
                var target = extractor.Extract(text.Target, options.Target, withPieces: true);
                if (source.Count == 0 || target.Count == 0)
                    continue;
                var draft = new AlignmentDraft(source, target, new FixedBeads([], source.Count, target.Count), untested, cancellationToken);
                draft.Search(AlignmentMode.Auto, isMonotone: false, cancellationToken);
                var right = text.Gold.Select(Text).ToHashSet(StringComparer.Ordinal);
                foreach (var bead in draft.Content)
                {
                    var isNull = bead.Source.Length == 0 || bead.Target.Length == 0;
                    (isNull ? nulls : beads).Add(draft.Measure(bead, values), right.Contains(Text(bead)));
                }
            }

            return untested with { Bead = beads.Fit(), Null = nulls.Fit() };
        }

        static string Text(UnitSets bead) => $"{string.Join(',', bead.Source)}:{string.Join(',', bead.Target)}";
    }

    private static PerturbedText Make(ImmutableArray<ParallelRun> runs, ref SplitMix random)
    {
        var run = runs[random.Next(runs.Length)];
        // News and reports are what is aligned most; documentation, with its short strings, is what there is most of.
        for (var attempt = 0; attempt < 3 && !IsProse(run); attempt++)
            run = runs[random.Next(runs.Length)];
        var length = Math.Min(run.Count, Shortest + random.Next(Longest - Shortest));
        var start = random.Next(run.Count - length + 1);
        var foreign = runs[random.Next(runs.Length)];
        return PerturbedText.Make(new ParallelRun(run.Source.Slice(start, length), run.Target.Slice(start, length)), foreign, ref random);
    }

    private static bool IsProse(ParallelRun run) => run.Source.Average(sentence => sentence.Length) > 80;

    private static void AddFree(AdditiveModelTrainer trainer, BeadScorer scorer, SearchBand band, IReadOnlyCollection<UnitSets> gold)
    {
        var measurements = new double[scorer.Measurements.Length];
        var right = new HashSet<SpanBead>();
        foreach (var bead in gold.Where(bead => bead.Source.Length > 0 && bead.Target.Length > 0))
        {
            if (Math.Max(bead.Source.Length, bead.Target.Length) > BeadPriors.Longest)
                continue;
            if (bead.Source[^1] - bead.Source[0] < bead.Source.Length && bead.Target[^1] - bead.Target[0] < bead.Target.Length)
                right.Add(new SpanBead(bead.Source[0], bead.Source.Length, bead.Target[0], bead.Target.Length));
            scorer.Measure(bead.Source, bead.Target, measurements);
            trainer.Add(measurements, outcome: true);
        }

        var wrong = 0;
        foreach (var bead in BeadCandidates.Pick(scorer, band).Where(bead => !right.Contains(bead)))
        {
            // Wrong beads are many and alike.
            if (++wrong % EveryWrong != 0)
                continue;
            scorer.Measure(UnitSets.Of(bead).Source, UnitSets.Of(bead).Target, measurements);
            trainer.Add(measurements, outcome: false, EveryWrong);
        }
    }
}
