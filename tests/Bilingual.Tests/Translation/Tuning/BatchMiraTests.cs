using Bilingual.Translation;

namespace Bilingual.Tests.Translation.Tuning;

public class BatchMiraTests
{
    [Fact]
    public void Tune_SecondFeatureTellsGoodFromBad_PutsTheGoodFirst()
    {
        var random = new Random(5);
        var sentences = Enumerable.Range(0, 40).Select(_ => Sentence(random)).ToArray();
        double[] initial = [1, 0];

        var tuned = BatchMira.Tune(sentences, initial, seed: 1);

        Assert.True(BatchMira.Score(sentences, initial) < 0.6);
        Assert.InRange(BatchMira.Score(sentences, tuned), 0.95, 1);
    }

    [Fact]
    public void Tune_SameSeed_GivesTheSameWeights()
    {
        var random = new Random(5);
        var sentences = Enumerable.Range(0, 40).Select(_ => Sentence(random)).ToArray();

        Assert.Equal(BatchMira.Tune(sentences, [1, 0], seed: 1), BatchMira.Tune(sentences, [1, 0], seed: 1));
    }

    [Fact]
    public void Of_Statistics_CountClippedMatches()
    {
        var statistics = BleuStatistics.Of([1, 1, 2, 3], [1, 2, 3, 4]);

        Assert.Equal(new BleuStatistics(3, 2, 1, 0, 4, 3, 2, 1, 4), statistics);
        Assert.Equal(1, BleuStatistics.Of([1, 2, 3, 4, 5], [1, 2, 3, 4, 5]).Score(), 6);
        Assert.Equal(new BleuStatistics(6, 4, 2, 0, 8, 6, 4, 2, 8), statistics + statistics);
    }

    private static TuningCandidate[] Sentence(Random random)
    {
        long[] reference = [1, 2, 3, 4, 5, 6];
        long[] bad = [1, 2, 9, 9, 5, 6];
        return
        [
            .. Enumerable.Range(0, 5).Select(i => new TuningCandidate(
                [random.NextSingle(), i == 0 ? 1 : random.NextSingle() / 2],
                BleuStatistics.Of(i == 0 ? reference : bad, reference))),
        ];
    }
}
