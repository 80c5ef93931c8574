using Bilingual.Alignment;
using Bilingual.Hosting.Storage;

namespace Bilingual.Hosting.Pipeline.Stages;

/// <summary>Aligns the sentences inside the linked paragraphs of a pair.</summary>
internal sealed class AlignSentencesStage(BitextAligner aligner) : IStage<LinkedPair, AlignedPair>
{
    /// <inheritdoc/>
    public Stage Stage => Stage.AlignSentences;

    /// <inheritdoc/>
    public ValueTask<AlignedPair> RunAsync(LinkedPair item, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var beads = aligner.AlignSentences(item.Source, item.Target, item.Links);
        return ValueTask.FromResult(new AlignedPair(item.Pair.Id, item.Pair.Pair, item.Links, [.. beads.Select(Scored)]));
    }

    // The probability that a bead is exactly right is the least that its texts are translations of each other.
    private static ScoredBead Scored(Bead bead) =>
        new(bead, bead.Probability >= 0.5 ? Relation.Translation : Relation.Related, bead.Probability);
}
