using System.Collections.Immutable;
using Bilingual.Documents;
using Bilingual.Segmentation;

namespace Bilingual.Hosting.Pipeline.Stages;

/// <summary>Cuts each paragraph into sentences.</summary>
/// <param name="segmenter">Knows where sentences end.</param>
/// <param name="isWanted">Whether the run goes this far; if not, articles pass as they are.</param>
internal sealed class SegmentStage(ISentenceSegmenter segmenter, bool isWanted) : IStage<Document, Document>
{
    /// <inheritdoc/>
    public Stage Stage => Stage.Segment;

    /// <inheritdoc/>
    public ValueTask<Document> RunAsync(Document item, CancellationToken cancellationToken)
    {
        if (!isWanted)
            return ValueTask.FromResult(item);
        var spans = new List<TextSpan>();
        var paragraphs = ImmutableArray.CreateBuilder<Paragraph>(item.Paragraphs.Length);
        foreach (var paragraph in item.Paragraphs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            spans.Clear();
            segmenter.Segment(paragraph.Text, item.Language, spans);
            paragraphs.Add(paragraph with
            {
                Sentences = [.. spans.Select((span, i) => new Sentence(i, span, paragraph.Map.ToSource(span), paragraph.Text[span.Start..span.End]))],
            });
        }

        return ValueTask.FromResult(item with { Paragraphs = paragraphs.MoveToImmutable() });
    }
}
