using System.Collections.Immutable;
using System.Globalization;

namespace Bilingual.Alignment;

/// <summary>One alignment in the making: the evidence, the beads chosen from it, and what is known of how certain each is.</summary>
internal sealed class AlignmentDraft
{
    // Texts with more cells are searched from coarse to fine.
    private const long MostCells = 1_000_000;
    private const int AnchorRadius = 12;

    // Of the beads found without regard to order, the share off the path from which a text counts as comparable.
    private const double CrossingShare = 0.2;

    // Ways through what earlier paths left over; a moved block takes one.
    private const int MostPaths = 12;

    // What a bead off the path must promise: among all pairs of two texts some resemble each other by chance.
    private const double LeastOnLaterPath = 0.5;
    private const double LeastOffPath = 1.5;
    private const double LeastFar = 3;
    private const double FewestLinked = 0.05;
    private readonly TextSignals source;
    private readonly TextSignals target;
    private readonly FixedBeads settled;
    private readonly BeadModels models;
    private readonly HashSet<UnitSets> settledSets;
    private readonly SearchBand band;
    private List<SpanBead> candidates = [];
    private BeadScorer? scorer;
    private PathSearch? path;
    private FreeSearch? free;
    private float[] unlinkedSource = [];
    private float[] unlinkedTarget = [];
    private readonly Dictionary<SpanBead, double> onPath = [];

    /// <summary>A draft without beads.</summary>
    public AlignmentDraft(TextSignals source, TextSignals target, FixedBeads settled, BeadModels models, CancellationToken cancellationToken)
    {
        this.source = source;
        this.target = target;
        this.settled = settled;
        this.models = models;
        settledSets = new HashSet<UnitSets>(settled.Beads.Select(bead => new UnitSets([.. bead.Source], [.. bead.Target])), ReferenceEqualityComparer.Instance);
        band = SearchBand.Whole(source.Count, target.Count);
        if (band.Cells > MostCells)
            band = settled.Widen(CoarseSearch.Find(source, target, cancellationToken), AnchorRadius);
    }

    /// <summary>Every bead, null ones included.</summary>
    public List<UnitSets> Content { get; } = [];

    /// <summary>How the texts were aligned.</summary>
    public AlignmentMode Mode { get; private set; }

    /// <summary>Why that way, for people.</summary>
    public string Reason { get; private set; } = "";

    private bool IsWhole => band.Cells == (long)band.Rows * band.Columns;

    /// <summary>Finds the beads of two texts.</summary>
    /// <param name="mode">How.</param>
    /// <param name="isMonotone">Whether nothing may leave the path.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public void Search(AlignmentMode mode, bool isMonotone, CancellationToken cancellationToken)
    {
        Mode = mode == AlignmentMode.Comparable ? mode : AlignmentMode.Parallel;
        Reason = mode == AlignmentMode.Auto ? "one side is empty" : "as asked";
        if (source.Count > 0 && target.Count > 0)
        {
            FollowPath(cancellationToken);
            var ordered = path!.Decode();
            var crossing = mode == AlignmentMode.Parallel || !IsWhole ? [] : Crossing();
            Decide(mode, ordered, crossing);
            Content.AddRange(ordered.Select(bead => UnitSets.Of(bead.Bead)));
            if (!isMonotone)
                AddMoved(cancellationToken);
        }

        Complete();
    }

    /// <summary>Finds beads among the pairs that are allowed, without regard to order.</summary>
    /// <param name="mayPair">Whether two units may stand in one bead.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public void SearchFreely(Func<int, int, bool> mayPair, CancellationToken cancellationToken)
    {
        Mode = AlignmentMode.Comparable;
        if (source.Count > 0 && target.Count > 0)
        {
            FollowPath(cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            Extend(Content, 0, candidates, mayPair);
        }

        Complete();
    }

    /// <summary>Probability that a bead is exactly right.</summary>
    public double Certainty(UnitSets bead)
    {
        if (settledSets.Contains(bead))
            return 1;
        if (scorer is null)
            return models.Null.Probability([BeadCertainty.Surest, -BeadCertainty.Surest, 0]);
        Span<double> values = stackalloc double[BeadCertainty.OfBeads.Length];
        return Model(bead).Probability(Measure(bead, values));
    }

    /// <summary>What bears on the certainty of a bead, in the order of its model's measurements.</summary>
    public ReadOnlySpan<double> Measure(UnitSets bead, Span<double> values)
    {
        var comparable = Mode == AlignmentMode.Comparable ? 1 : 0;
        if (bead.Source.Length > 0 && bead.Target.Length > 0)
        {
            var span = new SpanBead(bead.Source[0], bead.Source.Length, bead.Target[0], bead.Target.Length);
            var isSpan = bead.Source[^1] - bead.Source[0] < bead.Source.Length && bead.Target[^1] - bead.Target[0] < bead.Target.Length;
            values[0] = BeadCertainty.Logit(isSpan ? onPath.GetValueOrDefault(span) : 0);
            values[1] = free!.LogOdds(bead.Source, bead.Target);
            values[2] = comparable;
            values[3] = bead.Source.Length + bead.Target.Length;
            return values[..BeadCertainty.OfBeads.Length];
        }

        values[0] = BeadCertainty.Logit(bead.Source.Length > 0 ? unlinkedSource[bead.Source[0]] : unlinkedTarget[bead.Target[0]]);
        values[1] = BestOdds(bead);
        values[2] = comparable;
        return values[..BeadCertainty.OfNulls.Length];
    }

    /// <summary>The evidence of a bead as shown to people.</summary>
    public Evidence EvidenceOf(UnitSets bead) => bead.Source.Length == 0 || bead.Target.Length == 0 || scorer is null
        ? Evidence.None
        : new Evidence(
            scorer.Similarity(bead.Source, bead.Target),
            0,
            scorer.Shared(bead.Source, bead.Target, KeyKind.Quantity),
            scorer.Shared(bead.Source, bead.Target, KeyKind.Name),
            scorer.Shared(bead.Source, bead.Target, KeyKind.Term));

    private AdditiveModel Model(UnitSets bead) => bead.Source.Length > 0 && bead.Target.Length > 0 ? models.Bead : models.Null;

    private void FollowPath(CancellationToken cancellationToken)
    {
        var geometry = new BeadScorer(source, target, band);
        // Where every cell is at hand, beads that leave the common order are looked for among the same candidates.
        var sure = IsWhole ? null : SurePairs.Find(geometry, band, models.PiecesOnPath, bead => settled.Allow(bead));
        var narrow = sure?.Narrow(band) ?? band;
        var links = PieceLinks.Of(source, target, band, narrow, geometry, sure, settled, models, cancellationToken);
        scorer = geometry.With(links);
        free = new FreeSearch(scorer, models.Free);
        candidates = BeadCandidates.Pick(scorer, narrow, sure);
        path = new PathSearch(scorer, narrow, models.Path, candidates.Where(bead => settled.Allow(bead) && (IsWhole || links.Allow(bead))), cancellationToken);
        (unlinkedSource, unlinkedTarget) = path.Unlinked();
        for (var b = 0; b < path.Beads.Count; b++)
        {
            if (path.Probabilities[b] > BeadCertainty.Faintest)
                onPath.Add(path.Beads[b], path.Probabilities[b]);
        }
    }

    private List<UnitSets> Crossing()
    {
        var beads = new List<UnitSets>();
        Extend(beads, 0, candidates);
        return beads;
    }

    /// <summary>Adds what leaves the path: blocks that stand elsewhere, units that a foreign run parts from their bead.</summary>
    private void AddMoved(CancellationToken cancellationToken)
    {
        if (IsWhole)
        {
            for (var paths = 1; paths < MostPaths && FollowAnotherPath(cancellationToken); paths++)
            {
            }

            Extend(Content, LeastOffPath, candidates);
            return;
        }

        var (freeSource, freeTarget) = Free(Content);
        var far = FarPairs.Candidates(source, unit => freeSource[unit], target, unit => freeTarget[unit], cancellationToken)
            .Where(bead => !freeSource.AsSpan(bead.Source, bead.SourceUnits).Contains(false) && !freeTarget.AsSpan(bead.Target, bead.TargetUnits).Contains(false))
            .ToArray();
        scorer!.Include(far.Where(bead => bead.SourceUnits + bead.TargetUnits == 2).Select(bead => (bead.Source, bead.Target)));
        Extend(Content, LeastFar, far);
    }

    /// <summary>Adds the beads of the best path through the free units; false where there are none.</summary>
    private bool FollowAnotherPath(CancellationToken cancellationToken)
    {
        var (freeSource, freeTarget) = Free(Content);
        var search = path!.Among(
            bead => !freeSource.AsSpan(bead.Source, bead.SourceUnits).Contains(false) && !freeTarget.AsSpan(bead.Target, bead.TargetUnits).Contains(false),
            cancellationToken);
        var found = search.Decode().Where(bead => bead.Probability >= LeastOnLaterPath).ToArray();
        foreach (var (bead, probability) in found)
        {
            Content.Add(UnitSets.Of(bead));
            onPath[bead] = Math.Max(onPath.GetValueOrDefault(bead), probability);
        }

        return found.Length > 0;
    }

    private void Extend(
        List<UnitSets> beads, double leastOdds, IEnumerable<SpanBead> among, Func<int, int, bool>? mayPair = null)
    {
        var (freeSource, freeTarget) = Free(beads);
        new FreeSearch(scorer!, models.Free) { LeastOdds = leastOdds }.Extend(beads, freeSource, freeTarget, among, mayPair);
    }

    private (bool[] Source, bool[] Target) Free(List<UnitSets> beads)
    {
        bool[] freeSource = [.. Enumerable.Range(0, source.Count).Select(settled.IsFreeSource)];
        bool[] freeTarget = [.. Enumerable.Range(0, target.Count).Select(settled.IsFreeTarget)];
        foreach (var bead in beads)
        {
            foreach (var unit in bead.Source)
                freeSource[unit] = false;
            foreach (var unit in bead.Target)
                freeTarget[unit] = false;
        }

        return (freeSource, freeTarget);
    }

    private void Decide(AlignmentMode mode, List<(SpanBead Bead, double Probability)> ordered, List<UnitSets> crossing)
    {
        if (mode != AlignmentMode.Auto)
            return;
        if (!IsWhole)
        {
            var share = (double)ordered.Sum(bead => bead.Bead.SourceUnits + bead.Bead.TargetUnits) / (source.Count + target.Count);
            Mode = share < FewestLinked ? AlignmentMode.Comparable : AlignmentMode.Parallel;
            Reason = string.Create(CultureInfo.InvariantCulture, $"{share:P0} of the units answer each other in a common order");
            return;
        }

        var links = crossing.SelectMany(bead => bead.Source.SelectMany(s => bead.Target.Select(t => (s, t)))).ToArray();
        var linkedOnPath = ordered.SelectMany(bead => UnitSets.Of(bead.Bead).Source.SelectMany(s => UnitSets.Of(bead.Bead).Target.Select(t => (s, t)))).ToHashSet();
        var off = links.Count(link => !linkedOnPath.Contains(link));
        Mode = links.Length > 0 && (double)off / links.Length > CrossingShare ? AlignmentMode.Comparable : AlignmentMode.Parallel;
        Reason = string.Create(CultureInfo.InvariantCulture, $"{off} of {links.Length} links found without regard to order leave the common order");
    }

    /// <summary>Adds the settled beads, and a null bead for each unit that stands in none.</summary>
    private void Complete()
    {
        Content.AddRange(settledSets);
        var (freeSource, freeTarget) = Free(Content);
        for (var unit = 0; unit < freeSource.Length; unit++)
        {
            if (freeSource[unit])
                Content.Add(new UnitSets([unit], []));
        }

        for (var unit = 0; unit < freeTarget.Length; unit++)
        {
            if (freeTarget[unit])
                Content.Add(new UnitSets([], [unit]));
        }
    }

    /// <summary>Log odds of the best counterpart that a unit without one might have.</summary>
    private double BestOdds(UnitSets bead)
    {
        var best = -BeadCertainty.Surest;
        foreach (var other in bead.Source.Length > 0 ? scorer!.NearestTargets(bead.Source[0]) : scorer!.NearestSources(bead.Target[0]))
        {
            if (other >= 0)
                best = Math.Max(best, bead.Source.Length > 0 ? free!.LogOdds(bead.Source, [other]) : free!.LogOdds([other], bead.Target));
        }

        return best;
    }
}
