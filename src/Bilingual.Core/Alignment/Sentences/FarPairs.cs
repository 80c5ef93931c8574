using System.Numerics.Tensors;
using Bilingual.Embedding;

namespace Bilingual.Alignment;

/// <summary>
/// Looks for moved blocks in texts that are too long for every unit to be compared with every other: among the units that the path left
/// over, pairs that are each other's nearest and stand beside another such pair.
/// </summary>
internal static class FarPairs
{
    private const long MostCells = 40_000_000;
    private const float LeastCosine = 0.45f;
    private const int Reach = 6;
    private const int Slack = 2;

    /// <summary>Beads worth a look, in the order of a band.</summary>
    public static IEnumerable<SpanBead> Candidates(
        TextSignals source, Func<int, bool> isFreeSource, TextSignals target, Func<int, bool> isFreeTarget, CancellationToken cancellationToken)
    {
        var (sources, targets) = (Units(source, isFreeSource), Units(target, isFreeTarget));
        // Where too many are left over, every so many of them still meets a block of a few units.
        var stride = 1;
        while ((long)(sources.Count / stride) * (targets.Count / stride) > MostCells)
            stride++;
        if (stride > 1)
            sources = [.. sources.Where((_, i) => i % stride == 0)];
        if (stride > 1)
            targets = [.. targets.Where((_, i) => i % stride == 0)];
        if (sources.Count == 0 || targets.Count == 0)
            return [];
        var (ofSources, ofTargets) = NeighbourSearch.Find(
            Vectors(source, sources), Vectors(target, targets), source.Dimension, 1, threads: 1, cancellationToken);
        var pairs = new List<(int Source, int Target)>();
        for (var s = 0; s < sources.Count; s++)
        {
            var t = ofSources.Indices(s)[0];
            if (ofSources.Similarities(s)[0] >= LeastCosine && ofTargets.Indices(t)[0] == s)
                pairs.Add((sources[s], targets[t]));
        }

        return Around(Supported(pairs, stride), source.Count, target.Count);
    }

    private static List<int> Units(TextSignals text, Func<int, bool> isFree) =>
        [.. Enumerable.Range(0, text.Count).Where(unit => isFree(unit) && TensorPrimitives.Norm(text.WeightedVector(unit)) > 0)];

    private static float[] Vectors(TextSignals text, List<int> units)
    {
        var vectors = new float[units.Count * text.Dimension];
        for (var i = 0; i < units.Count; i++)
        {
            var vector = text.WeightedVector(units[i]);
            TensorPrimitives.Divide(vector, TensorPrimitives.Norm(vector), vectors.AsSpan(i * text.Dimension, text.Dimension));
        }

        return vectors;
    }

    /// <summary>Pairs, ascending by source, that have a companion in a block.</summary>
    private static IEnumerable<(int Source, int Target)> Supported(List<(int Source, int Target)> pairs, int stride)
    {
        var reach = Reach * stride;
        for (var p = 0; p < pairs.Count; p++)
        {
            var isSupported = false;
            for (var other = p - 1; other >= 0 && pairs[p].Source - pairs[other].Source <= reach && !isSupported; other--)
                isSupported = Accompanies(pairs[other], pairs[p]);
            for (var other = p + 1; other < pairs.Count && pairs[other].Source - pairs[p].Source <= reach && !isSupported; other++)
                isSupported = Accompanies(pairs[p], pairs[other]);
            if (isSupported)
                yield return pairs[p];
        }

        bool Accompanies((int Source, int Target) first, (int Source, int Target) second) =>
            second.Target > first.Target && second.Target - first.Target <= reach + Slack;
    }

    private static IEnumerable<SpanBead> Around(IEnumerable<(int Source, int Target)> pairs, int sourceCount, int targetCount)
    {
        var cells = new SortedSet<(int Source, int Target)>();
        foreach (var (source, target) in pairs)
        {
            for (var along = -Reach; along <= Reach; along++)
            {
                for (var aside = -Slack; aside <= Slack; aside++)
                    cells.Add((source + along, target + along + aside));
            }
        }

        foreach (var (source, target) in cells)
        {
            for (var sourceUnits = 1; sourceUnits <= 2; sourceUnits++)
            {
                for (var targetUnits = 1; targetUnits <= 2; targetUnits++)
                {
                    if (source >= 0 && target >= 0 && source + sourceUnits <= sourceCount && target + targetUnits <= targetCount)
                        yield return new SpanBead(source, sourceUnits, target, targetUnits);
                }
            }
        }
    }
}
