using Bilingual.Translation;

namespace Bilingual.Tests.Translation.WordAlignment;

public class WordAlignerTests
{
    [Fact]
    public void Align_OrdersDiffer_LinksEachWordToItsTranslation()
    {
        var text = TrainingText.Prepare(SampleText.Pairs(), "id", "en");
        var links = Align(text, threads: 1);
        var n = Enumerable.Range(0, text.Pairs.Count).First(n => text.Pairs[n].Source == "Rumah kami sangat besar.");

        Assert.Equal("Our house is very big.", text.Pairs[n].Target);
        Assert.Contains(new WordLink(0, 1), links[n]);
        Assert.Contains(new WordLink(1, 0), links[n]);
        Assert.Contains(new WordLink(2, 3), links[n]);
        Assert.Contains(new WordLink(3, 4), links[n]);
        Assert.Contains(new WordLink(4, 5), links[n]);
    }

    [Fact]
    public void Align_AnyNumberOfThreads_GivesTheSameLinks()
    {
        var text = TrainingText.Prepare(SampleText.Pairs(), "id", "en");

        Assert.Equal(Align(text, threads: 1), Align(text, threads: 4));
    }

    [Fact]
    public void Align_EmptySide_HasNoLinks()
    {
        var bitext = new IndexedBitext([[0, 1], [], [0]], [[0, 1], [0], []], SourceWords: 2, TargetWords: 2);
        var links = WordAligner.Align(bitext, new() { Threads = 1 }, progress: null, CancellationToken.None);

        Assert.Empty(links[1]);
        Assert.Empty(links[2]);
    }

    [Fact]
    public void Align_Cancelled_Stops()
    {
        var text = TrainingText.Prepare(SampleText.Pairs(), "id", "en");

        Assert.ThrowsAny<OperationCanceledException>(
            () => WordAligner.Align(text.Bitext, new(), progress: null, new CancellationToken(canceled: true)));
    }

    private static WordLink[][] Align(TrainingText text, int threads) =>
        WordAligner.Align(text.Bitext, new() { Threads = threads }, progress: null, CancellationToken.None);
}
