using System.Collections.Immutable;
using Bilingual.Glossaries;
using Bilingual.Hosting.Storage;

namespace Bilingual.Hosting.Pipeline.Steps;

/// <summary>An article's file as found in the input folder.</summary>
/// <param name="Path">Path relative to the input folder, with forward slashes.</param>
/// <param name="File">The file itself.</param>
/// <param name="ContentHash">SHA-256 of its bytes; empty when it could not be read.</param>
public sealed record ArticleFile(string Path, string File, string ContentHash);

/// <summary>Analyses new and changed articles and stores them; forgets articles that are gone.</summary>
internal sealed class AnalysisStep(RunContext run, string fingerprint)
{
    // A transaction for each few hundred paragraphs: few enough to lose little to a kill, many enough to be quick.
    private const int ParagraphsInTransaction = 2000;

    /// <summary>Does the work.</summary>
    /// <param name="files">Every file of the input folder.</param>
    /// <param name="analyse">The stages that an article goes through.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task RunAsync(
        IReadOnlyList<ArticleFile> files,
        Func<IAsyncEnumerable<Outcome<ArticleFile>>, IAsyncEnumerable<Outcome<MappedDocument>>> analyse,
        CancellationToken cancellationToken)
    {
        var known = (await run.Workspace.Documents.ListAsync(cancellationToken)).ToDictionary(d => d.Path, StringComparer.Ordinal);
        var changed = files.Where(f => !IsCurrent(f, known)).ToImmutableArray();
        var present = files.Select(f => f.Path).ToHashSet(StringComparer.Ordinal);

        // A changed article that can no longer be read must not live on in its old form.
        await run.Workspace.Documents.RemoveAsync(
            [.. known.Keys.Where(p => !present.Contains(p)), .. changed.Select(f => f.Path).Where(known.ContainsKey)], cancellationToken);

        var items = changed.Select(f => Outcome<ArticleFile>.Success(f.Path, f)).ToStream(cancellationToken);
        await foreach (var batch in analyse(items).InBatches(run, ParagraphsInTransaction, d => d.Document.Paragraphs.Length, cancellationToken))
            await run.Workspace.Documents.SaveAsync(batch, fingerprint, cancellationToken);
    }

    private bool IsCurrent(ArticleFile file, Dictionary<string, StoredDocument> known) =>
        known.TryGetValue(file.Path, out var stored)
        && stored.ContentHash == file.ContentHash
        && stored.AnalysisFingerprint == fingerprint;
}
