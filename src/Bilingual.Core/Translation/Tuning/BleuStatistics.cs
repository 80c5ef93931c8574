using System.Runtime.InteropServices;

namespace Bilingual.Translation;

/// <summary>What BLEU is computed from (Papineni et al. 2002), over words of a phrase vocabulary; sums of statistics are statistics.</summary>
/// <param name="Match1">Words that the reference has too.</param>
/// <param name="Match2">The same of two words in a row.</param>
/// <param name="Match3">Of three.</param>
/// <param name="Match4">Of four.</param>
/// <param name="Length">Words.</param>
/// <param name="Pairs">Runs of two words.</param>
/// <param name="Triples">Runs of three words.</param>
/// <param name="Quadruples">Runs of four words.</param>
/// <param name="ReferenceLength">Words of the reference.</param>
internal readonly record struct BleuStatistics(
    double Match1, double Match2, double Match3, double Match4, double Length, double Pairs, double Triples, double Quadruples, double ReferenceLength)
{
    private const int MaxOrder = 4;

    /// <summary>The statistics of a translation.</summary>
    public static BleuStatistics Of(ReadOnlySpan<long> hypothesis, ReadOnlySpan<long> reference)
    {
        Span<double> matches = stackalloc double[MaxOrder];
        var length = hypothesis.Length;
        var counts = new Dictionary<(int, ulong), int>();
        for (var order = 1; order <= MaxOrder; order++)
        {
            for (var start = 0; start + order <= reference.Length; start++)
                CollectionsMarshal.GetValueRefOrAddDefault(counts, (order, Hash(reference.Slice(start, order))), out _)++;
            for (var start = 0; start + order <= hypothesis.Length; start++)
            {
                ref var left = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, (order, Hash(hypothesis.Slice(start, order))), out _);
                if (left <= 0)
                    continue;
                left--;
                matches[order - 1]++;
            }
        }

        return new(matches[0], matches[1], matches[2], matches[3], hypothesis.Length, Runs(2), Runs(3), Runs(4), reference.Length);

        double Runs(int order) => Math.Max(0, length - order + 1);
    }

    /// <summary>BLEU, 0 to 1, with a trace of a count added so that it never vanishes.</summary>
    public double Score()
    {
        if (Length < 1)
            return 0;
        double sum = 0;
        ReadOnlySpan<double> matches = [Match1, Match2, Match3, Match4];
        ReadOnlySpan<double> runs = [Length, Pairs, Triples, Quadruples];
        for (var i = 0; i < MaxOrder; i++)
            sum += Math.Log((matches[i] + 0.01) / (runs[i] + 0.01));
        return Math.Min(1, Math.Exp(1 - ReferenceLength / Length)) * Math.Exp(sum / MaxOrder);
    }

    public static BleuStatistics operator +(BleuStatistics a, BleuStatistics b) => new(
        a.Match1 + b.Match1, a.Match2 + b.Match2, a.Match3 + b.Match3, a.Match4 + b.Match4,
        a.Length + b.Length, a.Pairs + b.Pairs, a.Triples + b.Triples, a.Quadruples + b.Quadruples, a.ReferenceLength + b.ReferenceLength);

    public static BleuStatistics operator *(BleuStatistics a, double factor) => new(
        a.Match1 * factor, a.Match2 * factor, a.Match3 * factor, a.Match4 * factor,
        a.Length * factor, a.Pairs * factor, a.Triples * factor, a.Quadruples * factor, a.ReferenceLength * factor);

    private static ulong Hash(ReadOnlySpan<long> words)
    {
        var hash = 14695981039346656037UL;
        foreach (var word in words)
            hash = (hash ^ (ulong)word) * 1099511628211UL ^ (hash >> 29);
        return hash;
    }
}
