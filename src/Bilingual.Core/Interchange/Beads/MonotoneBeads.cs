using Bilingual.Alignment;

namespace Bilingual.Interchange.Beads;

/// <summary>A stretch of two texts: the units of a bead, or a single unit without a counterpart.</summary>
/// <param name="Source">First source unit.</param>
/// <param name="SourceEnd">One past the last source unit.</param>
/// <param name="Target">First target unit.</param>
/// <param name="TargetEnd">One past the last target unit.</param>
/// <param name="Probability">Probability of the bead; 0 for units that stand in no bead.</param>
internal readonly record struct Stretch(int Source, int SourceEnd, int Target, int TargetEnd, double Probability);

/// <summary>Beads in order without holes, which is all that formats of the Gale and Church tradition can hold.</summary>
internal static class MonotoneBeads
{
    /// <summary>The first bead that crosses another or has a hole, or null.</summary>
    public static Bead? FirstOutOfOrder(IEnumerable<Bead> beads)
    {
        var (source, target) = (-1, -1);
        foreach (var bead in Linked(beads))
        {
            if (!IsRun(bead.Source.AsSpan()) || !IsRun(bead.Target.AsSpan()) || bead.Source[0] <= source || bead.Target[0] <= target)
                return bead;
            (source, target) = (bead.Source[^1], bead.Target[^1]);
        }

        return null;
    }

    /// <summary>
    /// Both texts from start to end: each bead, and before it the units without a counterpart one by one, source first. The beads have
    /// passed <see cref="FirstOutOfOrder"/>.
    /// </summary>
    public static IEnumerable<Stretch> Stretches(IReadOnlyCollection<Bead> beads, int sourceCount, int targetCount)
    {
        var unlinkedSource = beads.Where(bead => bead.Target.IsEmpty).ToDictionary(bead => bead.Source[0], bead => bead.Probability);
        var unlinkedTarget = beads.Where(bead => bead.Source.IsEmpty).ToDictionary(bead => bead.Target[0], bead => bead.Probability);
        var (source, target) = (0, 0);
        var end = new Stretch(sourceCount, sourceCount, targetCount, targetCount, 0);
        foreach (var next in Linked(beads).Select(StretchOf).Append(end))
        {
            for (; source < next.Source; source++)
                yield return new Stretch(source, source + 1, target, target, unlinkedSource.GetValueOrDefault(source));
            for (; target < next.Target; target++)
                yield return new Stretch(source, source, target, target + 1, unlinkedTarget.GetValueOrDefault(target));
            (source, target) = (next.SourceEnd, next.TargetEnd);
            if (next.SourceEnd > next.Source)
                yield return next;
        }
    }

    private static Stretch StretchOf(Bead bead) =>
        new(bead.Source[0], bead.Source[^1] + 1, bead.Target[0], bead.Target[^1] + 1, bead.Probability);

    private static IEnumerable<Bead> Linked(IEnumerable<Bead> beads) => beads.Where(bead => !bead.IsNull).OrderBy(bead => bead.Source[0]);

    private static bool IsRun(ReadOnlySpan<int> units)
    {
        for (var index = 1; index < units.Length; index++)
        {
            if (units[index] != units[index - 1] + 1)
                return false;
        }

        return true;
    }
}
