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
    // Set by hand on the judged development events, where they tell the three relations apart in some three of four links.
    private const double MarginOfTranslation = 0.3;
    private const double CoverageOfTranslation = 0.5;
    private const double SimilarityOfPartial = 0.43;
    private static readonly int Margin = IndexOf("margin");
    private static readonly int Coverage = IndexOf("coverage");
    private static readonly int Similarity = IndexOf("similarity");

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

    private static Relation RelationOf(ReadOnlySpan<double> measurements) =>
        measurements[Margin] >= MarginOfTranslation && measurements[Coverage] >= CoverageOfTranslation ? Relation.Translation
        : measurements[Similarity] >= SimilarityOfPartial ? Relation.Partial
        : Relation.Related;

    private static int IndexOf(string measurement) => ParagraphCells.Measurements.Select(m => m.Name).ToList().IndexOf(measurement);
}
