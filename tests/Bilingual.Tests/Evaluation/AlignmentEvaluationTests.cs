using Bilingual.Evaluation;

namespace Bilingual.Tests.Evaluation;

public sealed class AlignmentEvaluationTests
{
    [Fact]
    public void Add_ExactBeads_ScoresOne()
    {
        var evaluation = Evaluate(["[0]:[0]", "[1, 2]:[1]", "[3]:[]"], ["[0]:[0]", "[1, 2]:[1]", "[3]:[]"]);

        Assert.Equal(1, evaluation.Strict.F1);
        Assert.Equal(1, evaluation.Links.F1);
        Assert.Equal(1, evaluation.Nulls.F1);
    }

    [Fact]
    public void Add_PartOfABead_IsLaxOnly()
    {
        var evaluation = Evaluate(["[0, 1]:[0]"], ["[0]:[0]", "[1]:[]"]);

        Assert.Equal(0, evaluation.Strict.F1);
        Assert.Equal(0.5, evaluation.Lax.Precision);
        Assert.Equal(1, evaluation.Lax.Recall);
    }

    [Fact]
    public void Add_WrongNullBead_LowersPrecisionButNotRecall()
    {
        var evaluation = Evaluate(["[0]:[0]", "[1]:[1]"], ["[0]:[0]", "[1]:[1]", "[2]:[]"]);

        Assert.Equal(2.0 / 3, evaluation.Strict.Precision, 6);
        Assert.Equal(1, evaluation.Strict.Recall);
    }

    [Theory]
    [InlineData("[0, 1]:[2]:0.9312", 2, 1)]
    [InlineData("[]:[4]", 0, 1)]
    public void Parse_VecalignLine_GivesTheUnits(string line, int source, int target)
    {
        var bead = GoldBead.Parse(line);

        Assert.Equal((source, target), (bead.Source.Length, bead.Target.Length));
    }

    [Theory]
    [InlineData("0:1")]
    [InlineData("[0]")]
    [InlineData("[a]:[1]")]
    public void Parse_OtherLine_SaysWhatWasExpected(string line) => Assert.Throws<FormatException>(() => GoldBead.Parse(line));

    private static AlignmentEvaluation Evaluate(string[] gold, string[] found)
    {
        var evaluation = new AlignmentEvaluation();
        evaluation.Add([.. gold.Select(GoldBead.Parse)], [.. found.Select(GoldBead.Parse)]);
        return evaluation;
    }
}
