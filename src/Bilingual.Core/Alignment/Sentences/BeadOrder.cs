using System.Collections.Immutable;

namespace Bilingual.Alignment;

/// <summary>Puts beads in reading order.</summary>
internal static class BeadOrder
{
    /// <summary>By first source unit; null beads of the target before the first bead whose target units follow them.</summary>
    public static ImmutableArray<Bead> InReadingOrder(IEnumerable<Bead> beads)
    {
        var all = beads.ToArray();
        var bySource = all.Where(bead => bead.Source.Length > 0).OrderBy(bead => bead.Source[0]).ToArray();
        var alone = new Queue<Bead>(all.Where(bead => bead.Source.Length == 0).OrderBy(bead => bead.Target[0]));
        var ordered = ImmutableArray.CreateBuilder<Bead>(all.Length);
        foreach (var bead in bySource)
        {
            while (bead.Target.Length > 0 && alone.TryPeek(out var waiting) && waiting.Target[0] < bead.Target[0])
                ordered.Add(alone.Dequeue());
            ordered.Add(bead);
        }

        ordered.AddRange(alone);
        return ordered.MoveToImmutable();
    }
}
