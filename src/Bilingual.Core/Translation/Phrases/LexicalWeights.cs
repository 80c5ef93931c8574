using System.Runtime.InteropServices;

namespace Bilingual.Translation;

/// <summary>
/// Word translation probabilities from a word alignment, and the lexical weights of phrase pairs that follow from them: for each word of
/// the one phrase the most probable word of the other, or nothing, that it may come from.
/// </summary>
internal sealed class LexicalWeights
{
    private const int Nothing = -1;
    private const double OftenAlone = 0.2;
    private const double LeastCounterpart = 0.01;
    private const double ExpectedAlone = 0.1;

    private readonly Dictionary<(int Source, int Target), double> links = [];
    private readonly Dictionary<int, double> sourceTotals = [];
    private readonly Dictionary<int, double> targetTotals = [];

    /// <summary>Counts the links of a sentence pair; words without a link are linked to nothing.</summary>
    /// <param name="source">Source words.</param>
    /// <param name="target">Target words.</param>
    /// <param name="wordLinks">Their links.</param>
    /// <param name="weight">How often they count.</param>
    public void Add(int[] source, int[] target, ReadOnlySpan<WordLink> wordLinks, double weight)
    {
        var (sourceLinked, targetLinked) = (new bool[source.Length], new bool[target.Length]);
        foreach (var link in wordLinks)
        {
            sourceLinked[link.Source] = targetLinked[link.Target] = true;
            Add(source[link.Source], target[link.Target], weight);
        }

        for (var i = 0; i < source.Length; i++)
        {
            if (!sourceLinked[i])
                Add(source[i], Nothing, weight);
        }

        for (var j = 0; j < target.Length; j++)
        {
            if (!targetLinked[j])
                Add(Nothing, target[j], weight);
        }
    }

    /// <summary>The weights of the target words given the source words and the other way round.</summary>
    public (double TargetGivenSource, double SourceGivenTarget) Of(NGram source, NGram target)
    {
        double forward = 1, backward = 1;
        for (var j = 0; j < target.Order; j++)
        {
            var best = Forward(Nothing, target[j]);
            for (var i = 0; i < source.Order; i++)
                best = Math.Max(best, Forward(source[i], target[j]));
            forward *= best;
        }

        for (var i = 0; i < source.Order; i++)
        {
            var best = Backward(source[i], Nothing);
            for (var j = 0; j < target.Order; j++)
                best = Math.Max(best, Backward(source[i], target[j]));
            backward *= best;
        }

        return (forward, backward);
    }

    /// <summary>
    /// Whether every word of each phrase has a counterpart in the other, or is one that often has none: a pair in which it has not leaves out
    /// something or invents it.
    /// </summary>
    public bool Explains(NGram source, NGram target)
    {
        for (var i = 0; i < source.Order; i++)
        {
            var explained = Forward(source[i], Nothing) >= OftenAlone;
            for (var j = 0; j < target.Order && !explained; j++)
                explained = AreCounterparts(source[i], target[j]);
            if (!explained)
                return false;
        }

        for (var j = 0; j < target.Order; j++)
        {
            var explained = Backward(Nothing, target[j]) >= OftenAlone;
            for (var i = 0; i < source.Order && !explained; i++)
                explained = AreCounterparts(source[i], target[j]);
            if (!explained)
                return false;
        }

        return true;
    }

    /// <summary>How often two words are linked.</summary>
    public double Linked(int source, int target) => links.GetValueOrDefault((source, target));

    /// <summary>p(nothing | source word), as far as the text tells.</summary>
    public double SourceAlone(int word) => Alone((word, Nothing), sourceTotals.GetValueOrDefault(word));

    /// <summary>p(nothing | target word), as far as the text tells.</summary>
    public double TargetAlone(int word) => Alone((Nothing, word), targetTotals.GetValueOrDefault(word));

    private double Alone((int, int) pair, double total) => (links.GetValueOrDefault(pair) + ExpectedAlone) / (total + 1);

    private bool AreCounterparts(int source, int target) => Math.Max(Forward(source, target), Backward(source, target)) >= LeastCounterpart;

    private double Forward(int source, int target) =>
        links.GetValueOrDefault((source, target)) / sourceTotals.GetValueOrDefault(source, 1);

    private double Backward(int source, int target) =>
        links.GetValueOrDefault((source, target)) / targetTotals.GetValueOrDefault(target, 1);

    private void Add(int source, int target, double weight)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(links, (source, target), out _) += weight;
        CollectionsMarshal.GetValueRefOrAddDefault(sourceTotals, source, out _) += weight;
        CollectionsMarshal.GetValueRefOrAddDefault(targetTotals, target, out _) += weight;
    }
}
