using System.Runtime.CompilerServices;

namespace Bilingual.Hosting.Pipeline;

/// <summary>Streams of items.</summary>
internal static class AsyncStreams
{
    /// <summary>A sequence as a stream.</summary>
    public static async IAsyncEnumerable<T> ToStream<T>(
        this IEnumerable<T> items, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        foreach (var item in items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }
    }

    /// <summary>Sends the stream through the next stage of a run.</summary>
    public static IAsyncEnumerable<Outcome<TOut>> Then<TIn, TOut>(
        this IAsyncEnumerable<Outcome<TIn>> items, IStage<TIn, TOut> stage, RunContext run)
        where TIn : class
        where TOut : class => items.Through(stage, run.Parallelism, run.Recorder, run.CancellationToken);

    /// <summary>The values that came through, in batches that are closed when their weight reaches <paramref name="weight"/>.</summary>
    /// <param name="items">The items.</param>
    /// <param name="context">Receives the failures.</param>
    /// <param name="weight">Weight of a full batch.</param>
    /// <param name="weigh">Weight of one value.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async IAsyncEnumerable<List<T>> InBatches<T>(
        this IAsyncEnumerable<Outcome<T>> items,
        RunContext context,
        int weight,
        Func<T, int> weigh,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where T : class
    {
        var batch = new List<T>();
        var sum = 0;
        await foreach (var item in items.WithCancellation(cancellationToken))
        {
            if (!context.Keep(item))
                continue;
            batch.Add(item.Value!);
            sum += weigh(item.Value!);
            if (sum < weight)
                continue;
            yield return batch;
            batch = [];
            sum = 0;
        }

        if (batch.Count > 0)
            yield return batch;
    }
}
