using System.Collections.Immutable;
using Bilingual.Documents;
using Bilingual.Glossaries;
using Bilingual.Hosting.Pipeline.Stages;
using Bilingual.Hosting.Storage;

namespace Bilingual.Hosting.Pipeline.Steps;

/// <summary>Analyses new and changed articles and stores them; forgets articles that are gone.</summary>
internal sealed class AnalysisStep(RunContext run, ReadingOptions reading, string fingerprint)
{
    // A transaction for each few hundred paragraphs: few enough to lose little to a kill, many enough to be quick.
    private const int ParagraphsInTransaction = 2000;

    private static readonly Stage[] Stages = [Stage.Read, Stage.Clean, Stage.Segment, Stage.MapTerms];

    /// <summary>Does the work.</summary>
    /// <param name="folder">The input.</param>
    /// <param name="analyse">The stages that an article goes through.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task RunAsync(
        DocumentFolder folder,
        Func<IAsyncEnumerable<Outcome<ArticleFile>>, IAsyncEnumerable<Outcome<MappedDocument>>> analyse,
        CancellationToken cancellationToken)
    {
        var files = await HashAsync(folder.Files, cancellationToken);
        var known = (await run.Workspace.Documents.ListAsync(cancellationToken)).ToDictionary(d => d.Path, StringComparer.Ordinal);
        var changed = files.Where(f => !IsCurrent(f, known)).ToImmutableArray();
        var present = files.Select(f => f.File.Path).ToHashSet(StringComparer.Ordinal);

        // A changed article that can no longer be read must not live on in its old form.
        await run.Workspace.Documents.RemoveAsync(
            [.. known.Keys.Where(p => !present.Contains(p)), .. changed.Select(f => f.File.Path).Where(known.ContainsKey)], cancellationToken);
        if (changed.IsEmpty)
            return;

        foreach (var stage in Stages)
            run.Recorder.Begin(stage, changed.Length);
        var items = changed.Select(f => Outcome<ArticleFile>.Success(f.File.Path, f)).ToStream(cancellationToken);
        await foreach (var batch in analyse(items).InBatches(run, ParagraphsInTransaction, d => d.Document.Paragraphs.Length, cancellationToken))
            await run.Workspace.Documents.SaveAsync(batch, fingerprint, cancellationToken);
        foreach (var stage in Stages)
            run.Recorder.End(stage);
    }

    private async Task<ArticleFile[]> HashAsync(ImmutableArray<DocumentFile> files, CancellationToken cancellationToken)
    {
        var hashed = new ArticleFile[files.Length];
        await Parallel.ForAsync(
            0,
            files.Length,
            new ParallelOptions { MaxDegreeOfParallelism = run.Parallelism, CancellationToken = cancellationToken },
            (i, _) =>
            {
                hashed[i] = new ArticleFile(files[i], HashOf(files[i]));
                return ValueTask.CompletedTask;
            });
        return hashed;
    }

    private string HashOf(DocumentFile file)
    {
        try
        {
            return file.Load(reading).Hash;
        }
        catch (DocumentException)
        {
            // The stage that reads the file meets the same fault and records it.
            return "";
        }
    }

    private bool IsCurrent(ArticleFile file, Dictionary<string, StoredDocument> known) =>
        known.TryGetValue(file.File.Path, out var stored)
        && stored.ContentHash == file.ContentHash
        && stored.AnalysisFingerprint == fingerprint;
}
