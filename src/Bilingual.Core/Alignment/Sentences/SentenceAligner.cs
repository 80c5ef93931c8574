using System.Collections.Immutable;
using System.Globalization;

namespace Bilingual.Alignment;

/// <summary>
/// Aligns two sequences of units (sentences, lines or paragraphs) in beads of up to four units a side. Parallel text is aligned along one
/// path, to which moved blocks are added; comparable text without regard to order. Safe for concurrent use.
/// </summary>
/// <param name="confidence">The calibrated models.</param>
public sealed class SentenceAligner(ConfidenceModel confidence)
{
    // Of the one-to-one pairs found without order, the share off the monotone path from which a text counts as comparable.
    private const double CrossingShare = 0.2;
    private const int PriorRounds = 3;
    private const double SurestNull = 0.995;
    private const double TakenDiscount = 1.5;
    private const double NullBias = 1;

    /// <summary>Aligns two texts.</summary>
    /// <param name="source">Source units.</param>
    /// <param name="target">Target units.</param>
    /// <param name="mode">How; <see cref="AlignmentMode.Auto"/> decides from the evidence.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public SentenceAlignment Align(
        TextSignals source, TextSignals target, AlignmentMode mode = AlignmentMode.Auto, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        if (source.Count == 0 || target.Count == 0)
            return Finish([], source, target, null, mode == AlignmentMode.Comparable ? mode : AlignmentMode.Parallel, "one side is empty", []);

        var band = SearchBand.Whole(source.Count, target.Count);
        var scorer = new BeadScorer(source, target, band, confidence.Bead);
        var priors = new BeadPriors();
        var path = new List<SpanBead>();
        for (var round = 0; round < PriorRounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            path = new MonotoneSearch(scorer, band).Find(priors);
            priors.Learn(path.Select(bead => (bead.SourceUnits, bead.TargetUnits)));
        }

        var ordered = path.Where(bead => !bead.IsNull).Select(ToSets).ToList();
        var free = new List<UnitSets>();
        new FreeSearch(scorer, priors, source.Count, target.Count).Extend(free, (_, _) => true);
        var (chosen, reason) = Decide(mode, ordered, free);
        if (chosen == AlignmentMode.Comparable)
            return Finish(free, source, target, scorer, chosen, reason, []);
        new FreeSearch(scorer, priors, source.Count, target.Count) { LeastGain = 1.5 }.Extend(ordered, (_, _) => true);
        return Finish(ordered, source, target, scorer, chosen, reason, []);
    }

    /// <summary>The beads of sentences among the pairs that are allowed, without regard to order; null beads are left out.</summary>
    /// <param name="source">Source units.</param>
    /// <param name="target">Target units.</param>
    /// <param name="mayPair">Whether two units may stand in one bead.</param>
    internal ImmutableArray<Bead> AlignWithin(TextSignals source, TextSignals target, Func<int, int, bool> mayPair)
    {
        if (source.Count == 0 || target.Count == 0)
            return [];
        var scorer = new BeadScorer(source, target, SearchBand.Whole(source.Count, target.Count), confidence.Bead);
        var beads = new List<UnitSets>();
        new FreeSearch(scorer, new BeadPriors(), source.Count, target.Count).Extend(beads, mayPair);
        return [.. Finish(beads, source, target, scorer, AlignmentMode.Comparable, "", []).Beads.Where(bead => !bead.IsNull)];
    }

    private static (AlignmentMode Mode, string Reason) Decide(AlignmentMode mode, List<UnitSets> ordered, List<UnitSets> free)
    {
        if (mode != AlignmentMode.Auto)
            return (mode, "as asked");
        var onPath = ordered.SelectMany(bead => bead.Source.SelectMany(s => bead.Target.Select(t => (s, t)))).ToHashSet();
        var links = free.SelectMany(bead => bead.Source.SelectMany(s => bead.Target.Select(t => (s, t)))).ToArray();
        var off = links.Count(link => !onPath.Contains(link));
        var share = links.Length == 0 ? 0 : (double)off / links.Length;
        var reason = string.Create(
            CultureInfo.InvariantCulture, $"{off} of {links.Length} links ({share:P0}) found without regard to order leave the common order");
        return (share > CrossingShare ? AlignmentMode.Comparable : AlignmentMode.Parallel, reason);
    }

    private static UnitSets ToSets(SpanBead bead) =>
        new([.. Enumerable.Range(bead.Source, bead.SourceUnits)], [.. Enumerable.Range(bead.Target, bead.TargetUnits)]);

    private SentenceAlignment Finish(
        List<UnitSets> content,
        TextSignals source,
        TextSignals target,
        BeadScorer? scorer,
        AlignmentMode mode,
        string reason,
        ImmutableArray<MovedBlock> moves)
    {
        var beads = new List<Bead>();
        var taken = (Source: new bool[source.Count], Target: new bool[target.Count]);
        Span<double> measurements = stackalloc double[BeadMeasurements.All.Length];
        foreach (var bead in content)
        {
            var probability = AdditiveModel.Logistic(scorer!.LogOdds(bead.Source, bead.Target));
            scorer.Measure(bead.Source, bead.Target, measurements);
            beads.Add(new Bead([.. bead.Source], [.. bead.Target], probability, new Evidence(measurements[0], 0, [], [], [])));
            foreach (var unit in bead.Source)
                taken.Source[unit] = true;
            foreach (var unit in bead.Target)
                taken.Target[unit] = true;
        }

        for (var unit = 0; unit < source.Count; unit++)
        {
            if (!taken.Source[unit])
                beads.Add(new Bead([unit], [], NullProbability(scorer, unit, -1, target.Count, taken.Target), Evidence.None));
        }

        for (var unit = 0; unit < target.Count; unit++)
        {
            if (!taken.Target[unit])
                beads.Add(new Bead([], [unit], NullProbability(scorer, -1, unit, source.Count, taken.Source), Evidence.None));
        }

        return new SentenceAlignment(BeadOrder.InReadingOrder(beads), mode, reason, moves);
    }

    /// <summary>
    /// Probability that a unit has no counterpart: what speaks for its best one speaks against it, the more where that is free, and less where
    /// it is taken, for then the unit is at most a part.
    /// </summary>
    private static double NullProbability(BeadScorer? scorer, int source, int target, int others, bool[] taken)
    {
        if (scorer is null)
            return SurestNull;
        var best = double.NegativeInfinity;
        for (var other = 0; other < others; other++)
        {
            var odds = source >= 0 ? scorer.LogOdds(source, 1, other, 1) : scorer.LogOdds(other, 1, target, 1);
            best = Math.Max(best, taken[other] ? odds - TakenDiscount : odds);
        }

        return Math.Clamp(AdditiveModel.Logistic(NullBias - best), 0.5, SurestNull);
    }
}
