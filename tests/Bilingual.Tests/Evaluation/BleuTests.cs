using Bilingual.Evaluation;

namespace Bilingual.Tests.Evaluation;

public class BleuTests
{
    [Fact]
    public void Score_EqualTexts_Is100()
    {
        Assert.Equal(100, Score(("Rumah itu besar, katanya.", "Rumah itu besar, katanya.")).Score, 10);
    }

    [Fact]
    public void Score_OneWordOfEightDiffers_IsTheFourthRootOfTheProduct()
    {
        // 7/8 · 5/7 · 3/6 · 1/5 = 1/16, whose fourth root is 1/2.
        var score = Score(("The house is big, she said.", "The house is large, she said."));

        Assert.Equal(50, score.Score, 10);
        Assert.Equal([87.5, 500 / 7.0, 50, 20], score.Precisions, Close);
        Assert.Equal(1, score.BrevityPenalty);
    }

    [Fact]
    public void Score_HigherOrdersWithoutMatch_AreHalvedOnceMoreEach()
    {
        // 1 · 1/3 · 1/(2·2) · 1/(4·1)
        var score = Score(("a b c d", "a b d c"));

        Assert.Equal([100, 100 / 3.0, 25, 25], score.Precisions, Close);
        Assert.Equal(37.99178428257963, score.Score, 10);
    }

    [Fact]
    public void Score_ShorterThanReference_IsPenalised()
    {
        var score = Score(("the cat sat on", "the cat sat on the mat"));

        Assert.Equal(Math.Exp(-0.5), score.BrevityPenalty, 12);
        Assert.Equal(100 * Math.Exp(-0.5), score.Score, 10);
    }

    [Fact]
    public void Score_HypothesesShorterThanFourTokens_IsNothing()
    {
        Assert.Equal(0, Score(("the cat", "the cat sat on the mat")).Score);
    }

    [Fact]
    public void Score_NothingInCommonOrNothingAtAll_IsNothing()
    {
        Assert.Equal(0, Score(("satu dua tiga empat", "one two three four")).Score);
        Assert.Equal(0, Score(("", "one two three four")).Score);
        Assert.Equal(0, new Bleu().Score().Score);
    }

    [Fact]
    public void Score_SeveralSegments_SumsCountsBeforeDividing()
    {
        var score = Score(
            ("The house is big, she said.", "The house is large, she said."),
            ("He paid US$1,000.50 (about Rp 15.4 million) on 17-8-2025.", "He paid US$1,000.50, about Rp15.4 million, on 17-8-2025."));

        Assert.Equal([2100 / 26.0, 1500 / 24.0, 1100 / 22.0, 700 / 20.0], score.Precisions, Close);
        Assert.Equal(54.51813656600493, score.Score, 10);
        Assert.Equal((26L, 25L), (score.HypothesisLength, score.ReferenceLength));
    }

    [Fact]
    public void ToString_Score_ReadsLikeSacrebleu()
    {
        var score = Score(("The house is big, she said.", "The house is large, she said."));

        Assert.Equal("BLEU = 50.00 87.5/71.4/50.0/20.0 (BP = 1.000 ratio = 1.000 hyp_len = 8 ref_len = 8)", score.ToString());
    }

    [Theory]
    [InlineData("Dr. A&amp;B's 3.5-inch, \"x\" 1,000. e.g. 10-", "Dr . A & B's 3.5 - inch , \" x \" 1,000 . e . g . 10 -")]
    [InlineData("...,.", ". . . , .")]
    [InlineData("“Halo”—5%", "“Halo”—5 %")]
    [InlineData("a.b,c -d 5-6 x-y {z} [1]_$", "a . b , c -d 5 - 6 x-y { z } [ 1 ] _ $")]
    [InlineData("  ", "")]
    public void Tokenize_Text_IsThatOfMteval13a(string text, string expected)
    {
        Assert.Equal(expected, string.Join(' ', Bleu.Tokenize(text)));
    }

    private static BleuScore Score(params (string Hypothesis, string Reference)[] segments)
    {
        var bleu = new Bleu();
        foreach (var (hypothesis, reference) in segments)
            bleu.Add(hypothesis, reference);
        return bleu.Score();
    }

    private static bool Close(double a, double b) => Math.Abs(a - b) < 1e-10;
}
