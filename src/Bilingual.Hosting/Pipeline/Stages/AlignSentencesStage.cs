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
        var beads = aligner.AlignSentences(item.Pair.Pair, item.Source, item.Target, item.Links, cancellationToken);
        return ValueTask.FromResult(new AlignedPair(item.Pair.Id, item.Pair.Pair, item.Links, beads));
    }
}
