using System.Runtime.InteropServices;

namespace Bilingual.Alignment;

/// <summary>
/// How the pieces (sentences) within the units of two texts answer each other. A unit of several sentences, some of which are missing on
/// the other side, shows by its sentences what its own vector blurs.
/// </summary>
internal sealed class PieceLinks
{
    private const float Faintest = 0.02f;

    // What is fainter than the faintest is no evidence; what is slighter than this cannot be in the running.
    private const float Slightest = 1e-4f;
    private readonly List<UnitLink>[] bySource;
    private readonly List<UnitLink>[] byTarget;
    private readonly float[] linkedOfSource;
    private readonly float[] linkedOfTarget;
    private readonly PieceSignals source;
    private readonly PieceSignals target;
    private readonly BeadScorer scorer;
    private readonly FreeSearch free;
    private readonly bool areUnits;

    private PieceLinks(PieceSignals source, PieceSignals target, BeadScorer scorer, FreeSearch free, bool areUnits)
    {
        (this.source, this.target, this.scorer, this.free, this.areUnits) = (source, target, scorer, free, areUnits);
        var (sourceUnits, targetUnits) = (source.Starts.Length - 1, target.Starts.Length - 1);
        bySource = new List<UnitLink>[sourceUnits];
        byTarget = new List<UnitLink>[targetUnits];
        linkedOfSource = new float[sourceUnits];
        linkedOfTarget = new float[targetUnits];
    }

    /// <summary>Links the pieces: by their probability on a path through both texts, or, where that is higher, whatever the order.</summary>
    /// <param name="source">Source units.</param>
    /// <param name="target">Target units.</param>
    /// <param name="band">The cells of units that are known.</param>
    /// <param name="narrow">The cells of the band that are searched.</param>
    /// <param name="ofUnits">The evidence of the units without links, which serves where units are their own pieces.</param>
    /// <param name="sureUnits">Pairs of units that leave no doubt; null where every reading is wanted.</param>
    /// <param name="settled">Beads whose pieces answer nothing else.</param>
    /// <param name="models">The models of pieces.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static PieceLinks Of(
        TextSignals source, TextSignals target, SearchBand band, SearchBand narrow, BeadScorer ofUnits, SurePairs? sureUnits, FixedBeads settled, BeadModels models, CancellationToken cancellationToken)
    {
        var sourcePieces = source.Pieces ?? new PieceSignals(source, Identity(source.Count));
        var targetPieces = target.Pieces ?? new PieceSignals(target, Identity(target.Count));
        var areUnits = source.Pieces is null && target.Pieces is null;
        var scorer = areUnits ? ofUnits : new BeadScorer(sourcePieces.Signals, targetPieces.Signals, band.OfPieces(sourcePieces.Starts, targetPieces.Starts));
        var pieceBand = areUnits ? narrow : narrow.OfPieces(sourcePieces.Starts, targetPieces.Starts);
        var (sourceOwners, targetOwners) = (Owners(sourcePieces), Owners(targetPieces));
        var strengths = new Dictionary<(int Source, int Target), float>();
        var sure = areUnits || sureUnits is null ? sureUnits : SurePairs.Find(scorer, band.OfPieces(sourcePieces.Starts, targetPieces.Starts), models.PiecesOnPath, Allows);
        var search = new PathSearch(scorer, pieceBand, models.PiecesOnPath, BeadCandidates.Pick(scorer, pieceBand, sure).Where(Allows), cancellationToken);
        for (var b = 0; b < search.Beads.Count; b++)
        {
            var bead = search.Beads[b];
            if (search.Probabilities[b] < Slightest)
                continue;
            for (var s = bead.Source; s < bead.Source + bead.SourceUnits; s++)
            {
                for (var t = bead.Target; t < bead.Target + bead.TargetUnits; t++)
                {
                    // What is too faint for evidence is noted all the same, so that it can be told from what is impossible.
                    ref var strength = ref CollectionsMarshal.GetValueRefOrAddDefault(strengths, (s, t), out _);
                    strength += search.Probabilities[b] < Faintest ? 0 : search.Probabilities[b];
                }
            }
        }

        var free = new FreeSearch(scorer, models.PiecesFree);
        foreach (var bead in search.Beads)
        {
            if (bead.SourceUnits + bead.TargetUnits > 2)
                continue;
            var probability = (float)AdditiveModel.Logistic(free.LogOdds([bead.Source], [bead.Target]));
            if (probability > MathF.Max(Faintest, strengths.GetValueOrDefault((bead.Source, bead.Target))))
                strengths[(bead.Source, bead.Target)] = probability;
        }

        var links = new PieceLinks(sourcePieces, targetPieces, scorer, free, areUnits);
        links.Gather(strengths);
        return links;

        bool Allows(SpanBead bead)
        {
            var (firstSource, firstTarget) = (sourceOwners[bead.Source], targetOwners[bead.Target]);
            return settled.Allow(new SpanBead(
                firstSource,
                sourceOwners[bead.Source + bead.SourceUnits - 1] - firstSource + 1,
                firstTarget,
                targetOwners[bead.Target + bead.TargetUnits - 1] - firstTarget + 1));
        }
    }

    /// <summary>Links the pieces of units outside the band, whatever their order.</summary>
    /// <param name="cells">Source and target units, no pair twice and none in the band.</param>
    public void Include(IReadOnlyCollection<(int Source, int Target)> cells)
    {
        var pairs = cells.SelectMany(cell => Pieces(source, cell.Source).SelectMany(s => Pieces(target, cell.Target).Select(t => (Source: s, Target: t)))).ToArray();
        // Where units are their own pieces the evidence is shared and has these cells already.
        if (!areUnits)
            scorer.Include(pairs);
        var strengths = new Dictionary<(int Source, int Target), float>();
        foreach (var pair in pairs)
        {
            var probability = (float)AdditiveModel.Logistic(free.LogOdds([pair.Source], [pair.Target]));
            if (probability > Faintest)
                strengths.Add(pair, probability);
        }

        Gather(strengths);

        static IEnumerable<int> Pieces(PieceSignals signals, int unit) => Enumerable.Range(signals.Starts[unit], signals.Starts[unit + 1] - signals.Starts[unit]);
    }

    /// <summary>Whether each unit of a bead might answer another one of it: a bead of which this is not so has no chance on a path.</summary>
    public bool Allow(in SpanBead bead)
    {
        for (var unit = bead.Source; unit < bead.Source + bead.SourceUnits; unit++)
        {
            if (!Holds(bySource[unit], bead.Target, bead.TargetUnits))
                return false;
        }

        for (var unit = bead.Target; unit < bead.Target + bead.TargetUnits; unit++)
        {
            if (!Holds(byTarget[unit], bead.Source, bead.SourceUnits))
                return false;
        }

        return true;

        static bool Holds(List<UnitLink>? links, int first, int count)
        {
            foreach (var link in CollectionsMarshal.AsSpan(links))
            {
                if ((uint)(link.Other - first) < (uint)count)
                    return true;
            }

            return false;
        }
    }

    /// <summary>Measures a bead: the shares of its text that are linked within it and outside, and its weakest unit's strongest link.</summary>
    public void Measure(ReadOnlySpan<int> sourceSet, ReadOnlySpan<int> targetSet, int length, Span<double> measurements)
    {
        float inside = 0, all = 0, bond = 1;
        foreach (var unit in sourceSet)
        {
            var strongest = 0f;
            all += linkedOfSource[unit];
            foreach (var link in CollectionsMarshal.AsSpan(bySource[unit]))
            {
                if (!targetSet.Contains(link.Other))
                    continue;
                inside += link.Length;
                strongest = MathF.Max(strongest, link.Strongest);
            }

            bond = MathF.Min(bond, strongest);
        }

        foreach (var unit in targetSet)
        {
            var strongest = 0f;
            all += linkedOfTarget[unit];
            foreach (var link in CollectionsMarshal.AsSpan(byTarget[unit]))
            {
                if (!sourceSet.Contains(link.Other))
                    continue;
                inside += link.Length;
                strongest = MathF.Max(strongest, link.Strongest);
            }

            bond = MathF.Min(bond, strongest);
        }

        measurements[0] = inside / Math.Max(1, length);
        measurements[1] = (all - inside) / Math.Max(1, length);
        measurements[2] = bond;
    }

    private void Gather(Dictionary<(int Source, int Target), float> strengths)
    {
        var (sourceUnits, targetUnits) = (Owners(source), Owners(target));
        foreach (var ((s, t), strength) in strengths)
        {
            var (unit, other, capped) = (sourceUnits[s], targetUnits[t], MathF.Min(1, strength));
            Add(bySource, unit, other, capped, source.Signals.Lengths[s]);
            Add(byTarget, other, unit, capped, target.Signals.Lengths[t]);
            linkedOfSource[unit] += capped * source.Signals.Lengths[s];
            linkedOfTarget[other] += capped * target.Signals.Lengths[t];
        }

        static void Add(List<UnitLink>[] lists, int unit, int other, float strength, int length)
        {
            var list = lists[unit] ??= [];
            var at = list.FindIndex(link => link.Other == other);
            if (at < 0)
                list.Add(new UnitLink(other, strength * length, strength));
            else
                list[at] = new UnitLink(other, list[at].Length + (strength * length), MathF.Max(list[at].Strongest, strength));
        }
    }

    private static int[] Owners(PieceSignals pieces)
    {
        var owners = new int[pieces.Starts[^1]];
        for (var unit = 0; unit + 1 < pieces.Starts.Length; unit++)
            owners.AsSpan(pieces.Starts[unit]..pieces.Starts[unit + 1]).Fill(unit);
        return owners;
    }

    private static int[] Identity(int count) => [.. Enumerable.Range(0, count + 1)];

    /// <summary>What links a unit to one of the other side.</summary>
    /// <param name="Other">The other unit.</param>
    /// <param name="Length">Length of the pieces that are linked, times their strength.</param>
    /// <param name="Strongest">The strongest link, 0 to 1.</param>
    private readonly record struct UnitLink(int Other, float Length, float Strongest);
}
