using System.Numerics.Tensors;

namespace Bilingual.Alignment;

/// <summary>
/// How well the words of one text are answered by groups of units of the other: for each word its most similar word in the group (compare
/// the greedy matching of BERTScore, Zhang et al. 2020). Each pair of distinct words is compared once, however many cells it bears on.
/// </summary>
internal sealed class WordAnswers
{
    // Below this similarity two words of the encoder's space have nothing to do with each other.
    private const float Floor = 0.3f;
    private readonly float[] weights;
    private readonly float[] best;

    private WordAnswers(TextSignals asking, float[] weights, int groups)
    {
        this.weights = weights;
        Groups = groups;
        best = new float[asking.Words.Length * groups];
    }

    /// <summary>Number of groups that answer.</summary>
    public int Groups { get; }

    /// <summary>
    /// The answers of a pair in both directions, for several partitions of each side at once: the target's groups answering the source's
    /// words, one result for each partition, and the reverse.
    /// </summary>
    public static (WordAnswers[] BySource, WordAnswers[] ByTarget) Of(
        TextSignals source,
        WordVectors sourceWords,
        IReadOnlyList<Partition> sourceGroups,
        TextSignals target,
        WordVectors targetWords,
        IReadOnlyList<Partition> targetGroups)
    {
        var bySource = targetGroups.Select(groups => new WordAnswers(source, sourceWords.Weights, groups.Count)).ToArray();
        var byTarget = sourceGroups.Select(groups => new WordAnswers(target, targetWords.Weights, groups.Count)).ToArray();
        var sourceMembers = sourceGroups.Select(groups => groups.GroupsOfWords(source)).ToArray();
        var targetMembers = targetGroups.Select(groups => groups.WordsOfGroups(target)).ToArray();
        var similarities = new float[target.Words.Length];
        for (var word = 0; word < source.Words.Length; word++)
        {
            var vector = sourceWords.Vector(word);
            for (var other = 0; other < similarities.Length; other++)
                similarities[other] = MathF.Max(0, (TensorPrimitives.Dot(vector, targetWords.Vector(other)) - Floor) / (1 - Floor));

            for (var p = 0; p < bySource.Length; p++)
            {
                var answers = bySource[p].Best(word);
                for (var group = 0; group < answers.Length; group++)
                {
                    var most = 0f;
                    foreach (var other in targetMembers[p][group])
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

    private Span<float> Best(int word) => best.AsSpan(word * Groups, Groups);
}
