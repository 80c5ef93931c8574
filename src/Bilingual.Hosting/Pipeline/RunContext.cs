using System.Collections.Concurrent;
using Bilingual.Hosting.Storage;

namespace Bilingual.Hosting.Pipeline;

/// <summary>What the steps of one run share.</summary>
internal sealed class RunContext
{
    /// <summary>The options of the run.</summary>
    public required RunOptions Options { get; init; }

    /// <summary>The workspace, open for writing.</summary>
    public required Workspace Workspace { get; init; }

    /// <summary>Analysed documents.</summary>
    public required DocumentLibrary Documents { get; init; }

    /// <summary>Told what the stages do.</summary>
    public required StageRecorder Recorder { get; init; }

    /// <summary>What could not be processed.</summary>
    public ConcurrentQueue<Failure> Failures { get; } = [];

    /// <summary>What is worth telling at the end.</summary>
    public List<string> Remarks { get; } = [];

    /// <summary>How many items are worked on at once.</summary>
    public int Parallelism => Options.Parallelism == 0 ? Environment.ProcessorCount : Options.Parallelism;

    /// <summary>Stops the work.</summary>
    public required CancellationToken CancellationToken { get; init; }

    /// <summary>Whether the run goes as far as <paramref name="stage"/>.</summary>
    public bool Reaches(Stage stage) => Options.Until >= stage && !(Options.DryRun && stage > Stage.Translate);

    /// <summary>Takes a failed item out of a stream.</summary>
    /// <returns>Whether the item came through.</returns>
    public bool Keep<T>(Outcome<T> outcome)
        where T : class
    {
        if (outcome.Failure is null)
            return true;
        Failures.Enqueue(outcome.Failure);
        return false;
    }
}
