using System.Runtime.CompilerServices;

namespace Bilingual.Translation;

/// <summary>
/// An n-gram language model with backoff. A state is the longest context that the model can still use; taking a word leads to the next
/// state, so that scoring a word costs about one look-up. Immutable but for what it remembers, safe for concurrent use.
/// </summary>
/// <remarks>
/// The n-grams are the nodes of a trie, numbered by order, then parent, then last word: the children of a node lie side by side, and so do
/// those of neighbouring nodes. The node of the longest proper suffix of each is looked up when it is first needed.
/// </remarks>
internal sealed class LanguageModel
{
    private const int NotLookedUp = -1;

    private readonly int[] parents;
    private readonly int[] words;
    private readonly float[] logProbabilities;
    private readonly float[] backoffs;
    private readonly int[] firstChildren;
    private readonly int[] suffixes;

    /// <summary>Puts a model together.</summary>
    /// <param name="levels">For each order the n-grams, by the node of their prefix and their last word; nodes are numbered through in this order, from 1.</param>
    public LanguageModel(IReadOnlyList<LanguageModelLevel> levels)
    {
        var nodes = 1 + levels.Sum(static level => level.Words.Length);
        parents = new int[nodes];
        words = new int[nodes];
        logProbabilities = new float[nodes];
        backoffs = new float[nodes];
        suffixes = new int[nodes];
        firstChildren = new int[nodes + 1];
        Array.Fill(suffixes, NotLookedUp, 1, nodes - 1);
        var next = 1;
        foreach (var level in levels)
        {
            level.Parents.CopyTo(parents, next);
            level.Words.CopyTo(words, next);
            level.LogProbabilities.CopyTo(logProbabilities, next);
            level.Backoffs.CopyTo(backoffs, next);
            next += level.Words.Length;
        }

        for (var node = 1; node < nodes; node++)
            firstChildren[parents[node] + 1]++;
        firstChildren[0] = 1;
        for (var node = 1; node <= nodes; node++)
            firstChildren[node] += firstChildren[node - 1];
        var start = NoContext;
        Score(ref start, PhraseVocabulary.SentenceStart);
        Start = start;
    }

    /// <summary>The state at the start of a sentence.</summary>
    public int Start { get; }

    /// <summary>The state without any context.</summary>
    public static int NoContext => 0;

    /// <summary>The natural logarithm of the probability of a word after what led to a state.</summary>
    /// <param name="state">The state; becomes the state after the word.</param>
    /// <param name="word">The word.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public float Score(ref int state, int word)
    {
        float score = 0;
        var context = state;
        while (true)
        {
            var node = Child(context, word);
            if (node != 0)
            {
                score += logProbabilities[node];
                while (node != 0 && firstChildren[node] == firstChildren[node + 1])
                    node = Suffix(node);
                state = node;
                return score;
            }

            if (context == 0)
            {
                // Only a model without this unigram comes here: score the unknown word instead.
                state = 0;
                return score + (word == PhraseVocabulary.Unknown ? -20 : Score(ref state, PhraseVocabulary.Unknown));
            }

            score += backoffs[context];
            context = Suffix(context);
        }
    }

    /// <summary>The longest proper suffix of a node. Threads that look it up at once find the same.</summary>
    private int Suffix(int node)
    {
        var suffix = suffixes[node];
        if (suffix != NotLookedUp)
            return suffix;
        if (parents[node] != 0)
        {
            for (var context = Suffix(parents[node]); ; context = Suffix(context))
            {
                suffix = Child(context, words[node]);
                if (suffix != 0 || context == 0)
                    break;
            }
        }
        else
        {
            suffix = 0;
        }

        return suffixes[node] = suffix;
    }

    private int Child(int parent, int word)
    {
        var (low, high) = (firstChildren[parent], firstChildren[parent + 1]);
        if (parent == 0 && word < high - low && words[low + word] == word)
            return low + word;
        var place = words.AsSpan(low..high).BinarySearch(word);
        return place < 0 ? 0 : low + place;
    }
}

/// <summary>The n-grams of one order of a <see cref="LanguageModel"/>.</summary>
/// <param name="Parents">Node of the n-gram without its last word, ascending; 0 for single words.</param>
/// <param name="Words">Last word, ascending for each parent.</param>
/// <param name="LogProbabilities">Natural logarithm of the probability of the last word after the others.</param>
/// <param name="Backoffs">Natural logarithm of the backoff weight.</param>
internal sealed record LanguageModelLevel(int[] Parents, int[] Words, float[] LogProbabilities, float[] Backoffs)
{
    /// <summary>The levels of an estimated model, n-grams in the order of their words.</summary>
    public static LanguageModelLevel[] Of(Dictionary<NGram, NGramWeights>[] model)
    {
        var levels = new LanguageModelLevel[model.Length];
        var nodes = new Dictionary<NGram, int> { [NGram.Empty] = 0 };
        var next = 1;
        for (var order = 1; order <= model.Length; order++)
        {
            // Keys of one order sort as their words do.
            var grams = model[order - 1].Keys.ToArray();
            Array.Sort(grams, static (a, b) => a.Key.CompareTo(b.Key));
            levels[order - 1] = new(
                Array.ConvertAll(grams, gram => nodes[gram.Prefix()]),
                Array.ConvertAll(grams, static gram => gram.Last),
                Array.ConvertAll(grams, gram => model[order - 1][gram].LogProbability),
                Array.ConvertAll(grams, gram => model[order - 1][gram].Backoff));
            if (order == model.Length)
                break;
            foreach (var gram in grams)
                nodes[gram] = next++;
        }

        return levels;
    }
}
