using System.Collections.Immutable;
using Bilingual.Embedding;

namespace Bilingual.Alignment;

/// <summary>
/// Links paragraphs of comparable articles: a link says that both state at least one common fact. Links may cross and be many to many,
/// and most paragraphs may have none. Boilerplate, captions and bylines are never linked. Safe for concurrent use.
/// </summary>
/// <param name="encoder">The encoder that the signals were extracted with.</param>
/// <param name="confidence">The calibrated models.</param>
/// <param name="lexicon">Translations of words.</param>
public sealed class ParagraphLinker(ISentenceEncoder encoder, ConfidenceModel confidence, IBilingualLexicon? lexicon = null)
{
    private readonly WordKnowledge knowledge = new(encoder, lexicon, confidence.Words);

    /// <summary>Links that are less probable are not returned.</summary>
    public double LeastProbability { get; init; } = 0.1;

    /// <summary>The links of two articles, by source then target paragraph.</summary>
    public ImmutableArray<Link> Link(DocumentSignals source, DocumentSignals target)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        if (source.ParagraphCount == 0 || target.ParagraphCount == 0)
            return [];
        var cells = ParagraphCells.Measure(source, target, knowledge);
        var links = ImmutableArray.CreateBuilder<Link>();
        Span<double> measurements = stackalloc double[ParagraphCells.Measurements.Length];
        for (var p = 0; p < source.ParagraphCount; p++)
        {
            for (var q = 0; q < target.ParagraphCount; q++)
            {
                if (!source.IsContent[p] || !target.IsContent[q])
                    continue;
                cells.CopyTo(p, q, measurements);
                var probability = confidence.Link.Probability(measurements);
                if (probability < LeastProbability)
                    continue;
                links.Add(new Link(p, q, RelationOf(measurements), probability, cells.EvidenceOf(p, q)));
            }
        }

        return links.ToImmutable();
    }

    private static Relation RelationOf(ReadOnlySpan<double> measurements)
    {
        var (coverage, sentence) = (measurements[4], measurements[6]);
        return coverage >= 0.6 ? Relation.Translation : sentence >= 0.55 ? Relation.Partial : Relation.Related;
    }
}
