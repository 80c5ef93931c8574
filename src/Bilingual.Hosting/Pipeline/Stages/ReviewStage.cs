using Bilingual.Hosting.Review;
using Bilingual.Hosting.Storage;
using Bilingual.Hosting.Storage.Rows;

namespace Bilingual.Hosting.Pipeline.Stages;

/// <summary>
/// Applies what reviewers did: rejected links and units go, confirmed ones are certain, edited texts replace the machine's, and whatever
/// was relinked, merged, split or segmented otherwise stands as the reviewer left it, wherever the same texts stand again.
/// </summary>
internal sealed class ReviewStage(
    PairStore pairs,
    ReviewStore reviews,
    DocumentLibrary documents,
    IReadOnlyDictionary<(string Source, string Target), ReviewPairRow> reviewed,
    ILookup<(string Source, string Target), DecisionRow> decisions)
    : IStage<StoredPair, ReviewedPair>
{
    /// <inheritdoc/>
    public Stage Stage => Stage.Review;

    /// <summary>A stage for the workspace as it is now.</summary>
    public static async Task<ReviewStage> CreateAsync(Workspace workspace, DocumentLibrary documents, CancellationToken cancellationToken) => new(
        workspace.Pairs,
        workspace.Reviews,
        documents,
        await workspace.Reviews.ListAsync(cancellationToken),
        await workspace.Pairs.DecisionsAsync(cancellationToken));

    /// <inheritdoc/>
    public async ValueTask<ReviewedPair> RunAsync(StoredPair item, CancellationToken cancellationToken)
    {
        var source = await documents.GetAsync(item.Source, cancellationToken);
        var target = await documents.GetAsync(item.Target, cancellationToken);
        var aligned = await pairs.LoadAsync(item, cancellationToken);
        var names = (item.Pair.SourcePath, item.Pair.TargetPath);
        var review = reviewed.GetValueOrDefault(names);
        if (review is not { Revision: > 0 } && !decisions[names].Any())
            return ReviewedPair.Unreviewed(item, source, target, aligned);
        IReadOnlyList<ReviewItemRow> items = review is null ? [] : await reviews.ItemsAsync(review.Id, cancellationToken);
        var basis = StateBuilder.BasisOf(item.Fingerprint, item.IsAligned);
        var state = StateBuilder.Build(source.Document, target.Document, basis, aligned, items, decisions[names]);
        return ReviewedPair.Of(item, source, target, state);
    }
}
