using Bilingual.Embedding;

namespace Bilingual.Tests.Embedding;

public class RatioMarginTests
{
    // Target 0 lies near both sources and is the nearest of each; target 1 is the translation of source 1.
    private static readonly float[] Sources = [1, 0, 0.6f, 0.8f];
    private static readonly float[] Targets = [0.8f, 0.6f, 0, 1];

    [Fact]
    public void Of_Pair_IsCosineOverMeanOfNeighbours()
    {
        var (ofSources, ofTargets) = NeighbourSearch.Find(Sources, Targets, 2, 2);
        var margin = new RatioMargin(ofSources, ofTargets);
        // Means: source 1 (.96 + .8) / 2, target 1 (0 + .8) / 2.
        Assert.Equal(0.8f / ((0.88f + 0.4f) / 2), margin.Of(1, 1, 0.8f), 5);
    }

    [Fact]
    public void BestTargets_TargetNearEverySource_LosesToTheOneThatStandsOut()
    {
        var (ofSources, ofTargets) = NeighbourSearch.Find(Sources, Targets, 2, 2);
        Assert.Equal([0, 0], [ofSources.Indices(0)[0], ofSources.Indices(1)[0]]);
        var margin = new RatioMargin(ofSources, ofTargets);
        Assert.Equal([0, 1], margin.BestTargets().Select(match => match.Index));
        Assert.Equal([0, 1], margin.BestSources().Select(match => match.Index));
    }

    [Fact]
    public void BestTargets_TargetOutsideTheNeighbours_IsFoundFromItsOwnSide()
    {
        var (ofSources, ofTargets) = NeighbourSearch.Find(Sources, Targets, 2, 1);
        var margin = new RatioMargin(ofSources, ofTargets);
        Assert.Equal(0, ofSources.Indices(1)[0]);
        Assert.Equal(1, ofTargets.Indices(1)[0]);
        Assert.Contains(margin.BestTargets(), match => match.Index == 0);
        Assert.True(float.IsFinite(margin.BestTargets()[1].Margin));
    }

    [Fact]
    public void BestTargets_OtherSideEmpty_FindsNothing()
    {
        var (ofSources, ofTargets) = NeighbourSearch.Find(Sources, ReadOnlyMemory<float>.Empty, 2, 2);
        Assert.Equal([-1, -1], new RatioMargin(ofSources, ofTargets).BestTargets().Select(match => match.Index));
    }
}
