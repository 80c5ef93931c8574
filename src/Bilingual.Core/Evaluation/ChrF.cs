using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Bilingual.Evaluation;

/// <summary>
/// Corpus chrF2 (Popović 2015, 2016) as sacrebleu computes it by default: F with recall weighted twice, averaged over character n-grams of
/// one to six, white space left out. Characters are Unicode scalars. Segments are added one at a time.
/// </summary>
public sealed class ChrF
{
    private const int MaxOrder = 6;
    private const double BetaSquared = 4;

    private readonly long[] hypothesisTotals = new long[MaxOrder];
    private readonly long[] referenceTotals = new long[MaxOrder];
    private readonly long[] matches = new long[MaxOrder];

    /// <summary>What is computed, in sacrebleu's notation.</summary>
    public const string Signature = "nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no";

    /// <summary>Adds a segment.</summary>
    /// <param name="hypothesis">The translation to judge.</param>
    /// <param name="reference">The translation to judge it by.</param>
    public void Add(string hypothesis, string reference)
    {
        var hypothesisRunes = RunesWithoutSpace(hypothesis);
        var referenceRunes = RunesWithoutSpace(reference);
        for (var order = 1; order <= MaxOrder; order++)
        {
            var referenceCount = Math.Max(0, referenceRunes.Length - order + 1);
            var hypothesisCount = Math.Max(0, hypothesisRunes.Length - order + 1);

            // A reference too short to hold an n-gram says nothing about the hypothesis's.
            hypothesisTotals[order - 1] += referenceCount == 0 ? 0 : hypothesisCount;
            referenceTotals[order - 1] += referenceCount;
            if (referenceCount == 0 || hypothesisCount == 0)
                continue;

            var counts = new Dictionary<NGram, int>(referenceCount);
            for (var start = 0; start < referenceCount; start++)
                CollectionsMarshal.GetValueRefOrAddDefault(counts, NGram.At(referenceRunes, start, order), out _)++;
            for (var start = 0; start < hypothesisCount; start++)
            {
                ref var left = ref CollectionsMarshal.GetValueRefOrNullRef(counts, NGram.At(hypothesisRunes, start, order));
                if (!System.Runtime.CompilerServices.Unsafe.IsNullRef(ref left) && left > 0)
                {
                    left--;
                    matches[order - 1]++;
                }
            }
        }
    }

    /// <summary>chrF2 of what was added so far, 0 to 100.</summary>
    public double Score()
    {
        double precision = 0, recall = 0;
        var orders = 0;
        for (var i = 0; i < MaxOrder; i++)
        {
            if (hypothesisTotals[i] == 0 || referenceTotals[i] == 0)
                continue;
            precision += (double)matches[i] / hypothesisTotals[i];
            recall += (double)matches[i] / referenceTotals[i];
            orders++;
        }

        if (precision + recall == 0)
            return 0;
        precision /= orders;
        recall /= orders;
        return 100 * (1 + BetaSquared) * precision * recall / (BetaSquared * precision + recall);
    }

    /// <summary>One line: <c>chrF2 = 51.27</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"chrF2 = {Score():0.00}");

    private static int[] RunesWithoutSpace(string text)
    {
        var runes = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune))
                runes.Add(rune.Value);
        }

        return [.. runes];
    }

    /// <summary>Up to six scalars of 21 bits, packed: equality of the key is equality of the n-gram, whatever the hash.</summary>
    private readonly record struct NGram(ulong First, ulong Second)
    {
        public static NGram At(int[] runes, int start, int order)
        {
            ulong first = 0, second = 0;
            for (var i = 0; i < order; i++)
            {
                if (i < 3)
                    first = first << 21 | (uint)runes[start + i];
                else
                    second = second << 21 | (uint)runes[start + i];
            }

            return new(first, second);
        }
    }
}
