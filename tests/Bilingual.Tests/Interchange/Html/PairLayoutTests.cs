using Bilingual.Alignment;
using Bilingual.Documents;
using Bilingual.Interchange.Html;

namespace Bilingual.Tests.Interchange.Html;

public sealed class PairLayoutTests
{
    [Fact]
    public void Of_ParallelText_SetsEachPairInARow() =>
        Assert.Equal("0|0 1|1 2|2", Layout(3, 3, Sample.Link(0, 0), Sample.Link(1, 1), Sample.Link(2, 2)));

    [Fact]
    public void Of_UnlinkedParagraphs_StandInPlace() =>
        Assert.Equal("0|0 (1|1,2) 2|3 (3|)", Layout(4, 4, Sample.Link(0, 0), Sample.Link(2, 3)));

    [Fact]
    public void Of_OneToSeveral_SetsNeighboursInOneRow() =>
        Assert.Equal("0|0,1 1,2|2", Layout(3, 3, Sample.Link(0, 0), Sample.Link(0, 1), Sample.Link(1, 2), Sample.Link(2, 2)));

    [Fact]
    public void Of_OneToSeveralApart_RefersAcross() =>
        Assert.Equal("0|0>3 (|1,2,3)", Layout(1, 4, Sample.Link(0, 0, 0.9), Sample.Link(0, 3, 0.5)));

    [Fact]
    public void Of_CrossingLinks_KeepsTheMoreProbableInTheRow() =>
        Assert.Equal("(0|)>1 1|0 (|1)", Layout(2, 2, Sample.Link(0, 1, 0.6), Sample.Link(1, 0, 0.9)));

    [Fact]
    public void Of_NeighboursAcrossBoilerplate_StandInOneRow()
    {
        var source = Sample.Article("a", "id", "Satu");
        var target = Sample.Article("b", "en", "One", "Photo", "Uno").WithKind(1, ParagraphKind.Caption);
        Assert.Equal("0|0,1,2", Show(PairLayout.Of(source, target, [Sample.Link(0, 0), Sample.Link(0, 2)])));
    }

    [Fact]
    public void Of_AnyLinks_ShowsEachParagraphOnceInOrderAndEachLinkOnce()
    {
        var random = new Random(7);
        for (var trial = 0; trial < 200; trial++)
        {
            int sources = random.Next(1, 12), targets = random.Next(1, 12);
            var links = Enumerable.Range(0, random.Next(0, 20))
                .Select(_ => (Source: random.Next(sources), Target: random.Next(targets)))
                .Distinct()
                .OrderBy(link => link)
                .Select(link => Sample.Link(link.Source, link.Target, random.NextDouble()))
                .ToArray();
            var rows = PairLayout.Of(Article("a", sources), Article("b", targets), [.. links]);

            Assert.Equal(Enumerable.Range(0, sources), rows.SelectMany(row => row.Source));
            Assert.Equal(Enumerable.Range(0, targets), rows.SelectMany(row => row.Target));
            Assert.Equal(links.Length, rows.Sum(row => row.Links.Length + row.Crossing.Length));
            Assert.All(rows, row => Assert.All(row.Links, link =>
            {
                Assert.Contains(link.Source, row.Source);
                Assert.Contains(link.Target, row.Target);
            }));
            Assert.All(rows, row => Assert.All(row.Crossing, link => Assert.DoesNotContain(link.Target, row.Target)));
        }
    }

    [Fact]
    public void Of_CrossingLinks_SetsTheHeaviestChainInRows()
    {
        // 0-2 and 1-3 together outweigh the single most probable link 2-0.
        Assert.Equal("(|0,1) 0|2 1|3 (2|)>0", Layout(3, 4, Sample.Link(0, 2, 0.6), Sample.Link(1, 3, 0.6), Sample.Link(2, 0, 0.9)));
    }

    private static Document Article(string path, int paragraphs) =>
        Sample.Article(path, "id", [.. Enumerable.Range(0, paragraphs).Select(index => $"Paragraph {index}.")]);

    private static string Layout(int sources, int targets, params Link[] links) =>
        Show(PairLayout.Of(Article("a", sources), Article("b", targets), [.. links]));

    // Rows as source|target, in parentheses without a link between the two; >n refers to target paragraph n.
    private static string Show(IEnumerable<LayoutRow> rows) => string.Join(' ', rows.Select(row =>
    {
        var text = $"{string.Join(',', row.Source)}|{string.Join(',', row.Target)}";
        return (row.Links.IsEmpty ? $"({text})" : text) + string.Concat(row.Crossing.Select(link => $">{link.Target}"));
    }));
}
