using System.Runtime.InteropServices;

namespace Bilingual.Alignment;

/// <summary>
/// Beads without regard to order: the most probable are taken first, each unit once (competitive linking, Melamed 2000), then units left
/// over join the beads beside them where that makes a more probable bead.
/// </summary>
/// <param name="scorer">The evidence.</param>
/// <param name="model">That a bead is exactly right, whatever the order.</param>
internal sealed class FreeSearch(BeadScorer scorer, AdditiveModel model)
{
    // Units between a bead and one that joins it across a foreign run.
    private const int FarthestGap = 15;

    /// <summary>Log odds from which a bead is made.</summary>
    public double LeastOdds { get; init; }

    /// <summary>Log odds by which a join must better a bead.</summary>
    public double LeastRise { get; init; } = 0.5;

    /// <summary>Adds beads among the free units, and lets free units join beads.</summary>
    /// <param name="beads">The beads so far, none of them null; receives the new ones.</param>
    /// <param name="freeSource">Which source units are free; those that are taken are marked.</param>
    /// <param name="freeTarget">Which target units are free; those that are taken are marked.</param>
    /// <param name="candidates">New beads that are worth a look.</param>
    /// <param name="mayPair">Whether two units may stand in one bead; null where all may.</param>
    public void Extend(
        List<UnitSets> beads, bool[] freeSource, bool[] freeTarget, IEnumerable<SpanBead> candidates, Func<int, int, bool>? mayPair = null)
    {
        Link(beads, freeSource, freeTarget, candidates, mayPair);
        for (var b = 0; b < beads.Count; b++)
        {
            while (Join(ref CollectionsMarshal.AsSpan(beads)[b], freeSource, freeTarget, mayPair))
            {
            }
        }
    }

    /// <summary>Log odds that a bead is exactly right, whatever the order.</summary>
    public double LogOdds(ReadOnlySpan<int> sourceSet, ReadOnlySpan<int> targetSet)
    {
        Span<double> measurements = stackalloc double[scorer.Measurements.Length];
        scorer.Measure(sourceSet, targetSet, measurements);
        return model.LogOdds(measurements);
    }

    private void Link(
        List<UnitSets> beads, bool[] freeSource, bool[] freeTarget, IEnumerable<SpanBead> candidates, Func<int, int, bool>? mayPair)
    {
        var promising = new List<(double Odds, SpanBead Bead)>();
        Span<int> sourceBuffer = stackalloc int[BeadPriors.Longest];
        Span<int> targetBuffer = stackalloc int[BeadPriors.Longest];
        foreach (var bead in candidates.Where(IsFree))
        {
            var odds = LogOdds(bead.SourceSet(sourceBuffer), bead.TargetSet(targetBuffer));
            if (odds > LeastOdds)
                promising.Add((odds, bead));
        }

        foreach (var (_, bead) in promising.OrderByDescending(c => c.Odds).ThenBy(c => c.Bead.Source).ThenBy(c => c.Bead.Target).ThenBy(c => c.Bead.SourceUnits + c.Bead.TargetUnits))
        {
            if (!IsFree(bead))
                continue;
            freeSource.AsSpan(bead.Source, bead.SourceUnits).Clear();
            freeTarget.AsSpan(bead.Target, bead.TargetUnits).Clear();
            beads.Add(UnitSets.Of(bead));
        }

        bool IsFree(SpanBead bead)
        {
            if (freeSource.AsSpan(bead.Source, bead.SourceUnits).Contains(false) || freeTarget.AsSpan(bead.Target, bead.TargetUnits).Contains(false))
                return false;
            for (var s = bead.Source; mayPair is not null && s < bead.Source + bead.SourceUnits; s++)
            {
                for (var t = bead.Target; t < bead.Target + bead.TargetUnits; t++)
                {
                    if (!mayPair(s, t))
                        return false;
                }
            }

            return true;
        }
    }

    /// <summary>Lets the unit join a bead that betters it most; false where none does.</summary>
    private bool Join(ref UnitSets bead, bool[] freeSource, bool[] freeTarget, Func<int, int, bool>? mayPair)
    {
        var now = bead;
        var joins = new List<UnitSets>();
        if (now.Source.Length < BeadPriors.Longest)
        {
            foreach (var unit in Beside(now.Source, freeSource))
            {
                if (mayPair is null || now.Target.All(t => mayPair(unit, t)))
                    joins.Add(now with { Source = [.. now.Source.Append(unit).Order()] });
            }
        }

        if (now.Target.Length < BeadPriors.Longest)
        {
            foreach (var unit in Beside(now.Target, freeTarget))
            {
                if (mayPair is null || now.Source.All(s => mayPair(s, unit)))
                    joins.Add(now with { Target = [.. now.Target.Append(unit).Order()] });
            }
        }

        if (joins.Count == 0)
            return false;
        var best = LogOdds(now.Source, now.Target) + LeastRise;
        foreach (var join in joins)
        {
            var odds = LogOdds(join.Source, join.Target);
            if (odds > best)
                (best, bead) = (odds, join);
        }

        if (ReferenceEquals(bead, now))
            return false;
        foreach (var unit in bead.Source)
            freeSource[unit] = false;
        foreach (var unit in bead.Target)
            freeTarget[unit] = false;
        return true;
    }

    /// <summary>The free units before and after a bead that only free units part from it.</summary>
    private static IEnumerable<int> Beside(int[] units, bool[] free)
    {
        for (var unit = units[^1] + 1; unit < free.Length && free[unit] && unit - units[^1] <= FarthestGap; unit++)
            yield return unit;
        for (var unit = units[0] - 1; unit >= 0 && free[unit] && units[0] - unit <= FarthestGap; unit--)
            yield return unit;
    }
}

/// <summary>The units of a bead, ascending on both sides.</summary>
/// <param name="Source">Source units.</param>
/// <param name="Target">Target units.</param>
internal sealed record UnitSets(int[] Source, int[] Target)
{
    /// <summary>The units of a bead of consecutive units.</summary>
    public static UnitSets Of(in SpanBead bead) =>
        new([.. Enumerable.Range(bead.Source, bead.SourceUnits)], [.. Enumerable.Range(bead.Target, bead.TargetUnits)]);
}
