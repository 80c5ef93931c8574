using Bilingual.Embedding;

namespace Bilingual.Alignment;

/// <summary>
/// Aligns a pair of articles: links their paragraphs, and aligns sentences. In comparable articles sentences are aligned only inside
/// linked paragraphs; in parallel ones along the whole text. Safe for concurrent use.
/// </summary>
/// <param name="encoder">The encoder that the signals were extracted with.</param>
/// <param name="confidence">The calibrated models.</param>
public sealed class BitextAligner(ISentenceEncoder encoder, ConfidenceModel confidence)
{
    private readonly ParagraphLinker linker = new(encoder, confidence);
    private readonly SentenceAligner aligner = new(confidence);

    /// <summary>Probability from which a link joins paragraphs whose sentences are aligned.</summary>
    public double LinkThreshold { get; init; } = 0.5;

    /// <summary>Aligns two articles.</summary>
    /// <param name="pair">The pair; its relation says whether the order is common.</param>
    /// <param name="source">Signals of the source article.</param>
    /// <param name="target">Signals of the target article.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public Bitext Align(DocumentPair pair, DocumentSignals source, DocumentSignals target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pair);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        var links = linker.Link(source, target);
        cancellationToken.ThrowIfCancellationRequested();
        var mayPair = new HashSet<(int Source, int Target)>();
        foreach (var link in links.Where(link => link.Probability >= LinkThreshold))
            mayPair.Add((link.Source, link.Target));
        var (ofSource, ofTarget) = (ParagraphOfSentences(source), ParagraphOfSentences(target));
        var beads = aligner.AlignWithin(
            source.Sentences, target.Sentences, (s, t) => mayPair.Contains((ofSource[s], ofTarget[t])));
        return new Bitext(pair, links, beads);
    }

    private static int[] ParagraphOfSentences(DocumentSignals document)
    {
        var paragraphs = new int[document.Sentences.Count];
        for (var p = 0; p < document.ParagraphCount; p++)
            paragraphs.AsSpan(document.Starts[p]..document.Starts[p + 1]).Fill(p);
        return paragraphs;
    }
}
