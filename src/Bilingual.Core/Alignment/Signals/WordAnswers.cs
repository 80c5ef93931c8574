using System.Numerics.Tensors;

namespace Bilingual.Alignment;

/// <summary>
/// How well the words of one text are answered by groups of units of the other: for each word its most similar word in the group (compare
/// the greedy matching of BERTScore, Zhang et al. 2020). Each pair of distinct words is compared once, however many cells it bears on.
/// </summary>
internal sealed class WordAnswers
{
    private const float WeakestTold = 0.05f;
    private const float Alike = 0.1f;
    private const float FullWeight = 6;
    private readonly float[] weights;
    private readonly float[] best;

    private WordAnswers(TextSignals asking, float[] weights, int groups)
    {
        this.weights = weights;
        Groups = groups;
        best = new float[asking.Words.Length * groups];
    }

    private WordAnswers(WordAnswers other)
    {
        weights = new float[other.weights.Length];
        Groups = other.Groups;
        best = new float[other.best.Length];
    }

    /// <summary>Number of groups that answer.</summary>
    public int Groups { get; }

    /// <summary>
    /// The answers of a pair in both directions, for several groupings of each side at once: the target's groups answering the source's
    /// words, one result for each grouping, and the reverse.
    /// </summary>
    /// <param name="source">Source text.</param>
    /// <param name="sourceGroups">For each grouping the distinct words of each group, which may overlap.</param>
    /// <param name="target">Target text.</param>
    /// <param name="targetGroups">For each grouping the distinct words of each group, which may overlap.</param>
    /// <param name="knowledge">What is known of words.</param>
    public static (WordAnswers[] BySource, WordAnswers[] ByTarget) Of(
        TextSignals source,
        IReadOnlyList<int[][]> sourceGroups,
        TextSignals target,
        IReadOnlyList<int[][]> targetGroups,
        WordKnowledge knowledge)
    {
        var (sourceWords, targetWords) = (knowledge.Vectors(source), knowledge.Vectors(target));
        var translations = knowledge.Translations(source.Words, source.Language, target.Words, target.Language);
        var bySource = targetGroups.Select(groups => new WordAnswers(source, sourceWords.Weights, groups.Length)).ToArray();
        var byTarget = sourceGroups.Select(groups => new WordAnswers(target, targetWords.Weights, groups.Length)).ToArray();
        var sourceMembers = sourceGroups.Select(groups => GroupsOfWords(groups, source.Words.Length)).ToArray();
        var similarities = new float[target.Words.Length];
        for (var word = 0; word < source.Words.Length; word++)
        {
            var vector = sourceWords.Vector(word);
            for (var other = 0; other < similarities.Length; other++)
                similarities[other] = WordKnowledge.Nearness(vector, targetWords.Vector(other));
            foreach (var (other, strength) in translations[word] ?? [])
                similarities[other] = MathF.Max(similarities[other], strength);

            for (var p = 0; p < bySource.Length; p++)
            {
                var answers = bySource[p].Best(word);
                for (var group = 0; group < answers.Length; group++)
                {
                    var most = 0f;
                    foreach (var other in targetGroups[p][group])
                        most = MathF.Max(most, similarities[other]);
                    answers[group] = most;
                }
            }

            for (var p = 0; p < byTarget.Length; p++)
            {
                foreach (var group in sourceMembers[p][word])
                {
                    for (var other = 0; other < similarities.Length; other++)
                    {
                        ref var answer = ref byTarget[p].best[(other * byTarget[p].Groups) + group];
                        answer = MathF.Max(answer, similarities[other]);
                    }
                }
            }
        }

        return (bySource, byTarget);
    }

    /// <summary>
    /// For some distinct words of the asking text and every answering group, the weight that is answered. Returns the whole weight.
    /// </summary>
    /// <param name="words">The words that ask.</param>
    /// <param name="answered">Receives one value for each group.</param>
    public float Mass(ReadOnlySpan<int> words, Span<float> answered)
    {
        answered.Clear();
        var whole = 0f;
        foreach (var word in words)
        {
            whole += weights[word];
            TensorPrimitives.MultiplyAdd(Best(word), weights[word], answered, answered);
        }

        return whole;
    }

    /// <summary>How many of some words a group answers with at least so much.</summary>
    public int CountTold(ReadOnlySpan<int> words, int group, float least)
    {
        var count = 0;
        foreach (var word in words)
            count += weights[word] * Best(word)[group] >= least ? 1 : 0;
        return count;
    }

    /// <summary>
    /// Turns each answer into what it tells: its strength times how unlikely so strong an answer is among the groups. A word that is
    /// answered everywhere tells no two groups apart.
    /// </summary>
    /// <param name="counts">Which groups are compared with.</param>
    public WordAnswers Surprising(ReadOnlySpan<bool> counts)
    {
        var result = new WordAnswers(this);
        var compared = 0;
        foreach (var isCompared in counts)
            compared += isCompared ? 1 : 0;
        for (var word = 0; word < weights.Length; word++)
        {
            var answers = Best(word);
            var told = result.Best(word);
            for (var group = 0; group < answers.Length; group++)
            {
                if (answers[group] <= WeakestTold)
                    continue;
                var asStrong = 0;
                for (var other = 0; other < answers.Length; other++)
                    asStrong += counts[other] && answers[other] >= answers[group] - Alike ? 1 : 0;
                told[group] = answers[group] * MathF.Max(0, MathF.Log((compared + 1f) / (asStrong + 0.5f)));
            }

            result.weights[word] = MathF.Min(weights[word], FullWeight) / FullWeight;
        }

        return result;
    }

    /// <summary>The groups that each distinct word stands in, ascending.</summary>
    private static int[][] GroupsOfWords(int[][] words, int count)
    {
        var groups = new List<int>[count];
        for (var group = 0; group < words.Length; group++)
        {
            foreach (var word in words[group])
                (groups[word] ??= []).Add(group);
        }

        return Array.ConvertAll(groups, list => list is null ? [] : list.ToArray());
    }

    private Span<float> Best(int word) => best.AsSpan(word * Groups, Groups);
}
