using System.Collections.Immutable;
using Bilingual.Alignment;
using Bilingual.Corpora;
using Bilingual.Documents;
using Bilingual.Glossaries;
using Bilingual.Hosting.Storage;
using Bilingual.Hosting.Storage.Rows;

namespace Bilingual.Hosting.Pipeline.Stages;

/// <summary>A pair with everything that is known of it, after review.</summary>
/// <param name="Stored">The pair.</param>
/// <param name="Source">The source document.</param>
/// <param name="Target">The target document.</param>
/// <param name="Links">Links that were not rejected, and those that reviewers drew.</param>
/// <param name="Beads">Sentence beads as aligned.</param>
/// <param name="Units">Units of the beads that have both sides, without those that were rejected.</param>
internal sealed record ReviewedPair(
    StoredPair Stored,
    MappedDocument Source,
    MappedDocument Target,
    ImmutableArray<Link> Links,
    ImmutableArray<Bead> Beads,
    ImmutableArray<TranslationUnit> Units);

/// <summary>
/// Applies what reviewers decided: rejected links and units go, confirmed ones are certain, edited texts replace the machine's, and links
/// that a reviewer drew are added. A decision finds its texts by their hashes, so it holds wherever the same texts stand again.
/// </summary>
internal sealed class ReviewStage(PairStore pairs, DocumentLibrary documents, ILookup<(string Source, string Target), DecisionRow> decisions)
    : IStage<StoredPair, ReviewedPair>
{
    /// <inheritdoc/>
    public Stage Stage => Stage.Review;

    /// <inheritdoc/>
    public async ValueTask<ReviewedPair> RunAsync(StoredPair item, CancellationToken cancellationToken)
    {
        var source = await documents.GetAsync(item.Source, cancellationToken);
        var target = await documents.GetAsync(item.Target, cancellationToken);
        var aligned = await pairs.LoadAsync(item, cancellationToken);
        var decided = decisions[(item.Pair.SourcePath, item.Pair.TargetPath)];
        var newest = Newest(decided, DecisionSubject.Bead);
        var builder = new TranslationUnitBuilder(source.Document, target.Document);
        var units = aligned.Beads
            .Where(b => !b.Bead.IsNull)
            .Select(b => Apply(builder.Build(b.Bead, b.Relation, b.Score), newest))
            .OfType<TranslationUnit>();
        return new ReviewedPair(
            item,
            source,
            target,
            Apply(aligned.Links, source.Document, target.Document, decided),
            [.. aligned.Beads.Select(b => b.Bead)],
            [.. units]);
    }

    /// <summary>The links of a pair after review, by source then target paragraph.</summary>
    public static ImmutableArray<Link> Apply(
        ImmutableArray<Link> links, Document source, Document target, IEnumerable<DecisionRow> decisions)
    {
        var newest = Newest(decisions, DecisionSubject.Link);
        if (newest.Count == 0)
            return links;
        var sourceHashes = source.Paragraphs.Select(p => WorkspaceHash.Of(p.Text)).ToArray();
        var targetHashes = target.Paragraphs.Select(p => WorkspaceHash.Of(p.Text)).ToArray();
        var reviewed = new SortedDictionary<(int Source, int Target), Link>();
        foreach (var link in links)
        {
            if (!newest.TryGetValue((sourceHashes[link.Source], targetHashes[link.Target]), out var decision)
                || decision.State == ReviewState.Unreviewed)
                reviewed[(link.Source, link.Target)] = link;
            else if (decision.State != ReviewState.Rejected)
                reviewed[(link.Source, link.Target)] = link with { Probability = 1 };
        }

        foreach (var ((sourceHash, targetHash), decision) in newest.Where(d => d.Value.State == ReviewState.Relinked))
        {
            var place = (Source: Array.IndexOf(sourceHashes, sourceHash), Target: Array.IndexOf(targetHashes, targetHash));
            if (place is { Source: >= 0, Target: >= 0 })
                reviewed.TryAdd(place, new Link(place.Source, place.Target, Relation.Related, 1, Evidence.None));
        }

        return [.. reviewed.Values];
    }

    /// <summary>The unit after review, or null when it was rejected.</summary>
    public static TranslationUnit? Apply(TranslationUnit unit, IReadOnlyDictionary<(string Source, string Target), DecisionRow> newest)
    {
        if (!newest.TryGetValue((WorkspaceHash.Of(unit.Source.Text), WorkspaceHash.Of(unit.Target.Text)), out var decision))
            return unit;
        return decision.State switch
        {
            ReviewState.Rejected => null,
            ReviewState.Unreviewed => unit,
            _ => unit with
            {
                State = decision.State,
                Probability = 1,
                Score = 1,
                Source = unit.Source with { Text = decision.EditedSource ?? unit.Source.Text },
                Target = unit.Target with { Text = decision.EditedTarget ?? unit.Target.Text },
            },
        };
    }

    /// <summary>The newest decision on each pair of texts; a text decided again follows its last decision.</summary>
    public static Dictionary<(string Source, string Target), DecisionRow> Newest(IEnumerable<DecisionRow> decisions, DecisionSubject subject)
    {
        var newest = new Dictionary<(string, string), DecisionRow>();
        foreach (var decision in decisions.Where(d => d.Subject == subject))
            newest[(decision.SourceHash, decision.TargetHash)] = decision;
        return newest;
    }
}
