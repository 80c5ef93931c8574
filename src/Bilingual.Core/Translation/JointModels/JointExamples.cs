using Bilingual.Embedding.Training;

namespace Bilingual.Translation;

/// <summary>The contexts and words that a joint model learns from, those of text that resembles what is to be translated twice.</summary>
internal sealed class JointExamples
{
    private readonly List<int> sources = [];
    private readonly List<int> targets = [];
    private readonly List<(int Context, int Target)> examples = [];
    private readonly List<int> words = [];

    private JointExamples()
    {
    }

    /// <summary>Number of examples.</summary>
    public int Count => examples.Count;

    /// <summary>Collects the examples of word-aligned sentences.</summary>
    /// <param name="source">Source sentences.</param>
    /// <param name="target">Target sentences.</param>
    /// <param name="links">Their word links.</param>
    /// <param name="reversed">Whether the links lead from target to source.</param>
    /// <param name="isHeavy">Whether a sentence resembles what is to be translated.</param>
    /// <param name="sourceWords">Rows of the source words.</param>
    /// <param name="targetWords">Rows of the target words.</param>
    public static JointExamples Of(
        IReadOnlyList<int[]> source,
        IReadOnlyList<int[]> target,
        WordLink[][] links,
        bool reversed,
        Func<int, bool> isHeavy,
        JointVocabulary sourceWords,
        JointVocabulary targetWords)
    {
        var result = new JointExamples();
        for (var n = 0; n < source.Count; n++)
            result.Add(source[n], target[n], Affiliations.Of(source[n].Length, target[n].Length, links[n], reversed), isHeavy(n) ? 2 : 1, sourceWords, targetWords);
        return result;
    }

    /// <summary>The order of an epoch.</summary>
    public int[] Shuffled(ref SplitMix random)
    {
        var order = new int[examples.Count];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        random.Shuffle(order);
        return order;
    }

    /// <summary>Reads an example.</summary>
    /// <param name="example">Its number.</param>
    /// <param name="context">Receives the rows of the context: source words, then target words, the last one first.</param>
    /// <returns>The word to predict.</returns>
    public int Read(int example, Span<int> context)
    {
        var (from, to) = examples[example];
        for (var k = 0; k < JointModel.SourceWords; k++)
            context[k] = sources[from + k];
        for (var k = 0; k < JointModel.HistoryWords; k++)
            context[JointModel.SourceWords + k] = targets[to - 1 - k];
        return words[to];
    }

    private void Add(int[] source, int[] target, int[] affiliation, int times, JointVocabulary sourceWords, JointVocabulary targetWords)
    {
        var (from, to) = (sources.Count, targets.Count + JointModel.HistoryWords);
        AddRows(sources, PhraseVocabulary.SentenceStart, JointModel.Reach, sourceWords);
        foreach (var word in source)
            sources.Add(sourceWords.Row(word));
        AddRows(sources, PhraseVocabulary.SentenceEnd, JointModel.Reach + 1, sourceWords);
        AddRows(targets, PhraseVocabulary.SentenceStart, JointModel.HistoryWords, targetWords);
        for (var k = 0; k < JointModel.HistoryWords; k++)
            words.Add(PhraseVocabulary.SentenceStart);
        for (var j = 0; j <= target.Length; j++)
        {
            var word = j < target.Length ? target[j] : PhraseVocabulary.SentenceEnd;
            targets.Add(targetWords.Row(word));
            words.Add(word);
            for (var time = 0; time < times; time++)
                examples.Add((from + (j < target.Length ? affiliation[j] : source.Length), to + j));
        }
    }

    private static void AddRows(List<int> rows, int word, int times, JointVocabulary words)
    {
        for (var i = 0; i < times; i++)
            rows.Add(words.Row(word));
    }
}

/// <summary>Which source word each target word comes from.</summary>
internal static class Affiliations
{
    /// <summary>
    /// The middle one of the source words that each target word is linked to; a word without a link goes with the nearest that has one, of two as near
    /// with the later (Devlin et al. 2014). Without any link the words follow the diagonal.
    /// </summary>
    public static int[] Of(int source, int target, ReadOnlySpan<WordLink> links, bool reversed)
    {
        var linked = new List<int>?[target];
        foreach (var link in links)
        {
            var (from, to) = reversed ? (link.Target, link.Source) : (link.Source, link.Target);
            (linked[to] ??= []).Add(from);
        }

        var affiliation = new int[target];
        for (var j = 0; j < target; j++)
        {
            linked[j]?.Sort();
            affiliation[j] = linked[j] is { } words ? words[(words.Count - 1) / 2] : -1;
        }

        Inherit(affiliation, source);
        return affiliation;
    }

    /// <summary>Gives the words without an affiliation (−1) that of the nearest word with one.</summary>
    public static void Inherit(Span<int> affiliation, int source)
    {
        Span<int> given = affiliation.Length <= 128 ? stackalloc int[affiliation.Length] : new int[affiliation.Length];
        affiliation.CopyTo(given);
        for (var j = 0; j < given.Length; j++)
        {
            if (given[j] >= 0)
                continue;
            affiliation[j] = j * source / given.Length;
            for (var distance = 1; distance < given.Length; distance++)
            {
                var (after, before) = (j + distance, j - distance);
                if (after < given.Length && given[after] >= 0)
                    affiliation[j] = given[after];
                else if (before >= 0 && given[before] >= 0)
                    affiliation[j] = given[before];
                else
                    continue;
                break;
            }
        }
    }
}
