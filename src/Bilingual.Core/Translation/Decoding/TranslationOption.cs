namespace Bilingual.Translation;

/// <summary>A way to translate a range of a sentence.</summary>
/// <param name="Start">First source position.</param>
/// <param name="End">One past the last source position.</param>
/// <param name="Words">Target words.</param>
/// <param name="Carried">For each target word the source position whose text it carries over, −1 for a word of its own; null when all are.</param>
/// <param name="Scores">Costs of the phrase pair; none when it is no pair of the model.</param>
/// <param name="Orientation">Costs of standing to the neighbours.</param>
/// <param name="Kept">Source words kept for want of a translation.</param>
/// <param name="Score">Weighted features of the option alone.</param>
/// <param name="Estimate"><paramref name="Score"/> with an estimate of the language model's.</param>
internal sealed record TranslationOption(
    int Start,
    int End,
    int[] Words,
    int[]? Carried,
    PhraseScores Scores,
    PhraseOrientation Orientation,
    int Kept,
    float Score,
    float Estimate)
{
    /// <summary>What to write instead of the words, where that is given.</summary>
    public string? Text { get; init; }

    /// <summary>Number of source words covered.</summary>
    public int Length => End - Start;
}
