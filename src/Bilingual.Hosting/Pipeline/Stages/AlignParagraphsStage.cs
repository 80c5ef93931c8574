using System.Collections.Immutable;
using Bilingual.Alignment;
using Bilingual.Hosting.Storage;

namespace Bilingual.Hosting.Pipeline.Stages;

/// <summary>A pair whose paragraphs are linked.</summary>
/// <param name="Pair">The pair.</param>
/// <param name="Source">Signals of the source document.</param>
/// <param name="Target">Signals of the target document.</param>
/// <param name="Links">The links.</param>
internal sealed record LinkedPair(StoredPair Pair, DocumentSignals Source, DocumentSignals Target, ImmutableArray<Link> Links);

/// <summary>Links the paragraphs of a pair.</summary>
internal sealed class AlignParagraphsStage(BitextAligner aligner, DocumentLibrary documents) : IStage<StoredPair, LinkedPair>
{
    /// <inheritdoc/>
    public Stage Stage => Stage.AlignParagraphs;

    /// <inheritdoc/>
    public async ValueTask<LinkedPair> RunAsync(StoredPair item, CancellationToken cancellationToken)
    {
        var source = await documents.SignalsAsync(item.Source, cancellationToken);
        var target = await documents.SignalsAsync(item.Target, cancellationToken);
        return new LinkedPair(item, source, target, aligner.LinkParagraphs(source, target));
    }
}
