using System.Collections.Immutable;
using Bilingual.Hosting.Storage;

namespace Bilingual.Hosting.Pipeline.Steps;

/// <summary>Aligns the pairs that wait for it and stores their links and beads.</summary>
internal sealed class AlignStep(RunContext run)
{
    private const int RowsInTransaction = 5000;

    /// <summary>Does the work.</summary>
    /// <param name="align">The stages that a pair goes through.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task RunAsync(
        Func<IAsyncEnumerable<Outcome<StoredPair>>, IAsyncEnumerable<Outcome<AlignedPair>>> align, CancellationToken cancellationToken)
    {
        var waiting = (await run.Workspace.Pairs.ListAsync(cancellationToken)).Where(p => !p.IsAligned).ToImmutableArray();
        if (waiting.IsEmpty)
            return;

        var items = waiting.Select(p => Outcome<StoredPair>.Success(p.Pair.SourcePath + " ~ " + p.Pair.TargetPath, p)).ToStream(cancellationToken);
        run.Recorder.Begin(Stage.AlignParagraphs, waiting.Length);
        run.Recorder.Begin(Stage.AlignSentences, waiting.Length);
        await foreach (var batch in align(items)
            .InBatches(run, RowsInTransaction, p => p.Links.Length + p.Beads.Length + 1, cancellationToken))
        {
            await run.Workspace.Pairs.SaveAsync(batch, cancellationToken);
        }

        run.Recorder.End(Stage.AlignParagraphs);
        run.Recorder.End(Stage.AlignSentences);
    }
}
