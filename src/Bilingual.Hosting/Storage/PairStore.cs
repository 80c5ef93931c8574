using System.Collections.Immutable;
using System.Globalization;
using Bilingual.Alignment;
using Bilingual.Hosting.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bilingual.Hosting.Storage;

/// <summary>A pair as stored, with its documents' keys.</summary>
/// <param name="Id">Key.</param>
/// <param name="Source">Key of the source document.</param>
/// <param name="Target">Key of the target document.</param>
/// <param name="Pair">The pair.</param>
/// <param name="IsAligned">Whether links and beads are stored.</param>
/// <param name="Fingerprint">Identifies the two documents and the models that the alignment is made with.</param>
public sealed record StoredPair(long Id, long Source, long Target, DocumentPair Pair, bool IsAligned, string Fingerprint);

/// <summary>A sentence bead with what a corpus needs to know of it.</summary>
/// <param name="Bead">The bead; units are document-wide sentence numbers.</param>
/// <param name="Relation">How its two texts relate.</param>
/// <param name="Score">Probability that its two texts are translations of each other.</param>
public sealed record ScoredBead(Bead Bead, Relation Relation, double Score);

/// <summary>What aligning a pair gave.</summary>
/// <param name="PairId">Key of the pair.</param>
/// <param name="Pair">The pair, with the relation that the aligner found.</param>
/// <param name="Links">Paragraph links.</param>
/// <param name="Beads">Sentence beads.</param>
public sealed record AlignedPair(long PairId, DocumentPair Pair, ImmutableArray<Link> Links, ImmutableArray<ScoredBead> Beads);

/// <summary>Document pairs with their links, beads and decisions.</summary>
public sealed class PairStore
{
    private readonly Workspace workspace;

    internal PairStore(Workspace workspace) => this.workspace = workspace;

    /// <summary>
    /// Replaces the set of pairs in one transaction: pairs that are no longer wanted go with their links; those whose fingerprint is
    /// unchanged keep theirs; new and changed ones wait for alignment.
    /// </summary>
    /// <param name="pairs">The wanted pairs with their documents' keys and fingerprints.</param>
    /// <param name="stateName">Name of a state entry that is set in the same transaction.</param>
    /// <param name="stateValue">Its value.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public Task ReplaceAsync(
        IReadOnlyCollection<(DocumentPair Pair, long Source, long Target, string Fingerprint)> pairs,
        string stateName,
        string stateValue,
        CancellationToken cancellationToken) =>
        workspace.InTransactionAsync(
            async context =>
            {
                var stored = await context.Pairs.AsTracking().ToDictionaryAsync(p => (p.SourceDocumentId, p.TargetDocumentId), cancellationToken);
                foreach (var (pair, source, target, fingerprint) in pairs)
                {
                    if (stored.Remove((source, target), out var row) && row.Fingerprint == fingerprint)
                        continue;
                    if (row is not null)
                        context.Pairs.Remove(row);
                    context.Pairs.Add(new PairRow
                    {
                        SourceDocumentId = source,
                        TargetDocumentId = target,
                        Probability = pair.Probability,
                        Relation = pair.Relation,
                        Evidence = EvidenceJson.Write(pair.Evidence),
                        Fingerprint = fingerprint,
                    });
                }

                context.Pairs.RemoveRange(stored.Values);
                await context.SaveChangesAsync(cancellationToken);
                await RunStore.SetStateAsync(context, stateName, stateValue, cancellationToken);
            },
            cancellationToken);

    /// <summary>Every pair in the order of its documents' paths.</summary>
    public async Task<ImmutableArray<StoredPair>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = workspace.CreateContext();
        var rows = await (
            from pair in context.Pairs
            join source in context.Documents on pair.SourceDocumentId equals source.Id
            join target in context.Documents on pair.TargetDocumentId equals target.Id
            select new { Row = pair, SourcePath = source.Path, TargetPath = target.Path }).ToListAsync(cancellationToken);
        return
        [
            .. rows
                .OrderBy(r => r.SourcePath, StringComparer.Ordinal).ThenBy(r => r.TargetPath, StringComparer.Ordinal)
                .Select(r => new StoredPair(
                    r.Row.Id,
                    r.Row.SourceDocumentId,
                    r.Row.TargetDocumentId,
                    new DocumentPair(r.SourcePath, r.TargetPath, r.Row.Probability, r.Row.Relation, EvidenceJson.Read(r.Row.Evidence)),
                    r.Row.IsAligned,
                    r.Row.Fingerprint)),
        ];
    }

    /// <summary>Whether the pair with that key is still there, aligned as it was.</summary>
    public async Task<bool> IsCurrentAsync(StoredPair pair, CancellationToken cancellationToken)
    {
        await using var context = workspace.CreateContext();
        return await context.Pairs.AnyAsync(p => p.Id == pair.Id && p.Fingerprint == pair.Fingerprint && p.IsAligned == pair.IsAligned, cancellationToken);
    }

    /// <summary>The fingerprints of all pairs with whether each is aligned, in an order that does not depend on when they were stored.</summary>
    public async Task<ImmutableArray<string>> FingerprintsAsync(CancellationToken cancellationToken)
    {
        await using var context = workspace.CreateContext();
        var rows = await context.Pairs.Select(p => new { p.Fingerprint, p.IsAligned }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => r.IsAligned ? r.Fingerprint : r.Fingerprint + "!").Order(StringComparer.Ordinal)];
    }

    /// <summary>Stores what aligning gave, all pairs in one transaction.</summary>
    public Task SaveAsync(IReadOnlyCollection<AlignedPair> aligned, CancellationToken cancellationToken) =>
        workspace.InTransactionAsync(
            async context =>
            {
                var ids = aligned.Select(a => a.PairId).ToArray();
                await context.Links.Where(l => ids.Contains(l.PairId)).ExecuteDeleteAsync(cancellationToken);
                await context.Beads.Where(b => ids.Contains(b.PairId)).ExecuteDeleteAsync(cancellationToken);
                await using (var links = await BulkInserter<LinkRow>.CreateAsync(context, cancellationToken))
                await using (var beads = await BulkInserter<BeadRow>.CreateAsync(context, cancellationToken))
                {
                    foreach (var pair in aligned)
                    {
                        foreach (var link in pair.Links)
                            links.Insert(Row(pair.PairId, link));
                        for (var i = 0; i < pair.Beads.Length; i++)
                            beads.Insert(Row(pair.PairId, i, pair.Beads[i]));
                    }
                }

                foreach (var relation in aligned.GroupBy(a => a.Pair.Relation))
                {
                    var members = relation.Select(a => a.PairId).ToArray();
                    await context.Pairs.Where(p => members.Contains(p.Id)).ExecuteUpdateAsync(
                        u => u.SetProperty(p => p.IsAligned, true).SetProperty(p => p.Relation, relation.Key), cancellationToken);
                }
            },
            cancellationToken);

    /// <summary>Loads the links and beads of a pair.</summary>
    public async Task<AlignedPair> LoadAsync(StoredPair pair, CancellationToken cancellationToken)
    {
        await using var context = workspace.CreateContext();
        var links = await context.Links.Where(l => l.PairId == pair.Id)
            .OrderBy(l => l.SourceParagraph).ThenBy(l => l.TargetParagraph).ToListAsync(cancellationToken);
        var beads = await context.Beads.Where(b => b.PairId == pair.Id).OrderBy(b => b.Number).ToListAsync(cancellationToken);
        return new AlignedPair(
            pair.Id,
            pair.Pair,
            [.. links.Select(l => new Link(l.SourceParagraph, l.TargetParagraph, l.Relation, l.Probability, EvidenceJson.Read(l.Evidence)))],
            [
                .. beads.Select(b => new ScoredBead(
                    new Bead(Numbers(b.SourceSentences), Numbers(b.TargetSentences), b.Probability, EvidenceJson.Read(b.Evidence)),
                    b.Relation,
                    b.Score)),
            ]);
    }

    /// <summary>Every decision, oldest first, by the paths of source and target document.</summary>
    public async Task<ILookup<(string Source, string Target), DecisionRow>> DecisionsAsync(CancellationToken cancellationToken)
    {
        await using var context = workspace.CreateContext();
        return (await context.Decisions.OrderBy(d => d.Id).ToListAsync(cancellationToken)).ToLookup(d => (d.SourcePath, d.TargetPath));
    }

    /// <summary>The decisions about one pair, oldest first.</summary>
    public async Task<IReadOnlyList<DecisionRow>> DecisionsAsync(string sourcePath, string targetPath, CancellationToken cancellationToken)
    {
        await using var context = workspace.CreateContext();
        return await context.Decisions.Where(d => d.SourcePath == sourcePath && d.TargetPath == targetPath).OrderBy(d => d.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Number of decisions and key of the newest: changes whenever somebody decides.</summary>
    public async Task<string> DecisionsFingerprintAsync(CancellationToken cancellationToken)
    {
        await using var context = workspace.CreateContext();
        var newest = await context.Decisions.MaxAsync(d => (long?)d.Id, cancellationToken) ?? 0;
        var count = await context.Decisions.CountAsync(cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"{count}/{newest}");
    }

    /// <summary>Adds a decision.</summary>
    public async Task DecideAsync(DecisionRow decision, CancellationToken cancellationToken)
    {
        await using var context = workspace.CreateContext();
        context.Decisions.Add(decision);
        await context.SaveChangesAsync(cancellationToken);
    }

    private static LinkRow Row(long pair, Link link) => new()
    {
        PairId = pair,
        SourceParagraph = link.Source,
        TargetParagraph = link.Target,
        Relation = link.Relation,
        Probability = link.Probability,
        Evidence = EvidenceJson.Write(link.Evidence),
    };

    private static BeadRow Row(long pair, int number, ScoredBead scored) => new()
    {
        PairId = pair,
        Number = number,
        SourceSentences = string.Join(',', scored.Bead.Source),
        TargetSentences = string.Join(',', scored.Bead.Target),
        Relation = scored.Relation,
        Probability = scored.Bead.Probability,
        Score = scored.Score,
        Evidence = EvidenceJson.Write(scored.Bead.Evidence),
    };

    private static ImmutableArray<int> Numbers(string text) =>
        text.Length == 0 ? [] : [.. text.Split(',').Select(n => int.Parse(n, CultureInfo.InvariantCulture))];
}
