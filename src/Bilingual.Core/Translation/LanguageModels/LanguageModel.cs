using System.Numerics;

namespace Bilingual.Translation;

/// <summary>
/// An n-gram language model with backoff. A state is the longest context that the model can still use; taking a word leads to the next
/// state, so that scoring a word costs about one look-up. Immutable, safe for concurrent use.
/// </summary>
/// <remarks>
/// The n-grams are the nodes of a trie. Each node has a link to the node of its longest proper suffix and to the state that stands after
/// it: itself, or the longest suffix that begins a longer n-gram.
/// </remarks>
internal sealed class LanguageModel
{
    private const ulong Free = ulong.MaxValue;

    private readonly float[] logProbabilities;
    private readonly float[] backoffs;
    private readonly int[] suffixes;
    private readonly int[] states;
    private readonly ulong[] slotKeys;
    private readonly int[] slotNodes;
    private readonly int mask;

    /// <summary>Puts a model together.</summary>
    /// <param name="levels">For each order the n-grams, by the node of their prefix and their last word; nodes are numbered through in this order, from 1.</param>
    public LanguageModel(IReadOnlyList<LanguageModelLevel> levels)
    {
        Levels = levels;
        var nodes = 1 + levels.Sum(static level => level.Words.Length);
        logProbabilities = new float[nodes];
        backoffs = new float[nodes];
        suffixes = new int[nodes];
        states = new int[nodes];
        var capacity = (int)BitOperations.RoundUpToPowerOf2((uint)(nodes + nodes / 2));
        mask = capacity - 1;
        slotKeys = new ulong[capacity];
        slotNodes = new int[capacity];
        Array.Fill(slotKeys, Free);
        var hasChildren = new bool[nodes];
        var node = 0;
        foreach (var level in levels)
        {
            for (var i = 0; i < level.Words.Length; i++)
            {
                node++;
                var (parent, word) = (level.Parents[i], level.Words[i]);
                Insert(parent, word, node);
                hasChildren[parent] = true;
                logProbabilities[node] = level.LogProbabilities[i];
                backoffs[node] = level.Backoffs[i];
                suffixes[node] = parent == 0 ? 0 : LongestSuffix(suffixes[parent], word);
            }
        }

        // A node's suffix has a smaller number, so that its state is known.
        for (var i = 1; i < nodes; i++)
            states[i] = hasChildren[i] ? i : states[suffixes[i]];
        Start = Next(0, PhraseVocabulary.SentenceStart);
    }

    /// <summary>The n-grams by order, as they were given.</summary>
    public IReadOnlyList<LanguageModelLevel> Levels { get; }

    /// <summary>The state at the start of a sentence.</summary>
    public int Start { get; }

    /// <summary>The state without any context.</summary>
    public static int NoContext => 0;

    /// <summary>The natural logarithm of the probability of a word after what led to a state.</summary>
    /// <param name="state">The state; becomes the state after the word.</param>
    /// <param name="word">The word.</param>
    public float Score(ref int state, int word)
    {
        float score = 0;
        var context = state;
        while (true)
        {
            var node = Child(context, word);
            if (node != 0)
            {
                state = states[node];
                return score + logProbabilities[node];
            }

            if (context == 0)
            {
                // Only a model without this unigram comes here: score the unknown word instead.
                state = 0;
                return score + (word == PhraseVocabulary.Unknown ? -20 : Score(ref state, PhraseVocabulary.Unknown));
            }

            score += backoffs[context];
            context = suffixes[context];
        }
    }

    private int Next(int state, int word)
    {
        Score(ref state, word);
        return state;
    }

    private int LongestSuffix(int context, int word)
    {
        while (true)
        {
            var node = Child(context, word);
            if (node != 0 || context == 0)
                return node;
            context = suffixes[context];
        }
    }

    private int Child(int parent, int word)
    {
        var key = (ulong)(uint)parent << 32 | (uint)word;
        var slot = Slot(key);
        while (slotKeys[slot] != key)
        {
            if (slotKeys[slot] == Free)
                return 0;
            slot = (slot + 1) & mask;
        }

        return slotNodes[slot];
    }

    private void Insert(int parent, int word, int node)
    {
        var key = (ulong)(uint)parent << 32 | (uint)word;
        var slot = Slot(key);
        while (slotKeys[slot] != Free)
            slot = (slot + 1) & mask;
        (slotKeys[slot], slotNodes[slot]) = (key, node);
    }

    private int Slot(ulong key)
    {
        key *= 0x9E3779B97F4A7C15;
        return (int)(key >> 32) & mask;
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
