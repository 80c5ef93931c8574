using Bilingual.Translation;

namespace Bilingual.Tests.Translation.WordAlignment;

public class SymmetrizationTests
{
    [Fact]
    public void GrowDiagFinalAnd_BothDirectionsAgree_KeepsTheirLinks()
    {
        Assert.Equal([new(0, 1), new(1, 0)], Symmetrization.GrowDiagFinalAnd([1, 0], [1, 0]));
    }

    [Fact]
    public void GrowDiagFinalAnd_LinkBesideAnAgreedOne_IsGrown()
    {
        // Target 1 comes from source 0 in one direction alone, beside the agreed link 0-0.
        Assert.Equal([new(0, 0), new(0, 1)], Symmetrization.GrowDiagFinalAnd([0, 0], [0]));
    }

    [Fact]
    public void GrowDiagFinalAnd_FarLinkWithBothEndsFree_IsAddedAtLast()
    {
        Assert.Equal([new(0, 0), new(2, 3)], Symmetrization.GrowDiagFinalAnd([0, -1, -1, 2], [0, -1, -1]));
    }

    [Fact]
    public void GrowDiagFinalAnd_FarLinkWithOneEndTaken_IsLeftOut()
    {
        Assert.Equal([new(0, 0)], Symmetrization.GrowDiagFinalAnd([0, -1, 0], [0]));
    }

    [Fact]
    public void GrowDiagFinalAnd_NothingLinked_IsEmpty()
    {
        Assert.Empty(Symmetrization.GrowDiagFinalAnd([-1, -1], [-1]));
        Assert.Empty(Symmetrization.GrowDiagFinalAnd([], []));
    }
}
