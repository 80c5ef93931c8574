namespace Bilingual.Hosting.Pipeline;

/// <summary>
/// One step of the pipeline: takes one item, returns one item. What it throws becomes a recorded failure of that item alone.
/// Implementations are safe for concurrent use.
/// </summary>
/// <typeparam name="TIn">What it takes.</typeparam>
/// <typeparam name="TOut">What it gives.</typeparam>
public interface IStage<in TIn, TOut>
{
    /// <summary>Which stage this is.</summary>
    Stage Stage { get; }

    /// <summary>Does the work on one item.</summary>
    ValueTask<TOut> RunAsync(TIn item, CancellationToken cancellationToken);
}
