using System.Runtime.InteropServices;

namespace Bilingual.Translation;

/// <summary>
/// Interpolated modified Kneser-Ney estimates (Chen and Goodman 1998) of an n-gram model. What was seen once helps to estimate, but is not
/// kept; the probability that pruning sets free goes to the shorter context, so that every distribution still sums to one.
/// </summary>
internal sealed class KneserNey
{
    /// <summary>N-grams of two and more words that were seen less often are left out of a model.</summary>
    public const int LeastCount = 2;

    private readonly NGramCounts counts;
    private readonly Dictionary<NGram, double>[] probabilities = new Dictionary<NGram, double>[NGram.MaxOrder];
    private readonly Dictionary<NGram, double>[] shorterShares = new Dictionary<NGram, double>[NGram.MaxOrder];

    private KneserNey(NGramCounts counts, int words)
    {
        this.counts = counts;
        for (var order = 1; order <= NGram.MaxOrder; order++)
        {
            (probabilities[order - 1], shorterShares[order - 1]) =
                Interpolate(Adjusted(counts, order), order == 1 ? null : probabilities[order - 2], words);
        }
    }

    /// <summary>Estimates the probabilities of counted text.</summary>
    /// <param name="counts">Counts of all n-grams, rare ones included.</param>
    /// <param name="words">Size of the vocabulary.</param>
    public static KneserNey Of(NGramCounts counts, int words) => new(counts, words);

    /// <summary>p(last word | the words before it).</summary>
    public double this[NGram gram]
    {
        get
        {
            if (probabilities[gram.Order - 1].TryGetValue(gram, out var probability))
                return probability;
            return gram.Order == 1 ? 0 : shorterShares[gram.Order - 1].GetValueOrDefault(gram.Prefix(), 1) * this[gram.Suffix()];
        }
    }

    /// <summary>The n-grams that are kept, with their probabilities.</summary>
    /// <returns>For each order the n-grams, with the natural logarithms of their probability and backoff weight.</returns>
    public Dictionary<NGram, NGramWeights>[] Estimate() => Estimate(gram => this[gram]);

    /// <summary>
    /// The n-grams that are kept, with probabilities mixed with those of a part of the text (Jelinek and Mercer 1980): the part resembles
    /// what the model is for, the whole knows more.
    /// </summary>
    /// <param name="part">Estimates of the part.</param>
    /// <param name="share">Weight of the part, 0 to 1.</param>
    public Dictionary<NGram, NGramWeights>[] Estimate(KneserNey part, double share) =>
        Estimate(gram => share * part[gram] + (1 - share) * this[gram]);

    private Dictionary<NGram, NGramWeights>[] Estimate(Func<NGram, double> probability)
    {
        var model = new Dictionary<NGram, NGramWeights>[NGram.MaxOrder];
        for (var order = 1; order <= NGram.MaxOrder; order++)
        {
            var kept = new Dictionary<NGram, double>();
            foreach (var gram in probabilities[order - 1].Keys)
            {
                if (order == 1 || counts[gram] >= LeastCount)
                    kept[gram] = probability(gram);
            }

            model[order - 1] = new(kept.Select(static pair => KeyValuePair.Create(pair.Key, new NGramWeights((float)Math.Log(pair.Value), 0))));
            if (order > 1)
                SetBackoffs(model, kept, order);
        }

        return model;
    }

    /// <summary>Counts of the highest order as they are; below it the number of different words that stand before the n-gram.</summary>
    private static Dictionary<NGram, int> Adjusted(NGramCounts counts, int order)
    {
        if (order == NGram.MaxOrder)
            return new(counts.OfOrder(order));
        var adjusted = new Dictionary<NGram, int>();
        foreach (var (gram, _) in counts.OfOrder(order + 1))
            CollectionsMarshal.GetValueRefOrAddDefault(adjusted, gram.Suffix(), out _)++;
        foreach (var (gram, count) in counts.OfOrder(order))
        {
            // Nothing stands before the start of a sentence.
            if (gram[0] == PhraseVocabulary.SentenceStart)
                adjusted[gram] = count;
        }

        return adjusted;
    }

    private static (Dictionary<NGram, double> Probabilities, Dictionary<NGram, double> ShorterShares) Interpolate(
        Dictionary<NGram, int> adjusted, Dictionary<NGram, double>? lower, int words)
    {
        var discounts = Discounts(adjusted.Values);
        var contexts = new Dictionary<NGram, (long Total, double Discounted)>();
        foreach (var (gram, count) in adjusted)
        {
            if (gram.Last == PhraseVocabulary.SentenceStart)
                continue;
            ref var context = ref CollectionsMarshal.GetValueRefOrAddDefault(contexts, gram.Prefix(), out _);
            context = (context.Total + count, context.Discounted + discounts[Math.Min(count, 3)]);
        }

        var probabilities = new Dictionary<NGram, double>(adjusted.Count);
        foreach (var (gram, count) in adjusted)
        {
            if (gram.Last == PhraseVocabulary.SentenceStart)
                continue;
            var (total, discounted) = contexts[gram.Prefix()];
            var shorter = lower is null ? 1.0 / words : lower[gram.Suffix()];
            probabilities[gram] = (count - discounts[Math.Min(count, 3)] + discounted * shorter) / total;
        }

        // Every word of the vocabulary has at least what interpolation with the uniform distribution gives it.
        for (var word = 0; lower is null && word < words; word++)
        {
            var (total, discounted) = contexts[NGram.Empty];
            probabilities.TryAdd(NGram.Empty.Append(word), discounted / total / words);
        }

        return (probabilities, contexts.ToDictionary(static context => context.Key, static context => context.Value.Discounted / context.Value.Total));
    }

    private static double[] Discounts(IEnumerable<int> counts)
    {
        var t = new long[5];
        foreach (var count in counts)
        {
            if (count <= 4)
                t[count]++;
        }

        // Text too small to have all four counts gets the discounts of absolute discounting.
        if (t[1] == 0 || t[2] == 0 || t[3] == 0 || t[4] == 0)
            return [0, 0.5, 0.75, 0.9];
        var y = t[1] / (t[1] + 2.0 * t[2]);
        return [0, Bounded(1 - 2 * y * t[2] / t[1], 1), Bounded(2 - 3 * y * t[3] / t[2], 2), Bounded(3 - 4 * y * t[4] / t[3], 3)];
    }

    private static double Bounded(double discount, int count) => Math.Clamp(discount, 0.05, count - 0.05);

    private static void SetBackoffs(Dictionary<NGram, NGramWeights>[] model, Dictionary<NGram, double> probabilities, int order)
    {
        var sums = new Dictionary<NGram, (double Kept, double Shorter)>();
        foreach (var gram in model[order - 1].Keys)
        {
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, gram.Prefix(), out _);
            sum = (sum.Kept + probabilities[gram], sum.Shorter + Math.Exp(LogProbability(model, gram.Suffix())));
        }

        foreach (var (context, sum) in sums)
        {
            var backoff = Math.Log(Math.Max(1 - sum.Kept, 1e-9) / Math.Max(1 - sum.Shorter, 1e-9));
            model[order - 2][context] = model[order - 2][context] with { Backoff = (float)backoff };
        }
    }

    private static double LogProbability(Dictionary<NGram, NGramWeights>[] model, NGram gram)
    {
        if (model[gram.Order - 1].TryGetValue(gram, out var weights))
            return weights.LogProbability;
        var backoff = model[gram.Order - 2].TryGetValue(gram.Prefix(), out var context) ? context.Backoff : 0;
        return backoff + LogProbability(model, gram.Suffix());
    }
}

/// <summary>What a model knows of an n-gram.</summary>
/// <param name="LogProbability">Natural logarithm of the probability of its last word after the others.</param>
/// <param name="Backoff">Natural logarithm of the weight of the shorter context where a longer n-gram is not kept.</param>
internal readonly record struct NGramWeights(float LogProbability, float Backoff);
