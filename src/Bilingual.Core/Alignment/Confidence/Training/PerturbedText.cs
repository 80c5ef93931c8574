using System.Collections.Immutable;
using Bilingual.Embedding.Training;

namespace Bilingual.Alignment;

/// <summary>
/// A pair of documents with known beads, made from a run of sentence pairs as documents come apart in life: sentences left out on one side
/// or joined, foreign runs put in (also inside a bead), several sentences to a paragraph, whole blocks moved.
/// </summary>
/// <param name="Source">Source units.</param>
/// <param name="Target">Target units.</param>
/// <param name="Gold">Every bead, null ones included.</param>
internal sealed record PerturbedText(ImmutableArray<string> Source, ImmutableArray<string> Target, ImmutableArray<UnitSets> Gold)
{
    private const int LongestForeign = 12;

    /// <summary>Makes a pair of documents.</summary>
    /// <param name="run">Sentence pairs in order.</param>
    /// <param name="foreign">Where foreign text comes from.</param>
    /// <param name="random">Source of chance.</param>
    public static PerturbedText Make(ParallelRun run, ParallelRun foreign, ref SplitMix random)
    {
        var noise = random.Next(4) switch { 0 => 0f, 1 => 0.35f, _ => 1f };
        var deletion = 0.25f * noise * random.NextSingle();
        var joining = 0.18f * noise * random.NextSingle();
        var paragraphs = random.Next(3) == 0;
        var moves = random.Next(5) == 0 ? 1 + random.Next(3) : 0;
        if (moves > 0)
            deletion = 0.4f;
        var (source, target) = (new List<Unit>(), new List<Unit>());
        var at = 0;
        for (var pair = 0; at < run.Count; pair++)
        {
            var sentences = paragraphs ? 1 + random.Next(5) : 1;
            var end = Math.Min(run.Count, at + sentences);
            AddOrJoin(source, pair, run.Source[at..end], deletion / 2, joining, ref random);
            AddOrJoin(target, pair, run.Target[at..end], deletion / 2, joining, ref random);
            at = end;
        }

        Move(target, moves, ref random);
        for (var insertion = noise > 0 ? random.Next(6) : 0; insertion > 0; insertion--)
        {
            if (random.Next(2) == 0)
                Insert(source, foreign.Source, paragraphs, ref random);
            else
                Insert(target, foreign.Target, paragraphs, ref random);
        }

        return new PerturbedText([.. source.Select(unit => unit.Text)], [.. target.Select(unit => unit.Text)], [.. Beads(source, target)]);
    }

    /// <summary>Whether the beads are contiguous and in the same order on both sides.</summary>
    public bool IsMonotone()
    {
        var (source, target) = (-1, -1);
        foreach (var bead in Gold.Where(bead => bead.Source.Length > 0 && bead.Target.Length > 0).OrderBy(bead => bead.Source[0]))
        {
            if (bead.Source[^1] - bead.Source[0] >= bead.Source.Length || bead.Target[^1] - bead.Target[0] >= bead.Target.Length
                || bead.Source[0] <= source || bead.Target[0] <= target)
            {
                return false;
            }

            (source, target) = (bead.Source[^1], bead.Target[^1]);
        }

        return true;
    }

    private static void AddOrJoin(List<Unit> units, int pair, ImmutableArray<string> sentences, float deletion, float joining, ref SplitMix random)
    {
        if (random.NextSingle() < deletion)
            return;
        var text = string.Join(' ', sentences);
        if (units.Count > 0 && random.NextSingle() < joining && units[^1].Pairs.Count < 3)
            units[^1] = new Unit(units[^1].Text + ' ' + text, [.. units[^1].Pairs, pair]);
        else
            units.Add(new Unit(text, [pair]));
    }

    private static void Move(List<Unit> units, int moves, ref SplitMix random)
    {
        for (var move = 0; move < moves && units.Count > 4; move++)
        {
            var length = 1 + random.Next(units.Count / 3);
            var from = random.Next(units.Count - length + 1);
            var block = units.GetRange(from, length);
            units.RemoveRange(from, length);
            units.InsertRange(random.Next(units.Count + 1), block);
        }
    }

    private static void Insert(List<Unit> units, ImmutableArray<string> foreign, bool paragraphs, ref SplitMix random)
    {
        var length = random.Next(3) == 0 ? 1 + random.Next(LongestForeign) : 1 + random.Next(3);
        var place = random.Next(units.Count + 1);
        for (var unit = 0; unit < length; unit++)
        {
            var first = random.Next(foreign.Length);
            var end = Math.Min(foreign.Length, first + (paragraphs ? 1 + random.Next(4) : 1));
            units.Insert(place, new Unit(string.Join(' ', foreign[first..end]), []));
        }
    }

    /// <summary>The connected components of units that share a sentence pair.</summary>
    private static List<UnitSets> Beads(List<Unit> source, List<Unit> target)
    {
        var ofPair = new Dictionary<int, (List<int> Source, List<int> Target)>();
        Note(source, pair => pair.Source);
        Note(target, pair => pair.Target);
        var beads = new List<UnitSets>();
        var (doneSource, doneTarget) = (new bool[source.Count], new bool[target.Count]);
        for (var unit = 0; unit < source.Count; unit++)
        {
            if (!doneSource[unit])
                beads.Add(Component(unit, -1));
        }

        for (var unit = 0; unit < target.Count; unit++)
        {
            if (!doneTarget[unit])
                beads.Add(Component(-1, unit));
        }

        return [.. beads.SelectMany(Alone)];

        void Note(List<Unit> units, Func<(List<int> Source, List<int> Target), List<int>> side)
        {
            for (var unit = 0; unit < units.Count; unit++)
            {
                foreach (var pair in units[unit].Pairs)
                {
                    if (!ofPair.TryGetValue(pair, out var lists))
                        ofPair.Add(pair, lists = ([], []));
                    side(lists).Add(unit);
                }
            }
        }

        UnitSets Component(int firstSource, int firstTarget)
        {
            var (sources, targets) = (new SortedSet<int>(), new SortedSet<int>());
            var open = new Stack<(bool IsSource, int Unit)>();
            open.Push(firstSource >= 0 ? (true, firstSource) : (false, firstTarget));
            while (open.TryPop(out var next))
            {
                var done = next.IsSource ? doneSource : doneTarget;
                if (done[next.Unit])
                    continue;
                done[next.Unit] = true;
                (next.IsSource ? sources : targets).Add(next.Unit);
                foreach (var pair in (next.IsSource ? source : target)[next.Unit].Pairs)
                {
                    foreach (var unit in ofPair[pair].Source)
                        open.Push((true, unit));
                    foreach (var unit in ofPair[pair].Target)
                        open.Push((false, unit));
                }
            }

            return new UnitSets([.. sources], [.. targets]);
        }

        static IEnumerable<UnitSets> Alone(UnitSets bead) =>
            bead.Source.Length > 0 && bead.Target.Length > 0
                ? [bead]
                : [.. bead.Source.Select(unit => new UnitSets([unit], [])), .. bead.Target.Select(unit => new UnitSets([], [unit]))];
    }

    private sealed record Unit(string Text, List<int> Pairs);
}
