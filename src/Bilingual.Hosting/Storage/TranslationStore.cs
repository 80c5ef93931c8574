using Bilingual.Hosting.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bilingual.Hosting.Storage;

/// <summary>Machine translations by what they were made from.</summary>
public sealed class TranslationStore
{
    private readonly Workspace workspace;

    internal TranslationStore(Workspace workspace) => this.workspace = workspace;

    /// <summary>Key of a translation: equal keys mean that the stored translation may be used.</summary>
    public static string Key(string engineFingerprint, string source, string target, string text) =>
        WorkspaceHash.Of(engineFingerprint, source, target, text);

    /// <summary>Those of <paramref name="keys"/> that are stored, with their rows.</summary>
    public async Task<Dictionary<string, TranslationRow>> FindAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, TranslationRow>(keys.Count, StringComparer.Ordinal);
        await using var context = workspace.CreateContext();
        foreach (var chunk in keys.Chunk(500))
        {
            await foreach (var row in context.Translations.Where(t => chunk.Contains(t.Key)).AsAsyncEnumerable().WithCancellation(cancellationToken))
                found[row.Key] = row;
        }

        return found;
    }

    /// <summary>Stored translations by the hashes of what they translate; of several, the one stored last.</summary>
    public async Task<Dictionary<string, TranslationRow>> FindByTextAsync(
        IReadOnlyCollection<string> sourceHashes, string source, string target, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, TranslationRow>(sourceHashes.Count, StringComparer.Ordinal);
        await using var context = workspace.CreateContext();
        foreach (var chunk in sourceHashes.Distinct(StringComparer.Ordinal).Chunk(500))
        {
            var rows = context.Translations.Where(t => chunk.Contains(t.SourceHash) && t.SourceLanguage == source && t.TargetLanguage == target);
            await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
                found[row.SourceHash] = row;
        }

        return found;
    }

    /// <summary>Stores translations in one transaction; of equal keys the first stays.</summary>
    public Task SaveAsync(IReadOnlyCollection<TranslationRow> rows, CancellationToken cancellationToken) =>
        workspace.InTransactionAsync(
            async context =>
            {
                await using var inserter = await BulkInserter<TranslationRow>.CreateAsync(context, cancellationToken, keepExisting: true);
                foreach (var row in rows)
                    inserter.Insert(row);
            },
            cancellationToken);
}
