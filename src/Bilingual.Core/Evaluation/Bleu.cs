using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Bilingual.Evaluation;

/// <summary>A corpus BLEU score and what it is made of.</summary>
/// <param name="Score">BLEU, 0 to 100.</param>
/// <param name="Precisions">Modified precisions of the 1-grams to 4-grams, 0 to 100, smoothed where nothing matched.</param>
/// <param name="BrevityPenalty">1, or less where the hypotheses are shorter than the references.</param>
/// <param name="HypothesisLength">Tokens of the hypotheses.</param>
/// <param name="ReferenceLength">Tokens of the references.</param>
public sealed record BleuScore(
    double Score, ImmutableArray<double> Precisions, double BrevityPenalty, long HypothesisLength, long ReferenceLength)
{
    /// <summary>What was computed, in sacrebleu's notation: one reference, case kept, 13a tokens, exponential smoothing.</summary>
    public const string Signature = "nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp";

    /// <summary>One line as sacrebleu prints it: <c>BLEU = 24.31 58.1/30.2/18.0/11.1 (BP = 0.981 ratio = 0.981 hyp_len = 981 ref_len = 1000)</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"BLEU = {Score:0.00} {Precisions[0]:0.0}/{Precisions[1]:0.0}/{Precisions[2]:0.0}/{Precisions[3]:0.0} (BP = {BrevityPenalty:0.000} ratio = {(ReferenceLength == 0 ? 0 : (double)HypothesisLength / ReferenceLength):0.000} hyp_len = {HypothesisLength} ref_len = {ReferenceLength})");
}

/// <summary>
/// Corpus BLEU (Papineni et al. 2002) as sacrebleu computes it by default (Post 2018): the tokens of mteval-v13a, n-grams up to four,
/// exponential smoothing of precisions without a match (Chen and Cherry 2014, method 3). Segments are added one at a time, so that a
/// corpus of any size is scored in constant memory.
/// </summary>
public sealed class Bleu
{
    private const int MaxOrder = 4;

    private readonly long[] matches = new long[MaxOrder];
    private readonly long[] totals = new long[MaxOrder];
    private long hypothesisLength;
    private long referenceLength;

    /// <summary>Adds a segment.</summary>
    /// <param name="hypothesis">The translation to judge.</param>
    /// <param name="reference">The translation to judge it by.</param>
    public void Add(string hypothesis, string reference)
    {
        var hypothesisTokens = Tokenize(hypothesis);
        var referenceTokens = Tokenize(reference);
        hypothesisLength += hypothesisTokens.Length;
        referenceLength += referenceTokens.Length;
        for (var order = 1; order <= MaxOrder; order++)
        {
            var referenceCounts = Count(referenceTokens, order);
            foreach (var (ngram, count) in Count(hypothesisTokens, order))
                matches[order - 1] += Math.Min(count, referenceCounts.GetValueOrDefault(ngram));
            totals[order - 1] += Math.Max(0, hypothesisTokens.Length - order + 1);
        }
    }

    /// <summary>The score of what was added so far.</summary>
    public BleuScore Score()
    {
        var precisions = new double[MaxOrder];
        var penalty = hypothesisLength >= referenceLength ? 1
            : hypothesisLength == 0 ? 0
            : Math.Exp(1 - (double)referenceLength / hypothesisLength);
        if (matches.All(static count => count == 0))
            return new(0, [.. precisions], penalty, hypothesisLength, referenceLength);

        var smoothing = 1.0;
        for (var i = 0; i < MaxOrder && totals[i] > 0; i++)
        {
            if (matches[i] == 0)
                smoothing *= 2;
            precisions[i] = matches[i] == 0 ? 100 / (smoothing * totals[i]) : 100.0 * matches[i] / totals[i];
        }

        // An order longer than every hypothesis has no precision at all, which makes the product nothing.
        var score = precisions.Contains(0) ? 0 : penalty * Math.Exp(precisions.Average(Math.Log));
        return new(score, [.. precisions], penalty, hypothesisLength, referenceLength);
    }

    /// <summary>Tokens of mteval-v13a: the entities of SGML undone, punctuation parted except between digits.</summary>
    internal static string[] Tokenize(string text)
    {
        text = text.TrimEnd().Replace("<skipped>", "", StringComparison.Ordinal)
            .Replace("-\n", "", StringComparison.Ordinal).Replace('\n', ' ');
        if (text.Contains('&', StringComparison.Ordinal))
        {
            text = text.Replace("&quot;", "\"", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal)
                .Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal);
        }

        var parted = new StringBuilder(text.Length * 2).Append(' ');
        foreach (var c in text)
        {
            if (IsPunctuation(c))
                parted.Append(' ').Append(c).Append(' ');
            else
                parted.Append(c);
        }

        // The order of the three rules matters: each looks at what the one before has left.
        text = parted.Append(' ').ToString();
        text = Part(text, static (a, b) => !char.IsAsciiDigit(a) && (b is '.' or ','), "", " ");
        text = Part(text, static (a, b) => (a is '.' or ',') && !char.IsAsciiDigit(b), " ", "");
        text = Part(text, static (a, b) => char.IsAsciiDigit(a) && b == '-', "", " ");
        return text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>ASCII punctuation without apostrophe, comma, hyphen and full stop.</summary>
    private static bool IsPunctuation(char c) =>
        char.IsAscii(c) && (char.IsPunctuation(c) || char.IsSymbol(c)) && c is not ('\'' or ',' or '-' or '.');

    /// <summary>Parts each pair of neighbours that <paramref name="splits"/> accepts; pairs do not overlap, as in a regular expression's matches.</summary>
    private static string Part(string text, Func<char, char, bool> splits, string before, string after)
    {
        var parted = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && splits(text[i], text[i + 1]))
                parted.Append(before).Append(text[i]).Append(' ').Append(text[++i]).Append(after);
            else
                parted.Append(text[i]);
        }

        return parted.ToString();
    }

    private static Dictionary<string, int> Count(string[] tokens, int order)
    {
        var counts = new Dictionary<string, int>(tokens.Length, StringComparer.Ordinal);
        for (var start = 0; start + order <= tokens.Length; start++)
        {
            var ngram = order == 1 ? tokens[start] : string.Join(' ', tokens, start, order);
            counts[ngram] = counts.GetValueOrDefault(ngram) + 1;
        }

        return counts;
    }
}
