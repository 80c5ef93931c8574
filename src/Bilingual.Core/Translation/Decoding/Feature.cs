namespace Bilingual.Translation;

/// <summary>The features of a translation; its score is their weighted sum (Och and Ney 2002). Logarithms are natural.</summary>
internal enum Feature
{
    /// <summary>ln p(target phrase | source phrase).</summary>
    TargetGivenSource,

    /// <summary>ln p(source phrase | target phrase).</summary>
    SourceGivenTarget,

    /// <summary>ln of the lexical weight of the target words given the source words.</summary>
    TargetWordsGivenSource,

    /// <summary>ln of the lexical weight of the source words given the target words.</summary>
    SourceWordsGivenTarget,

    /// <summary>−1 for each phrase.</summary>
    Phrases,

    /// <summary>−1 for each target word.</summary>
    Words,

    /// <summary>ln p(target sentence).</summary>
    LanguageModel,

    /// <summary>ln p(clusters of the words of the target sentence).</summary>
    ClusterModel,

    /// <summary>−1 for each source word that a jump skips.</summary>
    Distortion,

    /// <summary>ln p that the phrase follows the one before it as it does: in the same order.</summary>
    MonotoneBefore,

    /// <summary>The same in the opposite order.</summary>
    SwapBefore,

    /// <summary>The same at a distance.</summary>
    ApartBefore,

    /// <summary>ln p that the phrase is followed by the next one as it is: in the same order.</summary>
    MonotoneAfter,

    /// <summary>The same in the opposite order.</summary>
    SwapAfter,

    /// <summary>The same at a distance.</summary>
    ApartAfter,

    /// <summary>ln p that neighbouring source words keep their order, where they do.</summary>
    Straight,

    /// <summary>ln p that neighbouring source words change places, where they do.</summary>
    Swapped,

    /// <summary>−1 for each source word that is kept for want of a translation.</summary>
    Kept,

    /// <summary>−1 for each source word that is translated as another word of its family, for want of a translation of its own.</summary>
    Akin,

    /// <summary>ln p of the target words given the source words around those that they translate, and the target words before them (<see cref="Translation.JointModel"/>).</summary>
    JointModel,

    /// <summary>ln p(nothing | source word) of each source word that has no counterpart in the translation of its phrase.</summary>
    Dropped,

    /// <summary>ln p(nothing | target word) of each target word that has no counterpart in the phrase that it translates.</summary>
    Added,
}

/// <summary>A weight for each <see cref="Feature"/>.</summary>
internal readonly struct FeatureWeights
{
    /// <summary>Number of features.</summary>
    public const int Count = (int)Feature.Added + 1;

    private readonly float[] values;

    /// <summary>Weights.</summary>
    /// <param name="values">One for each feature.</param>
    public FeatureWeights(float[] values)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, Count);
        this.values = values;
    }

    /// <summary>Weights to start tuning from.</summary>
    public static FeatureWeights Initial =>
        new([1.2f, 1.1f, 0.4f, 1.1f, 2.2f, -2.6f, 1.4f, 0.4f, 1f, 1f, 0.7f, 1.6f, 1.8f, 0.6f, 1.5f, 1f, 1f, 0.8f, 0.8f, 0.8f, 0.2f, 0.1f]);

    /// <summary>The weight of a feature.</summary>
    public float this[Feature feature] => values[(int)feature];

    /// <summary>All weights in the order of the features.</summary>
    public ReadOnlySpan<float> Values => values;
}
