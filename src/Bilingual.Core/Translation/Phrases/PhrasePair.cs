namespace Bilingual.Translation;

/// <summary>A source phrase, a target phrase, and what the model knows of the two; logarithms are natural.</summary>
/// <param name="Source">Number of the source phrase.</param>
/// <param name="Target">Number of the target phrase.</param>
/// <param name="Scores">Probabilities and lexical weights.</param>
/// <param name="Orientation">How the pair stands to its neighbours.</param>
internal readonly record struct PhrasePair(int Source, int Target, PhraseScores Scores, PhraseOrientation Orientation);

/// <summary>A phrase pair that is to stand in a table.</summary>
/// <param name="Source">Words of the source phrase.</param>
/// <param name="Target">Words of the target phrase.</param>
/// <param name="Scores">Probabilities and lexical weights.</param>
/// <param name="Orientation">How the pair stands to its neighbours.</param>
internal sealed record ScoredPhrases(NGram Source, NGram Target, PhraseScores Scores, PhraseOrientation Orientation);

/// <summary>Probabilities of a phrase pair as costs: −ln p in steps of 1/<see cref="Steps"/>, at most 255 steps.</summary>
/// <param name="TargetGivenSource">Of the target phrase given the source phrase.</param>
/// <param name="SourceGivenTarget">Of the source phrase given the target phrase.</param>
/// <param name="TargetWordsGivenSource">Of the target words given the source words (lexical weight).</param>
/// <param name="SourceWordsGivenTarget">Of the source words given the target words (lexical weight).</param>
internal readonly record struct PhraseScores(
    byte TargetGivenSource, byte SourceGivenTarget, byte TargetWordsGivenSource, byte SourceWordsGivenTarget)
{
    /// <summary>Steps of a unit of −ln p.</summary>
    public const float Steps = 20;

    /// <summary>The scores for translating in the other direction.</summary>
    public PhraseScores Reversed => new(SourceGivenTarget, TargetGivenSource, SourceWordsGivenTarget, TargetWordsGivenSource);

    /// <summary>The cost of a probability.</summary>
    public static byte Cost(double probability) =>
        (byte)Math.Clamp(Math.Round(-Math.Log(Math.Max(probability, 1e-12)) * Steps), 0, 255);
}

/// <summary>
/// Probabilities that a phrase follows the one before it, or is followed by the next one, in the same order (monotone) or the opposite
/// order (swap) on both sides, as costs like those of <see cref="PhraseScores"/>; what is left is discontinuous (Koehn et al. 2005).
/// </summary>
internal readonly record struct PhraseOrientation(byte MonotoneBefore, byte SwapBefore, byte MonotoneAfter, byte SwapAfter)
{
    /// <summary>What is assumed of words that no phrase pair tells of: mostly monotone.</summary>
    public static PhraseOrientation Neutral { get; } = new(PhraseScores.Cost(0.7), PhraseScores.Cost(0.08), PhraseScores.Cost(0.7), PhraseScores.Cost(0.08));

    /// <summary>
    /// The same seen from the target language: what is swapped with the phrase before it in the one language is swapped with the phrase
    /// after it in the other.
    /// </summary>
    public PhraseOrientation Reversed => new(MonotoneBefore, SwapAfter, MonotoneAfter, SwapBefore);

    /// <summary>The cost of standing apart: of what monotone and swap leave.</summary>
    public static float Discontinuous(byte monotone, byte swap)
    {
        var left = 1 - Math.Exp(-monotone / PhraseScores.Steps) - Math.Exp(-swap / PhraseScores.Steps);
        return (float)-Math.Log(Math.Clamp(left, 1e-4, 1));
    }
}
