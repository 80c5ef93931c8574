namespace Bilingual.Translation;

/// <summary>
/// Counts that several threads add fractions to. They are kept in fixed point, because sums of whole numbers do not depend on the order of
/// their terms: the same counts come out whatever the number of threads.
/// </summary>
internal sealed class ExpectedCounts(int length)
{
    private const double Scale = 1L << 32;
    private const double Negligible = 1e-7;

    private readonly long[] counts = new long[length];

    public double this[int index] => counts[index] / Scale;

    public void Add(int index, double fraction)
    {
        if (fraction > Negligible)
            Interlocked.Add(ref counts[index], (long)(fraction * Scale));
    }

    public void Clear() => Array.Clear(counts);
}
