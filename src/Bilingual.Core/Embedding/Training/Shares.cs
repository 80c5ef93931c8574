namespace Bilingual.Embedding.Training;

/// <summary>
/// Work cut in shares of fixed size. Each share writes what no other does and reads what none writes, so the result is the same bits
/// whichever thread takes which share.
/// </summary>
internal sealed class Shares(int threads, CancellationToken cancellationToken)
{
    private readonly ParallelOptions options = new() { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };

    /// <summary>Calls <paramref name="body"/> with the first and the end of each share of 0 … <paramref name="count"/>.</summary>
    public void Do(int count, int size, Action<int, int> body)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var shares = (count + size - 1) / size;
        Parallel.For(0, shares, options, share => body(share * size, Math.Min(count, (share + 1) * size)));
    }
}
