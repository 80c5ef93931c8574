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
/// of earlier hypotheses and options are tried in the order of their promise. One instance serves one sentence.
/// </summary>
internal sealed class BeamSearch
{
    private readonly PhraseDirection direction;
    private readonly BeamSearchOptions limits;
    private readonly OptionTable options;
    private readonly FutureScores futures;
    private readonly SearchGraph graph = new();
    private readonly List<HypothesisGroup>[] stacks;
    private readonly SwapScores swaps;
    private readonly List<Candidate> candidates = [];
    private readonly PriorityQueue<int, float> queue = new();
    private readonly Dictionary<RecombinationKey, int> made = [];
    private readonly int length;

    private BeamSearch(PhraseDirection direction, BeamSearchOptions limits, OptionTable options)
    {
        this.direction = direction;
        this.limits = limits;
        this.options = options;
        length = options.Length;
        swaps = new(direction, options.Words);
        futures = new(length, options.Of);
        stacks = new List<HypothesisGroup>[length + 1];
    }

    /// <summary>The search graph, and the complete hypotheses in it, best first.</summary>
    public static (SearchGraph Graph, IReadOnlyList<int> Complete) Run(PhraseDirection direction, BeamSearchOptions limits, OptionTable options)
    {
        var search = new BeamSearch(direction, limits, options);
        var start = new Hypothesis(-1, null, 0, search.futures.Of(default), direction.SentenceStart, options.Joint.Start, default);
        search.stacks[0] = [new(search.graph, [search.graph.Add(start)])];
        for (var covered = 1; covered <= search.length; covered++)
            search.Fill(covered);
        return (search.graph, [.. search.stacks[search.length].SelectMany(static group => group.Members).OrderByDescending(member => search.graph[member].Total)]);
    }

    /// <summary>Makes the hypotheses that translate a number of source words.</summary>
    private void Fill(int covered)
    {
        candidates.Clear();
        queue.Clear();
        made.Clear();
        for (var before = covered - 1; before >= 0; before--)
        {
            foreach (var group in stacks[before])
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
                var hypothesis = graph.Add(Extend(candidate));
                candidates[number] = candidate with { Hypothesis = hypothesis };
                queue.Enqueue(number, -graph[hypothesis].Total);
                continue;
            }

            left--;
            best = Math.Max(best, -cost);
            Keep(candidate.Hypothesis);
            if (candidate.Rank + 1 < candidate.Group.Members.Count && candidate.Choice == 0)
                Promise(candidate.Group, candidate.Rank + 1, candidate.Range, 0);
            if (candidate.Choice + 1 < candidate.Range.Count)
                Promise(candidate.Group, candidate.Rank, candidate.Range, candidate.Choice + 1);
        }

        stacks[covered] = Group(made.Values);
    }

    /// <summary>Proposes the best combination of a group with each range of a size that may follow it.</summary>
    private void Propose(HypothesisGroup group, int size)
    {
        var first = group.Coverage.FirstGap;
        var farthest = Math.Min(length - size, Math.Max(first, group.LastEnd + limits.DistortionLimit));
        for (var start = first; start <= farthest; start++)
        {
            // A jump over a gap must leave the way back to it within the limit, and keep on this side of the next border of clauses.
            if (start > first && (start + size - first > limits.DistortionLimit || options.Borders[first] < start + size))
                break;
            if (Math.Abs(start - group.LastEnd) > limits.DistortionLimit && start != first)
                continue;
            var range = options.Of(start, start + size);
            if (range.Count > 0 && group.Coverage.IsFree(start, start + size))
                Promise(group, 0, range, 0);
        }
    }

    private void Promise(HypothesisGroup group, int rank, List<TranslationOption> range, int choice)
    {
        var option = range[choice];
        var coverage = group.Coverage.Add(option.Start, option.End);
        var distortion = direction.Weights[Feature.Distortion] * Math.Abs(option.Start - group.LastEnd);
        var promise = graph[group.Members[rank]].Score + option.Estimate - distortion
            + swaps.Of(group.Coverage, option.Start, option.End) + futures.Of(coverage);
        candidates.Add(new(group, rank, range, choice, -1));
        queue.Enqueue(candidates.Count - 1, -promise);
    }

    private Hypothesis Extend(Candidate candidate)
    {
        var previous = graph[candidate.Group.Members[candidate.Rank]];
        var option = candidate.Range[candidate.Choice];
        var state = previous.Fluency;
        var fluency = direction.Fluency(ref state, option.Words);
        var history = previous.History;
        var joint = options.Joint.Score(option, ref history);
        var coverage = previous.Coverage.Add(option.Start, option.End);
        var score = previous.Score + option.Score
            - direction.Weights[Feature.Distortion] * Math.Abs(option.Start - previous.LastEnd)
            + swaps.Of(previous.Coverage, option.Start, option.End)
            + OrientationScores.Between(previous.Option, option, direction.Weights);
        if (coverage.FirstGap == length)
        {
            fluency += direction.Fluency(ref state, [PhraseVocabulary.SentenceEnd]);
            joint += options.Joint.ScoreEnd(history);
            score += OrientationScores.AtEnd(option, length, direction.Weights);
        }

        score += fluency + direction.Weights[Feature.JointModel] * joint;
        return new(candidate.Group.Members[candidate.Rank], option, score, score + futures.Of(coverage), state, history, coverage);
    }

    private void Keep(int hypothesis)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(made, graph[hypothesis].Key, out var exists);
        if (!exists)
        {
            known = hypothesis;
            return;
        }

        var (better, worse) = graph[hypothesis].Score > graph[known].Score ? (hypothesis, known) : (known, hypothesis);
        known = better;
        if (limits.KeepAlternatives)
            graph.Recombine(better, worse);
    }

    private List<HypothesisGroup> Group(IEnumerable<int> members) =>
        [.. members.GroupBy(member => (graph[member].Coverage, graph[member].LastStart, graph[member].LastEnd))
            .Select(group => new HypothesisGroup(graph, [.. group.OrderByDescending(member => graph[member].Score)]))];

    /// <summary>Hypotheses that cover the same positions and ended at the same one, best first.</summary>
    private sealed record HypothesisGroup(Coverage Coverage, int LastEnd, List<int> Members)
    {
        public HypothesisGroup(SearchGraph graph, List<int> members)
            : this(graph[members[0]].Coverage, graph[members[0]].LastEnd, members)
        {
        }
    }

    /// <summary>A combination of a hypothesis and an option; scored in its context once it has a <paramref name="Hypothesis"/>, −1 before.</summary>
    private readonly record struct Candidate(
        HypothesisGroup Group, int Rank, List<TranslationOption> Range, int Choice, int Hypothesis);
}
