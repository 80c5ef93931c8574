using System.Globalization;
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

    /// <summary>
    /// The draft of each of the given sentences that has one, whichever engine made it: what reviewers see beside a sentence, and what
    /// alignment may take as evidence. A final draft is preferred to a provisional one.
    /// </summary>
    /// <param name="texts">The sentences.</param>
    /// <param name="source">BCP 47 code of the sentences.</param>
    /// <param name="target">BCP 47 code of the drafts.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<Dictionary<string, TranslationRow>> DraftsAsync(
        IEnumerable<string> texts, string source, string target, CancellationToken cancellationToken)
    {
        var byHash = texts.Distinct(StringComparer.Ordinal).ToDictionary(static text => WorkspaceHash.Of(text), static text => text, StringComparer.Ordinal);
        var drafts = new Dictionary<string, TranslationRow>(byHash.Count, StringComparer.Ordinal);
        await using var context = workspace.CreateContext();
        foreach (var chunk in byHash.Keys.Chunk(500))
        {
            var rows = context.Translations
                .Where(t => chunk.Contains(t.SourceHash) && t.SourceLanguage == source && t.TargetLanguage == target)
                .OrderByDescending(t => t.IsProvisional).ThenBy(t => t.Key);
            await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
                drafts[byHash[row.SourceHash]] = row;
        }

        return drafts;
    }

    /// <summary>Identifies the stored translations as far as it takes to notice a change.</summary>
    public async Task<string> FingerprintAsync(CancellationToken cancellationToken)
    {
        await using var context = workspace.CreateContext();
        var all = await context.Translations.CountAsync(cancellationToken);
        var provisional = await context.Translations.CountAsync(t => t.IsProvisional, cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"{all}:{provisional}");
    }

    /// <summary>Stores translations in one transaction; of equal keys the first stays, unless it was provisional.</summary>
    public Task SaveAsync(IReadOnlyCollection<TranslationRow> rows, CancellationToken cancellationToken) =>
        workspace.InTransactionAsync(
            async context =>
            {
                foreach (var keys in rows.Select(row => row.Key).Chunk(500))
                    await context.Translations.Where(t => t.IsProvisional && keys.Contains(t.Key)).ExecuteDeleteAsync(cancellationToken);
                await using var inserter = await BulkInserter<TranslationRow>.CreateAsync(context, cancellationToken, keepExisting: true);
                foreach (var row in rows)
                    inserter.Insert(row);
            },
            cancellationToken);
}
