using System.Collections.Immutable;
using Bilingual.Hosting.Review;
using Bilingual.Hosting.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bilingual.Hosting.Storage;

/// <summary>An action that is to be stored with everything it changed.</summary>
/// <param name="SourcePath">Path of the source document.</param>
/// <param name="TargetPath">Path of the target document.</param>
/// <param name="StoredPairId">Key of the aligned pair that the state was built from.</param>
/// <param name="Row">The journal's row, without the pair's key.</param>
/// <param name="Change">What changed.</param>
/// <param name="Text">The texts that the items stand on.</param>
public sealed record ReviewCommit(
    string SourcePath, string TargetPath, long StoredPairId, ReviewActionRow Row, StateChange Change, PairText Text);

/// <summary>What became of a commit.</summary>
public enum CommitOutcome
{
    /// <summary>It is stored.</summary>
    Stored,

    /// <summary>Another action was stored since the state that this one was done on; nothing is stored.</summary>
    Overtaken,

    /// <summary>The articles were aligned anew; nothing is stored.</summary>
    Realigned,
}

/// <summary>The pairs under review: items, journal, reviewers.</summary>
public sealed class ReviewStore
{
    private readonly Workspace workspace;

    internal ReviewStore(Workspace workspace) => this.workspace = workspace;

    /// <summary>Every pair that somebody has worked on or is assigned to, by the paths of its documents.</summary>
    public async Task<Dictionary<(string Source, string Target), ReviewPairRow>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = workspace.CreateContext();
        return await context.ReviewPairs.ToDictionaryAsync(row => (row.SourcePath, row.TargetPath), cancellationToken);
    }

    /// <summary>The pair under review with that key's documents, or null when nobody has worked on it.</summary>
    public async Task<ReviewPairRow?> FindAsync(string sourcePath, string targetPath, CancellationToken cancellationToken)
    {
        await using var context = workspace.CreateContext();
        return await context.ReviewPairs.SingleOrDefaultAsync(row => row.SourcePath == sourcePath && row.TargetPath == targetPath, cancellationToken);
    }

    /// <summary>The items of a pair.</summary>
    public async Task<IReadOnlyList<ReviewItemRow>> ItemsAsync(long pair, CancellationToken cancellationToken)
    {
        await using var context = workspace.CreateContext();
        return await context.ReviewItems.Where(row => row.PairId == pair).ToListAsync(cancellationToken);
    }

    /// <summary>The journal of a pair, oldest first, after a revision; without changes where they are not asked for, which may be long.</summary>
    public async Task<IReadOnlyList<ReviewActionRow>> JournalAsync(long pair, long after, bool withChanges, CancellationToken cancellationToken)
    {
        await using var context = workspace.CreateContext();
        var rows = context.ReviewActions.Where(row => row.PairId == pair && row.Revision > after).OrderBy(row => row.Revision);
        return withChanges
            ? await rows.ToListAsync(cancellationToken)
            : await rows.Select(row => new ReviewActionRow
            {
                PairId = row.PairId,
                Revision = row.Revision,
                Basis = row.Basis,
                Kind = row.Kind,
                Action = "",
                Change = "",
                Reviewer = row.Reviewer,
                At = row.At,
                Refers = row.Refers,
            }).ToListAsync(cancellationToken);
    }

    /// <summary>One action of a pair.</summary>
    public async Task<ReviewActionRow> ActionAsync(long pair, long revision, CancellationToken cancellationToken)
    {
        await using var context = workspace.CreateContext();
        return await context.ReviewActions.SingleAsync(row => row.PairId == pair && row.Revision == revision, cancellationToken);
    }

    /// <summary>Changes whenever a reviewer does anything that exports show.</summary>
    public async Task<string> FingerprintAsync(CancellationToken cancellationToken)
    {
        await using var context = workspace.CreateContext();
        var rows = await context.ReviewPairs.OrderBy(row => row.Id).Select(row => new { row.Id, row.Revision }).ToListAsync(cancellationToken);
        return WorkspaceHash.Of([.. rows.Where(row => row.Revision > 0).Select(row => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{row.Id}:{row.Revision}"))]);
    }

    /// <summary>
    /// Stores an action in one transaction with the items as they are now, provided that the pair is still the one it was done on and that
    /// nobody stored another action in between.
    /// </summary>
    /// <returns>What became of it, and the key of the pair under review where it is stored.</returns>
    public async Task<(CommitOutcome Outcome, long Pair)> CommitAsync(ReviewCommit commit, CancellationToken cancellationToken)
    {
        var (outcome, pair) = (CommitOutcome.Realigned, 0L);
        await workspace.InTransactionAsync(
            async context =>
            {
                var stored = await context.Pairs.SingleOrDefaultAsync(row => row.Id == commit.StoredPairId, cancellationToken);
                if (stored is null || StateBuilder.BasisOf(stored.Fingerprint, stored.IsAligned) != commit.Row.Basis)
                    return;
                var row = await PairAsync(context, commit.SourcePath, commit.TargetPath, cancellationToken);
                if (row.Revision != commit.Row.Revision - 1)
                {
                    outcome = CommitOutcome.Overtaken;
                    return;
                }

                row.Revision = commit.Row.Revision;
                row.UpdatedAt = commit.Row.At;
                commit.Row.PairId = row.Id;
                context.ReviewActions.Add(commit.Row);
                await context.SaveChangesAsync(cancellationToken);
                await SaveItemsAsync(context, row.Id, commit, cancellationToken);
                (outcome, pair) = (CommitOutcome.Stored, row.Id);
            },
            cancellationToken);
        return (outcome, pair);
    }

    /// <summary>
    /// Goes through a commit and takes it back: what is compiled at first use is compiled before the first reviewer waits for it.
    /// </summary>
    public async Task RehearseAsync(CancellationToken cancellationToken)
    {
        await using var context = workspace.CreateContext();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var row = await PairAsync(context, "rehearsal", "rehearsal", cancellationToken);
        row.Revision = 1;
        var action = new ReviewActionRow { PairId = row.Id, Revision = 1, Basis = "", Kind = "accept", Action = "{}", Change = "{}", Reviewer = "rehearsal" };
        context.ReviewActions.Add(action);
        await context.SaveChangesAsync(cancellationToken);
        var unit = new ReviewUnit(ReviewSide.Source, 0, 0, 1);
        var change = new StateChange { BeadsAfter = [new ReviewBead { Id = "rehearsal", Source = [unit] }], LinksAfter = [new ReviewLink { Source = 0, Target = 0 }] };
        await SaveItemsAsync(context, row.Id, new ReviewCommit("rehearsal", "rehearsal", 0, action, change, new PairText(["a"], ["a"])), cancellationToken);
        await transaction.RollbackAsync(cancellationToken);
    }

    /// <summary>Assigns a pair to reviewers.</summary>
    public Task AssignAsync(string sourcePath, string targetPath, IEnumerable<string> reviewers, CancellationToken cancellationToken) =>
        workspace.InTransactionAsync(
            async context =>
            {
                var row = await PairAsync(context, sourcePath, targetPath, cancellationToken);
                row.Assignees = string.Join('\n', reviewers);
                await context.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);

    /// <summary>Every reviewer who is known by a setting, an action or an assignment.</summary>
    public async Task<ImmutableSortedSet<string>> ReviewersAsync(CancellationToken cancellationToken)
    {
        await using var context = workspace.CreateContext();
        var named = await context.Reviewers.Select(row => row.Name).ToListAsync(cancellationToken);
        var active = await context.ReviewActions.Select(row => row.Reviewer).Distinct().ToListAsync(cancellationToken);
        var assigned = await context.ReviewPairs.Where(row => row.Assignees != "").Select(row => row.Assignees).ToListAsync(cancellationToken);
        return ImmutableSortedSet.CreateRange(StringComparer.Ordinal, named.Concat(active).Concat(assigned.SelectMany(names => names.Split('\n'))));
    }

    /// <summary>A reviewer's own key mapping, JSON, or null.</summary>
    public async Task<string?> KeysAsync(string reviewer, CancellationToken cancellationToken)
    {
        await using var context = workspace.CreateContext();
        return await context.Reviewers.Where(row => row.Name == reviewer).Select(row => row.Keys).SingleOrDefaultAsync(cancellationToken) is { Length: > 0 } keys ? keys : null;
    }

    /// <summary>Stores a reviewer's own key mapping.</summary>
    public Task SaveKeysAsync(string reviewer, string keys, CancellationToken cancellationToken) =>
        workspace.InTransactionAsync(
            async context =>
            {
                await context.Reviewers.Where(row => row.Name == reviewer).ExecuteDeleteAsync(cancellationToken);
                context.Reviewers.Add(new ReviewerRow { Name = reviewer, Keys = keys });
                await context.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);

    private static async Task<ReviewPairRow> PairAsync(WorkspaceContext context, string sourcePath, string targetPath, CancellationToken cancellationToken)
    {
        var row = await context.ReviewPairs.AsTracking()
            .SingleOrDefaultAsync(pair => pair.SourcePath == sourcePath && pair.TargetPath == targetPath, cancellationToken);
        if (row is null)
        {
            row = new ReviewPairRow { SourcePath = sourcePath, TargetPath = targetPath };
            context.ReviewPairs.Add(row);
            await context.SaveChangesAsync(cancellationToken);
        }

        return row;
    }

    private static async Task SaveItemsAsync(WorkspaceContext context, long pair, ReviewCommit commit, CancellationToken cancellationToken)
    {
        var (change, text) = (commit.Change, commit.Text);
        await RemoveAsync(ReviewItemKind.Bead, change.BeadsBefore.Concat(change.BeadsAfter).Select(bead => bead.Id));
        await RemoveAsync(ReviewItemKind.Link, change.LinksBefore.Concat(change.LinksAfter).Select(link => link.Id));
        await RemoveAsync(ReviewItemKind.Term, change.TermsBefore.Concat(change.TermsAfter).Select(TermId));
        await using var items = await BulkInserter<ReviewItemRow>.CreateAsync(context, cancellationToken);
        foreach (var bead in change.BeadsAfter)
            items.Insert(Item(ReviewItemKind.Bead, bead.Id, ReviewJson.Write(bead), AnchorResolver.Anchors(bead, text)));
        foreach (var link in change.LinksAfter)
            items.Insert(Item(ReviewItemKind.Link, link.Id, ReviewJson.Write(link), AnchorResolver.Anchors(link, text)));
        foreach (var term in change.TermsAfter)
            items.Insert(Item(ReviewItemKind.Term, TermId(term), ReviewJson.Write(term), ""));

        ReviewItemRow Item(ReviewItemKind kind, string id, string content, string anchors) => new()
        {
            PairId = pair,
            Kind = kind,
            ItemId = id,
            Content = content,
            Anchors = anchors,
            Basis = commit.Row.Basis,
            Revision = commit.Row.Revision,
        };

        async Task RemoveAsync(ReviewItemKind kind, IEnumerable<string> ids)
        {
            foreach (var chunk in ids.Distinct(StringComparer.Ordinal).Chunk(500))
                await context.ReviewItems.Where(row => row.PairId == pair && row.Kind == kind && chunk.Contains(row.ItemId)).ExecuteDeleteAsync(cancellationToken);
        }
    }

    private static string TermId(TermRefusal term) => WorkspaceHash.Of(term.Side.ToString(), term.Phrase, term.Term);
}
