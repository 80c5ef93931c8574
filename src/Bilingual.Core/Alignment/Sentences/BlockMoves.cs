using System.Collections.Immutable;

namespace Bilingual.Alignment;

/// <summary>Tells the beads in the common order of two texts from blocks that stand elsewhere on the other side.</summary>
internal static class BlockMoves
{
    // Units between beads of one block.
    private const int WidestGap = 8;

    /// <summary>The heaviest chain of beads that ascends on both sides, by units; in order.</summary>
    public static List<UnitSets> Chain(IReadOnlyList<UnitSets> beads)
    {
        var ordered = beads.OrderBy(bead => bead.Source[0]).ThenBy(bead => bead.Target[0]).ToArray();
        var weights = new int[ordered.Length];
        var previous = new int[ordered.Length];
        // For each reachable weight-increasing end the best bead that ends there, by its last target unit: a staircase of maxima.
        var ends = new SortedList<int, int>();
        for (var b = 0; b < ordered.Length; b++)
        {
            var before = Before(ends, ordered[b].Target[0]);
            previous[b] = before;
            weights[b] = ordered[b].Source.Length + ordered[b].Target.Length + (before >= 0 ? weights[before] : 0);
            var key = ordered[b].Target[0];
            var below = Before(ends, key + 1);
            if (below >= 0 && weights[below] >= weights[b])
                continue;
            ends[key] = b;
            for (var next = ends.IndexOfKey(key) + 1; next < ends.Count && weights[ends.Values[next]] <= weights[b];)
                ends.RemoveAt(next);
        }

        var chain = new List<UnitSets>();
        for (var b = ends.Count > 0 ? ends.Values[^1] : -1; b >= 0; b = previous[b])
            chain.Add(ordered[b]);
        chain.Reverse();
        return chain;
    }

    /// <summary>The blocks of beads that are not in the chain, by source.</summary>
    public static (ImmutableArray<MovedBlock> Blocks, HashSet<UnitSets> Beads) Find(IReadOnlyList<UnitSets> beads)
    {
        var chain = Chain(beads).ToHashSet(ReferenceEqualityComparer.Instance);
        var moved = beads.Where(bead => !chain.Contains(bead)).OrderBy(bead => bead.Source[0]).ToArray();
        var blocks = ImmutableArray.CreateBuilder<MovedBlock>();
        foreach (var bead in moved)
        {
            if (blocks.Count > 0 && Continues(blocks[^1], bead))
                blocks[^1] = blocks[^1] with { SourceEnd = Math.Max(blocks[^1].SourceEnd, bead.Source[^1] + 1), TargetEnd = Math.Max(blocks[^1].TargetEnd, bead.Target[^1] + 1) };
            else
                blocks.Add(new MovedBlock(bead.Source[0], bead.Source[^1] + 1, bead.Target[0], bead.Target[^1] + 1));
        }

        return (blocks.ToImmutable(), moved.ToHashSet<UnitSets>(ReferenceEqualityComparer.Instance));
    }

    private static bool Continues(MovedBlock block, UnitSets bead) =>
        bead.Source[0] - block.SourceEnd < WidestGap && bead.Target[0] >= block.TargetStart && bead.Target[0] - block.TargetEnd < WidestGap;

    /// <summary>The bead of the last entry whose key lies below; −1 where there is none.</summary>
    private static int Before(SortedList<int, int> ends, int key)
    {
        var (low, high) = (0, ends.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (ends.Keys[middle] < key)
                low = middle + 1;
            else
                high = middle;
        }

        return low > 0 ? ends.Values[low - 1] : -1;
    }
}
