using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Bilingual.Translation;

/// <summary>Limits of the search.</summary>
internal sealed record BeamSearchOptions
{
    /// <summary>Hypotheses made for each number of translated words.</summary>
    public int StackSize { get; init; } = 60;

    /// <summary>Hypotheses that score worse than the best of their stack by more are given up.</summary>
    public float Threshold { get; init; } = 60;

    /// <summary>Farthest jump in source words.</summary>
    public int DistortionLimit { get; init; } = 6;

    /// <summary>Whether to keep track of recombined hypotheses, from which lists of the best translations are drawn.</summary>
    public bool KeepAlternatives { get; init; }
}

/// <summary>
/// Searches the best translation phrase by phrase, from left to right in the target language, with a stack of hypotheses for each number of
/// translated source words (Koehn 2004). The hypotheses of a stack are made by cube pruning (Huang and Chiang 2007): the best combinations
/// of earlier hypotheses and options are tried in the order of their promise. One instance serves one sentence after the other, so that
/// its buffers are made once; it is not safe for concurrent use.
/// </summary>
internal sealed class BeamSearch
{
    private readonly PhraseDirection direction;
    private readonly BeamSearchOptions limits;
    private readonly float distortionWeight;
    private readonly float jointWeight;
    private readonly FutureScores futures = new();
    private readonly List<HypothesisGroup> groups = [];
    private readonly List<int> members = [];
    private readonly List<Candidate> candidates = [];
    private readonly PriorityQueue<int, float> queue = new();
    private readonly RecombinationTable made;
    private OptionTable options = null!;
    private SwapScores swaps = null!;
    private int[] stacks = [];
    private int length;

    /// <summary>A search.</summary>
    /// <param name="direction">The model.</param>
    /// <param name="limits">How far to search.</param>
    public BeamSearch(PhraseDirection direction, BeamSearchOptions limits)
    {
        this.direction = direction;
        this.limits = limits;
        distortionWeight = direction.Weights[Feature.Distortion];
        jointWeight = direction.Weights[Feature.JointModel];
        made = new(Graph);
    }

    /// <summary>The hypotheses of the sentence that was searched last.</summary>
    public SearchGraph Graph { get; } = new();

    /// <summary>Searches the translations of a sentence.</summary>
    /// <param name="options">The ways to translate its ranges.</param>
    /// <returns>The complete hypotheses, best first; they stand in <see cref="Graph"/> until the next search.</returns>
    public int[] Run(OptionTable options)
    {
        this.options = options;
        length = options.Length;
        swaps = new(direction, options.Words);
        futures.Estimate(options);
        Graph.Clear();
        groups.Clear();
        members.Clear();
        if (stacks.Length < length + 2)
            stacks = new int[length + 2];
        members.Add(Graph.Add(new(-1, null, 0, futures.Of(default), direction.SentenceStart, options.Joint.Start, default)));
        groups.Add(new(default, 0, 0, 1));
        (stacks[0], stacks[1]) = (0, 1);
        for (var covered = 1; covered <= length; covered++)
            Fill(covered);
        var complete = new List<int>();
        for (var group = stacks[length]; group < stacks[length + 1]; group++)
            complete.AddRange(members.GetRange(groups[group].First, groups[group].Count));
        return [.. complete.OrderByDescending(member => Graph[member].Total)];
    }

    /// <summary>Makes the hypotheses that translate a number of source words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Fill(int covered)
    {
        candidates.Clear();
        queue.Clear();
        made.Clear();
        for (var before = covered - 1; before >= 0; before--)
        {
            for (var group = stacks[before]; group < stacks[before + 1]; group++)
                Propose(group, covered - before);
        }

        var best = float.NegativeInfinity;
        for (var left = limits.StackSize; left > 0 && queue.TryDequeue(out var number, out var cost);)
        {
            if (-cost < best - limits.Threshold)
                break;
            var candidate = candidates[number];
            if (candidate.Hypothesis < 0)
            {
                // So far only promised: score it in its context and let it compete again.
                var hypothesis = Graph.Add(Extend(candidate));
                candidates[number] = candidate with { Hypothesis = hypothesis };
                queue.Enqueue(number, -Graph[hypothesis].Total);
                continue;
            }

            left--;
            best = Math.Max(best, -cost);
            made.Keep(candidate.Hypothesis, limits.KeepAlternatives);
            if (candidate.Rank + 1 < groups[candidate.Group].Count && candidate.Choice == 0)
                Promise(candidate.Group, candidate.Rank + 1, candidate.Start, candidate.End, 0);
            if (candidate.Choice + 1 < options.Of(candidate.Start, candidate.End).Length)
                Promise(candidate.Group, candidate.Rank, candidate.Start, candidate.End, candidate.Choice + 1);
        }

        Group();
        stacks[covered + 1] = groups.Count;
    }

    /// <summary>Proposes the best combination of a group with each range of a size that may follow it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Propose(int number, int size)
    {
        var group = groups[number];
        var first = group.Coverage.FirstGap;
        var farthest = Math.Min(length - size, Math.Max(first, group.LastEnd + limits.DistortionLimit));
        for (var start = first; start <= farthest; start++)
        {
            // A jump over a gap must leave the way back to it within the limit, and keep on this side of the next border of clauses.
            if (start > first && (start + size - first > limits.DistortionLimit || options.Borders[first] < start + size))
                break;
            if (Math.Abs(start - group.LastEnd) > limits.DistortionLimit && start != first)
                continue;
            if (options.Of(start, start + size).Length > 0 && group.Coverage.IsFree(start, start + size))
                Promise(number, 0, start, start + size, 0);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Promise(int number, int rank, int start, int end, int choice)
    {
        var group = groups[number];
        var promise = Graph[members[group.First + rank]].Score + options.Of(start, end)[choice].Estimate
            - distortionWeight * Math.Abs(start - group.LastEnd)
            + swaps.Of(group.Coverage, start, end) + Future(group.Coverage.Add(start, end), end);
        candidates.Add(new(number, rank, start, end, choice, -1));
        queue.Enqueue(candidates.Count - 1, -promise);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Hypothesis Extend(Candidate candidate)
    {
        var number = members[groups[candidate.Group].First + candidate.Rank];
        ref readonly var previous = ref Graph[number];
        var option = options.Of(candidate.Start, candidate.End)[candidate.Choice];
        var state = previous.Fluency;
        var fluency = direction.Fluency(ref state, option.Words);
        var history = previous.History;
        var joint = options.Joint.Score(option, ref history);
        var coverage = previous.Coverage.Add(option.Start, option.End);
        var score = previous.Score + option.Score
            - distortionWeight * Math.Abs(option.Start - previous.LastEnd)
            + swaps.Of(previous.Coverage, option.Start, option.End)
            + OrientationScores.Between(previous.Option, option, direction.Weights);
        if (coverage.FirstGap == length)
        {
            fluency += direction.Fluency(ref state, [PhraseVocabulary.SentenceEnd]);
            joint += options.Joint.ScoreEnd(history);
            score += OrientationScores.AtEnd(option, length, direction.Weights);
        }

        score += fluency + jointWeight * joint;
        return new(number, option, score, score + Future(coverage, option.End), state, history, coverage);
    }

    /// <summary>
    /// The best that can be hoped for of the rest. What is left out costs at least the way to it and the way over what is translated beyond it; reckoned
    /// as soon as it is left out, that keeps hypotheses that put off the difficult words from crowding the stack (Moore and Quirk 2007).
    /// </summary>
    private float Future(Coverage coverage, int end) => coverage.FirstGap == length
        ? 0
        : futures.Of(coverage) - distortionWeight * (Math.Abs(end - coverage.FirstGap) + BitOperations.PopCount(coverage.Beyond));

    /// <summary>Groups the hypotheses that were made by what they cover and where they ended, each group best first.</summary>
    private void Group()
    {
        var hypotheses = made.Hypotheses;
        hypotheses.Sort(CompareInGroups);
        for (var i = 0; i < hypotheses.Length; i++)
        {
            ref readonly var hypothesis = ref Graph[hypotheses[i]];
            if (i == 0 || !AreOfOneGroup(Graph[hypotheses[i - 1]], hypothesis))
                groups.Add(new(hypothesis.Coverage, hypothesis.LastEnd, members.Count, 0));
            members.Add(hypotheses[i]);
            CollectionsMarshal.AsSpan(groups)[^1].Count++;
        }
    }

    private static bool AreOfOneGroup(in Hypothesis a, in Hypothesis b) =>
        a.LastEnd == b.LastEnd && a.LastStart == b.LastStart && a.Coverage == b.Coverage;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int CompareInGroups(int first, int second)
    {
        ref readonly var a = ref Graph[first];
        ref readonly var b = ref Graph[second];
        var order = a.LastEnd.CompareTo(b.LastEnd);
        order = order != 0 ? order : a.LastStart.CompareTo(b.LastStart);
        order = order != 0 ? order : a.Coverage.FirstGap.CompareTo(b.Coverage.FirstGap);
        order = order != 0 ? order : a.Coverage.Beyond.CompareTo(b.Coverage.Beyond);
        order = order != 0 ? order : b.Score.CompareTo(a.Score);
        return order != 0 ? order : first.CompareTo(second);
    }

    /// <summary>Hypotheses that cover the same positions and ended with the same range: those from <paramref name="First"/> on in the list of members.</summary>
    private record struct HypothesisGroup(Coverage Coverage, int LastEnd, int First, int Count);

    /// <summary>A combination of a hypothesis of a group and an option of a range; scored in its context once it has a <paramref name="Hypothesis"/>, −1 before.</summary>
    private readonly record struct Candidate(int Group, int Rank, int Start, int End, int Choice, int Hypothesis);
}
