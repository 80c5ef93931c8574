using System.Collections.Immutable;

namespace Bilingual.Alignment;

/// <summary>What a pair of texts is to each other.</summary>
/// <param name="Probability">Probability that the two are translations of each other, 0 to 1.</param>
/// <param name="Relation">How the two relate.</param>
/// <param name="Evidence">Why.</param>
public readonly record struct PairScore(double Probability, Relation Relation, Evidence Evidence);

/// <summary>Scores pairs of texts by themselves, without documents around them. Safe for concurrent use.</summary>
/// <param name="extractor">Extracts the signals of texts.</param>
/// <param name="confidence">The calibrated models.</param>
/// <param name="lexicon">Translations of words.</param>
public sealed class PairScorer(SignalExtractor extractor, ConfidenceModel confidence, IBilingualLexicon? lexicon = null)
{
    private readonly WordKnowledge knowledge = new(extractor.Encoder, lexicon, confidence.Words);

    /// <summary>Scores two texts.</summary>
    /// <param name="source">Source text.</param>
    /// <param name="target">Target text.</param>
    /// <param name="sourceLanguage">BCP 47 code.</param>
    /// <param name="targetLanguage">BCP 47 code.</param>
    public PairScore Score(string source, string target, string sourceLanguage = "id", string targetLanguage = "en")
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        return Score(extractor.Extract([source], sourceLanguage), [0], extractor.Extract([target], targetLanguage), [0]);
    }

    /// <summary>Scores the two sides of a bead.</summary>
    /// <param name="source">Signals of the source text.</param>
    /// <param name="sourceUnits">Units of the source side.</param>
    /// <param name="target">Signals of the target text.</param>
    /// <param name="targetUnits">Units of the target side.</param>
    public PairScore Score(
        TextSignals source, ImmutableArray<int> sourceUnits, TextSignals target, ImmutableArray<int> targetUnits)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        if (sourceUnits.IsEmpty || targetUnits.IsEmpty)
            return new PairScore(0, Relation.Related, Evidence.None);
        Span<double> measurements = stackalloc double[PairMeasurements.All.Length];
        var evidence = PairMeasurements.Measure(source, sourceUnits.AsSpan(), target, targetUnits.AsSpan(), knowledge, measurements);
        var probability = confidence.Score.Probability(measurements);
        var relation = probability >= 0.5 ? Relation.Translation
            : confidence.Partial.Probability(measurements) >= 0.5 ? Relation.Partial
            : Relation.Related;
        return new PairScore(probability, relation, evidence);
    }
}
