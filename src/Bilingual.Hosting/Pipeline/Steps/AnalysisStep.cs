using System.Collections.Immutable;
using Bilingual.Glossaries;
using Bilingual.Hosting.Pipeline.Stages;
using Bilingual.Hosting.Storage;

namespace Bilingual.Hosting.Pipeline.Steps;

/// <summary>Analyses new and changed articles and stores them; forgets articles that are gone.</summary>
internal sealed class AnalysisStep(RunContext run, string fingerprint)
{
    // A transaction for each few hundred paragraphs: few enough to lose little to a kill, many enough to be quick.
    private const int ParagraphsInTransaction = 2000;

    /// <summary>Does the work.</summary>
    /// <param name="files">Every file of the input folder.</param>
    /// <param name="analyse">The stages that an article goes through, given how many are to come.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task RunAsync(
        IReadOnlyList<ArticleFile> files,
        Func<IAsyncEnumerable<Outcome<ArticleFile>>, int, IAsyncEnumerable<Outcome<MappedDocument>>> analyse,
        CancellationToken cancellationToken)
    {
        var known = (await run.Workspace.Documents.ListAsync(cancellationToken)).ToDictionary(d => d.Path, StringComparer.Ordinal);
        var changed = files.Where(f => !IsCurrent(f, known)).ToImmutableArray();
        var present = files.Select(f => f.File.Path).ToHashSet(StringComparer.Ordinal);

        // A changed article that can no longer be read must not live on in its old form.
        await run.Workspace.Documents.RemoveAsync(
            [.. known.Keys.Where(p => !present.Contains(p)), .. changed.Select(f => f.File.Path).Where(known.ContainsKey)], cancellationToken);

        var items = changed.Select(f => Outcome<ArticleFile>.Success(f.File.Path, f)).ToStream(cancellationToken);
        await foreach (var batch in analyse(items, changed.Length).InBatches(run, ParagraphsInTransaction, d => d.Document.Paragraphs.Length, cancellationToken))
            await run.Workspace.Documents.SaveAsync(batch, fingerprint, cancellationToken);
    }

    private bool IsCurrent(ArticleFile file, Dictionary<string, StoredDocument> known) =>
        known.TryGetValue(file.File.Path, out var stored)
        && stored.ContentHash == file.ContentHash
        && stored.AnalysisFingerprint == fingerprint;
}
