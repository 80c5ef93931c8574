namespace Bilingual.Translation;

/// <summary>A way to translate a range of a sentence.</summary>
/// <param name="Start">First source position.</param>
/// <param name="End">One past the last source position.</param>
/// <param name="Translation">What to translate it as.</param>
/// <param name="Carried">For each target word the source position whose text it carries over, −1 for a word of its own; null when all are.</param>
internal sealed record TranslationOption(int Start, int End, PhraseTranslation Translation, int[]? Carried)
{
    /// <summary>What to write instead of the words, where that is given.</summary>
    public string? Text { get; init; }

    /// <summary>The weighted estimate of the joint model, whatever stands before the option. Set once, before the search: it is reckoned from the option.</summary>
    public float JointEstimate { get; set; }

    /// <summary>Target words.</summary>
    public int[] Words => Translation.Words;

    /// <summary>The source position that a target word comes from.</summary>
    public int Affiliation(int word) => Carried is { } carried && carried[word] >= 0 ? carried[word] : Start + Translation.Correspondence.Affiliation[word];

    /// <summary>Costs of the phrase pair.</summary>
    public PhraseScores Scores => Translation.Scores;

    /// <summary>Costs of standing to the neighbours.</summary>
    public PhraseOrientation Orientation => Translation.Orientation;

    /// <summary>Source words kept for want of a translation.</summary>
    public int Kept => Translation.Kept;

    /// <summary>Source words translated as another word of their family.</summary>
    public int Akin => Translation.Akin;

    /// <summary>Weighted features of the option alone.</summary>
    public float Score => Translation.Score;

    /// <summary><see cref="Score"/> with estimates of the language models' and the joint model's.</summary>
    public float Estimate => Translation.Estimate + JointEstimate;

    /// <summary>Number of source words covered.</summary>
    public int Length => End - Start;
}
