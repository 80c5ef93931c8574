namespace Bilingual.Translation;

/// <summary>Features of lexicalised reordering: how a phrase stands to the one before it (Koehn et al. 2005).</summary>
internal static class OrientationScores
{
    /// <summary>The weighted score of a phrase that follows another; null before the first phrase.</summary>
    public static float Between(TranslationOption? previous, TranslationOption next, FeatureWeights weights)
    {
        var (before, after) = Features(previous, next);
        var (costBefore, costAfter) = Costs(previous, next);
        return -(weights[before] * costBefore + weights[after] * costAfter);
    }

    /// <summary>The weighted score of a phrase that ends the translation.</summary>
    public static float AtEnd(TranslationOption last, int length, FeatureWeights weights)
    {
        var (feature, cost) = EndCost(last, length);
        return -weights[feature] * cost;
    }

    /// <summary>The features that the orientation of two phrases counts for.</summary>
    public static (Feature Before, Feature After) Features(TranslationOption? previous, TranslationOption next)
    {
        var (start, end) = (previous?.Start ?? -1, previous?.End ?? 0);
        return next.Start == end ? (Feature.MonotoneBefore, Feature.MonotoneAfter)
            : next.End == start ? (Feature.SwapBefore, Feature.SwapAfter)
            : (Feature.ApartBefore, Feature.ApartAfter);
    }

    /// <summary>Costs of the orientation of two phrases for the second and for the first.</summary>
    public static (float Before, float After) Costs(TranslationOption? previous, TranslationOption next)
    {
        var orientation = next.Orientation;
        var (start, end) = (previous?.Start ?? -1, previous?.End ?? 0);
        var earlier = previous?.Orientation ?? default;
        if (next.Start == end)
            return (orientation.MonotoneBefore / PhraseScores.Steps, earlier.MonotoneAfter / PhraseScores.Steps);
        if (next.End == start)
            return (orientation.SwapBefore / PhraseScores.Steps, earlier.SwapAfter / PhraseScores.Steps);
        return (
            PhraseOrientation.Discontinuous(orientation.MonotoneBefore, orientation.SwapBefore),
            previous is null ? 0 : PhraseOrientation.Discontinuous(earlier.MonotoneAfter, earlier.SwapAfter));
    }

    /// <summary>The feature and cost of ending the translation with a phrase.</summary>
    public static (Feature Feature, float Cost) EndCost(TranslationOption last, int length) => last.End == length
        ? (Feature.MonotoneAfter, last.Orientation.MonotoneAfter / PhraseScores.Steps)
        : (Feature.ApartAfter, PhraseOrientation.Discontinuous(last.Orientation.MonotoneAfter, last.Orientation.SwapAfter));
}
