using Bilingual.Embedding.Training;

namespace Bilingual.Alignment;

/// <summary>
/// A pair of documents with known beads, made from a run of sentence pairs by what happens to translated documents: sentences are joined
/// on a side or on both, left out, foreign runs are inserted, and blocks are moved.
/// </summary>
internal sealed class PseudoDocument
{
    private PseudoDocument(List<string> source, List<string> target, List<UnitSets> beads)
    {
        Source = source;
        Target = target;
        Beads = beads;
    }

    /// <summary>Source units.</summary>
    public List<string> Source { get; }

    /// <summary>Target units.</summary>
    public List<string> Target { get; }

    /// <summary>The right beads, null beads left out.</summary>
    public List<UnitSets> Beads { get; }

    /// <summary>Makes a pair of documents.</summary>
    /// <param name="run">The pairs.</param>
    /// <param name="foreign">Pairs of other documents, for foreign runs.</param>
    /// <param name="noise">How much happens to the documents.</param>
    /// <param name="random">Source of chance.</param>
    public static PseudoDocument Make(ParallelRun run, ParallelRun foreign, Noise noise, ref SplitMix random)
    {
        var groups = Group(run, noise, ref random);
        if (random.NextSingle() < noise.Moving)
            Rotate(groups, ref random);
        var sourceOrder = Enumerable.Range(0, groups.Count).ToList();
        var targetOrder = Enumerable.Range(0, groups.Count).ToList();
        if (noise.Moving > 0)
            MoveBlock(targetOrder, ref random);

        var sourcePlaces = new Dictionary<int, int[]>();
        var targetPlaces = new Dictionary<int, int[]>();
        var source = Lay(sourceOrder, group => groups[group].Source, foreign.Source, noise, sourcePlaces, ref random);
        var target = Lay(targetOrder, group => groups[group].Target, foreign.Target, noise, targetPlaces, ref random);
        var beads = new List<UnitSets>();
        for (var group = 0; group < groups.Count; group++)
        {
            if (sourcePlaces.TryGetValue(group, out var left) && targetPlaces.TryGetValue(group, out var right))
                beads.Add(new UnitSets(left, right));
        }

        return new PseudoDocument(source, target, beads);
    }

    /// <summary>Cuts a run in groups of pairs that will make one bead each.</summary>
    private static List<(string[] Source, string[] Target)> Group(ParallelRun run, Noise noise, ref SplitMix random)
    {
        var groups = new List<(string[] Source, string[] Target)>();
        for (var i = 0; i < run.Count;)
        {
            var size = random.NextSingle() < noise.Joining ? 2 + random.Next(2) : 1;
            size = Math.Min(size, run.Count - i);
            string[] source = [.. run.Source.AsSpan(i, size)];
            string[] target = [.. run.Target.AsSpan(i, size)];
            i += size;
            if (size > 1)
            {
                // Joined on one side, on the other, or, rarely, at different places on both.
                var how = random.Next(10);
                if (how < 5)
                    source = [string.Join(' ', source)];
                else if (how < 9 || size == 2)
                    target = [string.Join(' ', target)];
                else
                    (source, target) = ([string.Join(' ', source[..2]), .. source[2..]], [target[0], string.Join(' ', target[1..])]);
            }

            groups.Add((source, target));
        }

        return groups;
    }

    private static void Rotate<T>(List<T> groups, ref SplitMix random)
    {
        var at = random.Next(groups.Count);
        groups.AddRange(groups.GetRange(0, at));
        groups.RemoveRange(0, at);
    }

    private static void MoveBlock(List<int> order, ref SplitMix random)
    {
        if (order.Count < 4)
            return;
        var length = 1 + random.Next(order.Count / 2);
        var from = random.Next(order.Count - length + 1);
        var block = order.GetRange(from, length);
        order.RemoveRange(from, length);
        order.InsertRange(random.Next(order.Count + 1), block);
    }

    /// <summary>Writes the groups of a side one after another, leaves some out and inserts foreign runs.</summary>
    private static List<string> Lay(
        List<int> order,
        Func<int, string[]> texts,
        IReadOnlyList<string> foreign,
        Noise noise,
        Dictionary<int, int[]> places,
        ref SplitMix random)
    {
        var units = new List<string>();
        foreach (var group in order)
        {
            if (random.NextSingle() < noise.Inserting)
            {
                var length = 1 + random.Next(noise.LongestForeignRun);
                var from = random.Next(foreign.Count);
                for (var i = 0; i < length; i++)
                    units.Add(foreign[(from + i) % foreign.Count]);
            }

            if (random.NextSingle() < noise.Leaving)
                continue;
            var text = texts(group);
            places.Add(group, [.. Enumerable.Range(units.Count, text.Length)]);
            units.AddRange(text);
        }

        return units;
    }
}

/// <summary>How much happens to a document.</summary>
/// <param name="Joining">Share of beads of several pairs.</param>
/// <param name="Leaving">Share of beads left out on a side.</param>
/// <param name="Inserting">Share of places where a foreign run is inserted.</param>
/// <param name="LongestForeignRun">Units in the longest foreign run.</param>
/// <param name="Moving">Whether blocks are moved: 0 or 1.</param>
internal readonly record struct Noise(float Joining, float Leaving, float Inserting, int LongestForeignRun, float Moving)
{
    /// <summary>The levels that documents are made at.</summary>
    public static Noise[] Levels { get; } =
    [
        new(0, 0, 0, 1, 0),
        new(0.08f, 0.02f, 0.01f, 1, 0),
        new(0.2f, 0.1f, 0.02f, 3, 0),
        new(0.2f, 0.15f, 0.1f, 6, 0),
        new(0.06f, 0.35f, 0.05f, 5, 1),
    ];
}
