using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Bilingual.Hosting.Pipeline;

/// <summary>Sends a stream of items through a stage: on all cores, in order, and never more than a window of them at once.</summary>
public static class StageStream
{
    /// <summary>
    /// Runs <paramref name="stage"/> on every item that has not failed yet. At most <paramref name="parallelism"/> items are worked on or
    /// wait to be taken, so memory stays bounded; results come in the order of the items, so output does not depend on timing.
    /// </summary>
    /// <param name="items">The items.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="parallelism">How many items at once, at least 1.</param>
    /// <param name="progress">Told of each item that leaves the stage.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async IAsyncEnumerable<Outcome<TOut>> Through<TIn, TOut>(
        this IAsyncEnumerable<Outcome<TIn>> items,
        IStage<TIn, TOut> stage,
        int parallelism,
        IProgress<StageProgress>? progress,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TIn : class
        where TOut : class
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var window = Channel.CreateBounded<Task<Outcome<TOut>>>(new BoundedChannelOptions(parallelism) { SingleReader = true, SingleWriter = true });
        var pump = Task.Run(() => PumpAsync(items, stage, window.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var result in window.Reader.ReadAllAsync(cancellationToken))
            {
                var outcome = await result;
                progress?.Report(new StageProgress(stage.Stage, outcome.Failure is null, outcome.Path));
                yield return outcome;
            }
        }
        finally
        {
            // A consumer that stops early, and a fault of the source, end the pump before anything it uses is disposed.
            await stop.CancelAsync();
            await pump;
        }
    }

    private static async Task PumpAsync<TIn, TOut>(
        IAsyncEnumerable<Outcome<TIn>> items,
        IStage<TIn, TOut> stage,
        ChannelWriter<Task<Outcome<TOut>>> window,
        CancellationToken cancellationToken)
        where TIn : class
        where TOut : class
    {
        try
        {
            await foreach (var item in items.WithCancellation(cancellationToken))
            {
                await window.WaitToWriteAsync(cancellationToken);
                await window.WriteAsync(Task.Run(() => RunAsync(item, stage, cancellationToken), cancellationToken), cancellationToken);
            }

            window.Complete();
        }
        catch (Exception fault)
        {
            window.Complete(fault);
        }
    }

    private static async Task<Outcome<TOut>> RunAsync<TIn, TOut>(Outcome<TIn> item, IStage<TIn, TOut> stage, CancellationToken cancellationToken)
        where TIn : class
        where TOut : class
    {
        if (item.Value is null)
            return item.Failed<TOut>();
        try
        {
            return Outcome<TOut>.Success(item.Path, await stage.RunAsync(item.Value, cancellationToken));
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return new Outcome<TOut>(item.Path, null, new Failure(stage.Stage, item.Path, fault.Message));
        }
    }
}
