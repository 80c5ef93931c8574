using System.Collections.Immutable;
using Bilingual.Embedding;

namespace Bilingual.Alignment;

/// <summary>
/// Aligns a pair of articles: links their paragraphs, and aligns sentences. In comparable articles sentences are aligned only inside
/// linked paragraphs; in parallel ones along the whole text. Safe for concurrent use.
/// </summary>
/// <param name="encoder">The encoder that the signals were extracted with.</param>
/// <param name="confidence">The calibrated models.</param>
/// <param name="lexicon">Translations of words.</param>
public sealed class BitextAligner(ISentenceEncoder encoder, ConfidenceModel confidence, IBilingualLexicon? lexicon = null)
{
    private readonly ParagraphLinker linker = new(encoder, confidence, lexicon);
    private readonly SentenceAligner aligner = new(confidence);

    /// <summary>Probability from which a link joins paragraphs whose sentences are aligned.</summary>
    public double LinkThreshold { get; init; } = 0.5;

    /// <summary>Aligns two articles: <see cref="LinkParagraphs"/>, then <see cref="AlignSentences"/>.</summary>
    /// <param name="pair">The pair; its relation says whether the order is common.</param>
    /// <param name="source">Signals of the source article.</param>
    /// <param name="target">Signals of the target article.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public Bitext Align(DocumentPair pair, DocumentSignals source, DocumentSignals target, CancellationToken cancellationToken = default)
    {
        var links = LinkParagraphs(source, target);
        cancellationToken.ThrowIfCancellationRequested();
        return new Bitext(pair, links, AlignSentences(source, target, links, cancellationToken));
    }

    /// <summary>Links the paragraphs of two articles.</summary>
    /// <param name="source">Signals of the source article.</param>
    /// <param name="target">Signals of the target article.</param>
    public ImmutableArray<Link> LinkParagraphs(DocumentSignals source, DocumentSignals target)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        return linker.Link(source, target);
    }

    /// <summary>Aligns the sentences inside linked paragraphs; a sentence stands in at most one bead.</summary>
    /// <param name="source">Signals of the source article.</param>
    /// <param name="target">Signals of the target article.</param>
    /// <param name="links">The links; those from <see cref="LinkThreshold"/> on join.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public ImmutableArray<Bead> AlignSentences(
        DocumentSignals source, DocumentSignals target, ImmutableArray<Link> links, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        var mayPair = links.Where(link => link.Probability >= LinkThreshold).Select(link => (link.Source, link.Target)).ToHashSet();
        var (ofSource, ofTarget) = (ParagraphOfSentences(source), ParagraphOfSentences(target));
        return aligner.AlignWithin(source.Sentences, target.Sentences, (s, t) => mayPair.Contains((ofSource[s], ofTarget[t])), cancellationToken: cancellationToken);
    }

    private static int[] ParagraphOfSentences(DocumentSignals document)
    {
        var paragraphs = new int[document.Sentences.Count];
        for (var p = 0; p < document.ParagraphCount; p++)
            paragraphs.AsSpan(document.Starts[p]..document.Starts[p + 1]).Fill(p);
        return paragraphs;
    }
}
