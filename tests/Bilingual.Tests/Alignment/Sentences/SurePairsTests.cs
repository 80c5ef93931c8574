using Bilingual.Alignment;

namespace Bilingual.Tests.Alignment;

public sealed class SurePairsTests
{
    [Fact]
    public void Narrow_TranslatedLineByLine_LeavesThreeCellsOfEachUnit()
    {
        var (pairs, band) = Find(InventedText.Sentences('s', 40), InventedText.Sentences('t', 40));

        Assert.All(Enumerable.Range(0, 40), unit => Assert.True(pairs.Allow(unit, unit)));
        Assert.False(pairs.Allow(7, 8));
        Assert.Equal(40 * 3, pairs.Narrow(band).Cells);
    }

    [Fact]
    public void Find_SentencesJoinedOnOneSide_LeavesThemInDoubt()
    {
        var source = InventedText.Sentences('s', 40);
        source[20] = $"{source[20]} {source[21]}";
        source.RemoveAt(21);

        var (pairs, _) = Find(source, InventedText.Sentences('t', 40));

        Assert.Equal([20], Enumerable.Range(0, 39).Where(unit => !pairs.HasSource(unit)));
        Assert.Equal([20, 21], Enumerable.Range(0, 40).Where(unit => !pairs.HasTarget(unit)));
        Assert.True(pairs.Allow(20, 21));
    }

    [Fact]
    public void Find_LinesThatStandTwice_LeavesThemInDoubt()
    {
        var (source, target) = (InventedText.Sentences('s', 40), InventedText.Sentences('t', 40));
        (source[30], target[30]) = (source[10], target[10]);

        var (pairs, _) = Find(source, target);

        Assert.Equal([10, 30], Enumerable.Range(0, 40).Where(unit => !pairs.HasSource(unit)));
    }

    [Fact]
    public void Narrow_RunsThatCross_AreBothLeftToTheSearch()
    {
        var target = InventedText.Sentences('t', 40);
        List<string> swapped = [.. target[..10], .. target[20..30], .. target[10..20], .. target[30..]];

        var (pairs, band) = Find(InventedText.Sentences('s', 40), swapped);
        var narrow = pairs.Narrow(band);

        Assert.True(narrow.Contains(14, 24));
        Assert.True(narrow.Contains(24, 14));
        Assert.False(narrow.Contains(5, 14));
    }

    [Fact]
    public void Narrow_OneLineOverAndOver_FollowsTheDiagonal()
    {
        string[] lines = [.. Enumerable.Repeat("s1 s2 s3 s4 s5.", 100)];
        var (source, target) = (InventedText.Extract(lines, "id"), InventedText.Extract(lines, "en"));
        var band = SearchBand.Of([.. Enumerable.Range(0, 100).Select(row => Math.Max(0, row - 17))], [.. Enumerable.Range(0, 100).Select(row => Math.Min(100, row + 18))], 100);
        var pairs = SurePairs.Find(new BeadScorer(source, target, band), band, Models.Confidence.Beads.PiecesOnPath, _ => true);

        var narrow = pairs.Narrow(band);

        Assert.All(Enumerable.Range(20, 60), row => Assert.Equal((row - 4, row + 5), (narrow.First(row), narrow.End(row))));
    }

    private static (SurePairs Pairs, SearchBand Band) Find(IReadOnlyList<string> sourceUnits, IReadOnlyList<string> targetUnits)
    {
        var (source, target) = (InventedText.Extract(sourceUnits, "id"), InventedText.Extract(targetUnits, "en"));
        var band = SearchBand.Whole(source.Count, target.Count);
        return (SurePairs.Find(new BeadScorer(source, target, band), band, Models.Confidence.Beads.PiecesOnPath, _ => true), band);
    }
}
