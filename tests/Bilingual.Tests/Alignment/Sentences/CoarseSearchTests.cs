using Bilingual.Alignment;

namespace Bilingual.Tests.Alignment;

public sealed class CoarseSearchTests
{
    [Fact]
    public void Find_LongForeignRun_KeepsThePathInANarrowBand()
    {
        const int length = 4_000;
        var target = InventedText.Sentences('t', length);
        target.InsertRange(1_000, Enumerable.Range(0, 700).Select(i => $"foreign{i} words{i} of{i} another{i} text{i}"));

        var band = CoarseSearch.Find(InventedText.Extract(InventedText.Sentences('s', length), "id"), InventedText.Extract(target, "en"), CancellationToken.None);

        Assert.All(Enumerable.Range(0, length), i => Assert.True(band.Contains(i, i < 1_000 ? i : i + 700), $"unit {i}"));
        Assert.True(band.Cells < 100L * length);
    }

    [Theory]
    [InlineData(5_000, 40)]
    [InlineData(40, 5_000)]
    public void Find_VeryUnequalTexts_CoversEveryUnit(int source, int target)
    {
        var band = CoarseSearch.Find(
            InventedText.Extract(InventedText.Sentences('s', source), "id"), InventedText.Extract(InventedText.Sentences('t', target), "en"), CancellationToken.None);

        Assert.Equal((source, target), (band.Rows, band.Columns));
        Assert.Equal((0, target), (band.First(0), band.End(source - 1)));
        Assert.All(Enumerable.Range(1, source - 1), row => Assert.True(band.First(row) <= band.End(row - 1)));
    }
}
