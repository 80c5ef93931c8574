using System.Collections.Concurrent;
using System.Collections.Immutable;
using Bilingual.Hosting.Storage;
using Bilingual.Hosting.Storage.Rows;

namespace Bilingual.Hosting.Review;

/// <summary>Opens the pairs of a workspace as reviewers left them, and keeps those used last in memory. Safe for concurrent use.</summary>
public sealed class OpenPairs : IDisposable
{
    private const int Most = 24;

    private readonly Workspace workspace;
    private readonly TermIndex terms;
    private readonly ConcurrentDictionary<string, StoredPair> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (ReviewSession Session, long Used)> sessions = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim opening = new(1, 1);
    private long uses;

    /// <summary>No pair is open yet.</summary>
    /// <param name="workspace">The workspace, open for review.</param>
    /// <param name="terms">Finds stored terms' entries.</param>
    internal OpenPairs(Workspace workspace, TermIndex terms)
    {
        this.workspace = workspace;
        this.terms = terms;
    }

    /// <inheritdoc/>
    public void Dispose() => opening.Dispose();

    /// <summary>A pair's name in addresses.</summary>
    public static string KeyOf(string sourcePath, string targetPath) => WorkspaceHash.Of(sourcePath, targetPath)[..16];

    /// <summary>Every pair with its name, in the order of its documents' paths.</summary>
    public async Task<ImmutableArray<(string Key, StoredPair Pair)>> ListAsync(CancellationToken cancellationToken)
    {
        var listed = (await workspace.Pairs.ListAsync(cancellationToken)).Select(pair => (KeyOf(pair.Pair.SourcePath, pair.Pair.TargetPath), pair)).ToImmutableArray();
        foreach (var (key, pair) in listed)
            known[key] = pair;
        return listed;
    }

    /// <summary>Opens a pair, or gives it as it is open.</summary>
    /// <returns>The pair, or null when there is none of that name.</returns>
    public async Task<ReviewSession?> OpenAsync(string key, CancellationToken cancellationToken)
    {
        if (await CurrentAsync(key, cancellationToken) is { } open)
            return open;
        await opening.WaitAsync(cancellationToken);
        try
        {
            if (await CurrentAsync(key, cancellationToken) is { } meanwhile)
                return meanwhile;
            if (!known.TryGetValue(key, out var stored) || !await workspace.Pairs.IsCurrentAsync(stored, cancellationToken))
            {
                known.TryRemove(key, out _);
                await ListAsync(cancellationToken);
                if (!known.TryGetValue(key, out stored))
                    return null;
            }

            var session = await LoadAsync(key, stored, cancellationToken);
            Keep(session);
            return session;
        }
        finally
        {
            opening.Release();
        }
    }

    /// <summary>A pair to look at: as it is open, else read without keeping it open.</summary>
    public async Task<ReviewSession?> PeekAsync(string key, CancellationToken cancellationToken)
    {
        if (await CurrentAsync(key, cancellationToken) is { } open)
            return open;
        return known.TryGetValue(key, out var stored) && await workspace.Pairs.IsCurrentAsync(stored, cancellationToken)
            ? await LoadAsync(key, stored, cancellationToken)
            : null;
    }

    /// <summary>A pair as it is stored now, without keeping it open.</summary>
    internal async Task<ReviewSession> LoadAsync(string key, StoredPair stored, CancellationToken cancellationToken)
    {
        var source = await workspace.Documents.LoadAsync(stored.Source, terms, cancellationToken);
        var target = await workspace.Documents.LoadAsync(stored.Target, terms, cancellationToken);
        var aligned = await workspace.Pairs.LoadAsync(stored, cancellationToken);
        var row = await workspace.Reviews.FindAsync(stored.Pair.SourcePath, stored.Pair.TargetPath, cancellationToken);
        IReadOnlyList<ReviewItemRow> items = row is null ? [] : await workspace.Reviews.ItemsAsync(row.Id, cancellationToken);
        IReadOnlyList<ReviewActionRow> journal = row is null ? [] : await workspace.Reviews.JournalAsync(row.Id, 0, withChanges: false, cancellationToken);
        var decisions = await workspace.Pairs.DecisionsAsync(stored.Pair.SourcePath, stored.Pair.TargetPath, cancellationToken);
        var basis = StateBuilder.BasisOf(stored.Fingerprint, stored.IsAligned);
        var state = StateBuilder.Build(source.Document, target.Document, basis, aligned, items, decisions);
        return new ReviewSession(key, stored, source, target, state, row, journal.Where(entry => entry.Basis == basis).Select(JournalEntry.Of));
    }

    /// <summary>Has the pair read anew by whoever opens it next.</summary>
    internal void Forget(ReviewSession session)
    {
        lock (sessions)
        {
            if (sessions.TryGetValue(session.Key, out var open) && ReferenceEquals(open.Session, session))
                sessions.Remove(session.Key);
        }
    }

    /// <summary>The pair as it is open; null when it is not, or was aligned anew since.</summary>
    private async Task<ReviewSession?> CurrentAsync(string key, CancellationToken cancellationToken)
    {
        ReviewSession session;
        lock (sessions)
        {
            if (!sessions.TryGetValue(key, out var open))
                return null;
            sessions[key] = (open.Session, ++uses);
            session = open.Session;
        }

        return await workspace.Pairs.IsCurrentAsync(session.Stored, cancellationToken) ? session : null;
    }

    private void Keep(ReviewSession session)
    {
        lock (sessions)
        {
            sessions[session.Key] = (session, ++uses);
            if (sessions.Count > Most)
                sessions.Remove(sessions.MinBy(each => each.Value.Used).Key);
        }
    }
}
