namespace Bilingual.Translation;

/// <summary>The values of all features of a derivation.</summary>
internal static class DerivationFeatures
{
    public static float[] Of(PhraseDirection direction, IReadOnlyList<TranslationOption> path, OptionTable options)
    {
        var values = new float[FeatureWeights.Count];
        var swaps = new SwapScores(direction, options.Words);
        var history = options.Joint.Start;
        var coverage = default(Coverage);
        TranslationOption? previous = null;
        var state = direction.SentenceStart;
        foreach (var option in path)
        {
            var scores = option.Scores;
            values[(int)Feature.TargetGivenSource] -= scores.TargetGivenSource / PhraseScores.Steps;
            values[(int)Feature.SourceGivenTarget] -= scores.SourceGivenTarget / PhraseScores.Steps;
            values[(int)Feature.TargetWordsGivenSource] -= scores.TargetWordsGivenSource / PhraseScores.Steps;
            values[(int)Feature.SourceWordsGivenTarget] -= scores.SourceWordsGivenTarget / PhraseScores.Steps;
            values[(int)Feature.Phrases]--;
            values[(int)Feature.Words] -= option.Words.Length;
            values[(int)Feature.Kept] -= option.Kept;
            values[(int)Feature.Akin] -= option.Akin;
            values[(int)Feature.JointModel] += options.Joint.Score(option, ref history);
            values[(int)Feature.Dropped] -= option.Translation.Correspondence.Dropped;
            values[(int)Feature.Added] -= option.Translation.Correspondence.Added;
            values[(int)Feature.Distortion] -= Math.Abs(option.Start - (previous?.End ?? 0));
            AddFluency(option.Words);
            var (before, after) = OrientationScores.Features(previous, option);
            var (costBefore, costAfter) = OrientationScores.Costs(previous, option);
            values[(int)before] -= costBefore;
            values[(int)after] -= costAfter;
            var (straight, swapped) = swaps.Features(coverage, option.Start, option.End);
            values[(int)Feature.Straight] += straight;
            values[(int)Feature.Swapped] += swapped;
            coverage = coverage.Add(option.Start, option.End);
            previous = option;
        }

        AddFluency([PhraseVocabulary.SentenceEnd]);
        values[(int)Feature.JointModel] += options.Joint.ScoreEnd(history);
        if (previous is not null)
        {
            var (feature, cost) = OrientationScores.EndCost(previous, options.Length);
            values[(int)feature] -= cost;
        }

        return values;

        void AddFluency(ReadOnlySpan<int> added)
        {
            var (ofWords, ofClusters) = direction.FluencyFeatures(ref state, added);
            values[(int)Feature.LanguageModel] += ofWords;
            values[(int)Feature.ClusterModel] += ofClusters;
        }
    }
}
