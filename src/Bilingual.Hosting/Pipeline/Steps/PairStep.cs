using System.Collections.Immutable;
using System.Globalization;
using Bilingual.Alignment;
using Bilingual.Hosting.Storage;

namespace Bilingual.Hosting.Pipeline.Steps;

/// <summary>Finds the documents that belong together, when a document or a model has changed.</summary>
internal sealed class PairStep(RunContext run, DocumentPairer pairer, string fingerprint)
{
    private const string State = "pairs";

    /// <summary>Does the work.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var documents = await run.Workspace.Documents.ListAsync(cancellationToken);
        var settings = string.Create(CultureInfo.InvariantCulture, $"{run.Options.PairThreshold:R}/{run.Options.AlignDoubtfulPairsUpTo}");
        var wanted = WorkspaceHash.Of([fingerprint, settings, .. documents.Select(d => string.Create(CultureInfo.InvariantCulture, $"{d.Id}:{d.Fingerprint}"))]);
        if (await run.Workspace.Runs.GetStateAsync(State, cancellationToken) == wanted)
            return;

        run.Recorder.Begin(Stage.Pair, documents.Length);
        var collection = new DocumentCollection();
        var sources = await SketchAsync(collection, documents, run.Options.SourceLanguage, cancellationToken);
        var targets = await SketchAsync(collection, documents, run.Options.TargetLanguage, cancellationToken);
        var byPath = documents.ToDictionary(d => d.Path, StringComparer.Ordinal);
        var threshold = (long)sources.Length * targets.Length <= run.Options.AlignDoubtfulPairsUpTo ? 0 : run.Options.PairThreshold;
        var pairs = pairer.Pair(collection, sources, targets, cancellationToken).Where(pair => pair.Probability >= threshold).Select(pair =>
        {
            var (source, target) = (byPath[pair.SourcePath], byPath[pair.TargetPath]);
            return (pair, source.Id, target.Id, WorkspaceHash.Of(fingerprint, source.Fingerprint, target.Fingerprint));
        });
        await run.Workspace.Pairs.ReplaceAsync([.. pairs], State, wanted, cancellationToken);
        run.Recorder.End(Stage.Pair);
    }

    private async Task<DocumentSketch[]> SketchAsync(DocumentCollection collection, ImmutableArray<StoredDocument> documents, string language, CancellationToken cancellationToken)
    {
        var wanted = documents.Where(d => d.Language == language).ToArray();
        var sketches = new DocumentSketch[wanted.Length];
        await Parallel.ForAsync(
            0,
            wanted.Length,
            new ParallelOptions { MaxDegreeOfParallelism = run.Parallelism, CancellationToken = cancellationToken },
            async (i, token) =>
            {
                sketches[i] = collection.Add(await run.Documents.SignalsAsync(wanted[i].Id, token));
                run.Recorder.Report(new StageProgress(Stage.Pair, true, wanted[i].Path));
            });
        return sketches;
    }
}
