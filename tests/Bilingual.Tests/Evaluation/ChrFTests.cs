using Bilingual.Evaluation;

namespace Bilingual.Tests.Evaluation;

public class ChrFTests
{
    [Fact]
    public void Score_EqualTexts_Is100()
    {
        Assert.Equal(100, Score(("Rumah 🏠 itu besar.", "Rumah 🏠 itu besar.")), 10);
    }

    [Fact]
    public void Score_LastTwoLettersSwapped_AveragesTheOrders()
    {
        // 4/4, 1/3, 0/2 and 0/1 match: precision and recall are both a third.
        Assert.Equal(100 / 3.0, Score(("a b c d", "a b d c")), 10);
    }

    [Fact]
    public void Score_PartOfTheReference_WeighsRecallTwice()
    {
        // Orders one and two alone have n-grams on both sides: precision 1, recall (2/6 + 1/5) / 2 = 4/15, so 5 · 4/15 / (4 + 4/15).
        Assert.Equal(31.25, Score(("ab", "abcdef")), 10);
    }

    [Fact]
    public void Score_White_SpaceDiffers_IsIgnored()
    {
        Assert.Equal(100, Score(("rumah besar", "ru mahbe  sar")), 10);
    }

    [Fact]
    public void Score_SeveralSegments_SumsCountsBeforeDividing()
    {
        Assert.Equal(
            78.93346762099537,
            Score(
                ("The house is big, she said.", "The house is large, she said."),
                ("He paid US$1,000.50 (about Rp 15.4 million) on 17-8-2025.", "He paid US$1,000.50, about Rp15.4 million, on 17-8-2025.")),
            10);
    }

    [Fact]
    public void Score_NothingInCommon_IsNothing()
    {
        Assert.Equal(0, Score(("abc", "xyz")));
        Assert.Equal(0, Score(("", "xyz")));
        Assert.Equal(0, Score(("abc", "")));
        Assert.Equal("chrF2 = 0.00", new ChrF().ToString());
    }

    private static double Score(params (string Hypothesis, string Reference)[] segments)
    {
        var chrF = new ChrF();
        foreach (var (hypothesis, reference) in segments)
            chrF.Add(hypothesis, reference);
        return chrF.Score();
    }
}
