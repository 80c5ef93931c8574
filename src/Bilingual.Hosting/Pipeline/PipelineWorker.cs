using Microsoft.Extensions.Hosting;

namespace Bilingual.Hosting.Pipeline;

/// <summary>Runs the pipeline once inside the host.</summary>
public sealed class PipelineWorker(CorpusPipeline pipeline) : BackgroundService
{
    private readonly TaskCompletionSource<RunSummary> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends with the run: its summary, its fault or its cancellation.</summary>
    public Task<RunSummary> Completion => completion.Task;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            completion.SetResult(await pipeline.RunAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            completion.SetCanceled(stoppingToken);
        }
        catch (Exception fault)
        {
            // The fault belongs to whoever awaits the run; the host itself is sound.
            completion.SetException(fault);
        }
    }
}
