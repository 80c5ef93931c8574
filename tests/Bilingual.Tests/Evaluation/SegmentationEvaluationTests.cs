using Bilingual.Documents;
using Bilingual.Evaluation;
using Bilingual.Segmentation;

namespace Bilingual.Tests.Evaluation;

public class SegmentationEvaluationTests
{
    [Fact]
    public void ReadGold_Lines_GroupsSentencesBetweenBlankLines() =>
        Assert.Equal(
            [["A.", "B."], ["C."]],
            SegmentationEvaluation.ReadGold(["", "A.", " B. ", "\u00A0", "", "C."]).Select(paragraph => paragraph.ToArray()));

    [Fact]
    public void Evaluate_SegmenterThatCutsAtStops_CountsEachBoundaryWithTheLast()
    {
        var differences = new List<SegmentationDifference>();
        var score = SegmentationEvaluation.Evaluate(
            [["One.", "Mr. Two.", "Three"], ["no stop", "Four."]], new StopSegmenter(), "en", differences.Add);
        Assert.Equal(new SegmentationScore(Gold: 5, Found: 5, Correct: 4), score);
        Assert.Equal(0.8, score.Precision, 12);
        Assert.Equal(0.8, score.Recall, 12);
        Assert.Equal(0.8, score.F1, 12);
        Assert.Equal(
            [new(0, 8, IsMissed: false, "One. Mr. Two. Three"), new SegmentationDifference(1, 7, IsMissed: true, "no stop Four.")],
            differences);
    }

    [Fact]
    public void Score_OfNothing_IsPerfect()
    {
        var score = SegmentationEvaluation.Evaluate([], new StopSegmenter(), "en");
        Assert.Equal((1.0, 1.0, 1.0), (score.Precision, score.Recall, score.F1));
    }

    [Fact]
    public void Sum_OfScores_AddsCounts() => Assert.Equal(new SegmentationScore(3, 5, 2), new SegmentationScore(1, 2, 1) + new SegmentationScore(2, 3, 1));

    /// <summary>Cuts after each full stop.</summary>
    private sealed class StopSegmenter : ISentenceSegmenter
    {
        public void Segment(string paragraph, string language, ICollection<TextSpan> sentences)
        {
            var start = 0;
            for (var i = 0; i < paragraph.Length; i++)
            {
                if (paragraph[i] != '.' && i + 1 < paragraph.Length)
                    continue;
                sentences.Add(new TextSpan(start, i + 1));
                start = i + 2;
            }
        }
    }
}
