using Bilingual.Alignment;
using Bilingual.Hosting.Storage;

namespace Bilingual.Hosting.Pipeline.Stages;

/// <summary>Aligns the sentences inside the linked paragraphs of a pair, and scores what stands together.</summary>
internal sealed class AlignSentencesStage(BitextAligner aligner, PairScorer scorer) : IStage<LinkedPair, AlignedPair>
{
    /// <inheritdoc/>
    public Stage Stage => Stage.AlignSentences;

    /// <inheritdoc/>
    public ValueTask<AlignedPair> RunAsync(LinkedPair item, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var beads = aligner.AlignSentences(item.Source, item.Target, item.Links, cancellationToken).Select(bead =>
        {
            var score = scorer.Score(item.Source.Sentences, bead.Source, item.Target.Sentences, bead.Target);
            return new ScoredBead(bead, score.Relation, score.Probability);
        });
        return ValueTask.FromResult(new AlignedPair(item.Pair.Id, item.Pair.Pair, item.Links, [.. beads]));
    }
}
