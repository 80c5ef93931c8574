namespace Bilingual.Alignment;

/// <summary>
/// Beads without regard to order: the pairs that gain most are taken first, each unit once (competitive linking, Melamed 2000), then units
/// left over join the beads beside them where that gains.
/// </summary>
internal sealed class FreeSearch
{
    // Units between a bead and one that joins it across a foreign run.
    private const int FarthestGap = 15;
    private readonly BeadScorer scorer;
    private readonly BeadPriors priors;
    private readonly int sourceUnits;
    private readonly int targetUnits;

    /// <summary>Prepares a search.</summary>
    public FreeSearch(BeadScorer scorer, BeadPriors priors, int sourceUnits, int targetUnits)
    {
        this.scorer = scorer;
        this.priors = priors;
        this.sourceUnits = sourceUnits;
        this.targetUnits = targetUnits;
    }

    /// <summary>What a pair must gain beyond its price.</summary>
    public double LeastGain { get; init; }

    /// <summary>What a merge must gain beyond its price.</summary>
    public double LeastMergeGain { get; init; } = 0.5;

    /// <summary>Adds one-to-one beads among the free units and lets free units join beads.</summary>
    /// <param name="beads">The beads so far, none of them null; receives the new ones.</param>
    /// <param name="mayPair">Whether two units may stand in one bead.</param>
    public void Extend(List<UnitSets> beads, Func<int, int, bool> mayPair)
    {
        var freeSource = Free(sourceUnits, beads.SelectMany(bead => bead.Source));
        var freeTarget = Free(targetUnits, beads.SelectMany(bead => bead.Target));
        var candidates = new List<(double Gain, int Source, int Target)>();
        for (var s = 0; s < sourceUnits; s++)
        {
            if (!freeSource[s])
                continue;
            for (var t = 0; t < targetUnits; t++)
            {
                if (!freeTarget[t] || !mayPair(s, t))
                    continue;
                var gain = scorer.LogOdds(s, 1, t, 1) + priors.Gain(1, 1);
                if (gain > LeastGain)
                    candidates.Add((gain, s, t));
            }
        }

        foreach (var (_, s, t) in candidates.OrderByDescending(c => c.Gain).ThenBy(c => c.Source).ThenBy(c => c.Target))
        {
            if (!freeSource[s] || !freeTarget[t])
                continue;
            freeSource[s] = freeTarget[t] = false;
            beads.Add(new UnitSets([s], [t]));
        }

        while (Join(beads, freeSource, freeTarget, mayPair))
        {
        }
    }

    private static bool[] Free(int count, IEnumerable<int> taken)
    {
        var free = new bool[count];
        Array.Fill(free, true);
        foreach (var unit in taken)
            free[unit] = false;
        return free;
    }

    /// <summary>Makes the most gaining join of each bead; false where none gains.</summary>
    private bool Join(List<UnitSets> beads, bool[] freeSource, bool[] freeTarget, Func<int, int, bool> mayPair)
    {
        var joined = false;
        for (var b = 0; b < beads.Count; b++)
        {
            var bead = beads[b];
            var now = Gain(bead.Source, bead.Target);
            var best = (Gain: now + LeastMergeGain, Bead: bead);
            if (bead.Source.Length < BeadPriors.Longest)
            {
                foreach (var unit in Beside(bead.Source, freeSource))
                {
                    if (!bead.Target.All(t => mayPair(unit, t)))
                        continue;
                    int[] merged = [.. bead.Source.Append(unit).Order()];
                    var gain = Gain(merged, bead.Target);
                    if (gain > best.Gain)
                        best = (gain, bead with { Source = merged });
                }
            }

            if (bead.Target.Length < BeadPriors.Longest)
            {
                foreach (var unit in Beside(bead.Target, freeTarget))
                {
                    if (!bead.Source.All(s => mayPair(s, unit)))
                        continue;
                    int[] merged = [.. bead.Target.Append(unit).Order()];
                    var gain = Gain(bead.Source, merged);
                    if (gain > best.Gain)
                        best = (gain, bead with { Target = merged });
                }
            }

            if (ReferenceEquals(best.Bead, bead))
                continue;
            foreach (var unit in best.Bead.Source)
                freeSource[unit] = false;
            foreach (var unit in best.Bead.Target)
                freeTarget[unit] = false;
            beads[b] = best.Bead;
            joined = true;
        }

        return joined;
    }

    private double Gain(int[] source, int[] target) => scorer.LogOdds(source, target) + priors.Gain(source.Length, target.Length);

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
internal sealed record UnitSets(int[] Source, int[] Target);
