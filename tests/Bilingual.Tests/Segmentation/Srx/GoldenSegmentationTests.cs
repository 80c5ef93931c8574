using Bilingual.Documents;
using Bilingual.Segmentation.Srx;

namespace Bilingual.Tests.Segmentation.Srx;

/// <summary>The cases of <c>Fixtures/Segmentation</c>, each named by its phenomenon.</summary>
public class GoldenSegmentationTests
{
    private static readonly SrxSegmenter Segmenter = SrxSegmenter.CreateDefault();

    public static TheoryData<string, string> Indonesian => Read("indonesian.tsv");

    public static TheoryData<string, string> English => Read("english.tsv");

    [Theory]
    [MemberData(nameof(Indonesian))]
    public void Segment_IndonesianCase_CutsAsWritten(string phenomenon, string marked) => AssertCut("id", phenomenon, marked);

    [Theory]
    [MemberData(nameof(English))]
    public void Segment_EnglishCase_CutsAsWritten(string phenomenon, string marked) => AssertCut("en", phenomenon, marked);

    [Theory]
    [InlineData("indonesian.tsv", 120)]
    [InlineData("english.tsv", 100)]
    public void Cases_OfALanguage_AreManyAndNamedApart(string file, int least)
    {
        var names = Read(file).Select(row => (string)row[0]).ToList();
        Assert.True(names.Count >= least, $"{names.Count} cases in {file}");
        Assert.Equal(names.Count, names.Distinct(StringComparer.Ordinal).Count());
    }

    private static void AssertCut(string language, string phenomenon, string marked)
    {
        var text = marked.Replace(" ¦ ", " ", StringComparison.Ordinal);
        var spans = new List<TextSpan>();
        Segmenter.Segment(text, language, spans);
        Assert.True(phenomenon.Length > 0);
        Assert.Equal(marked, string.Join(" ¦ ", spans.Select(span => text[span.Start..span.End])));
    }

    private static TheoryData<string, string> Read(string file)
    {
        var cases = new TheoryData<string, string>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Fixtures", "Segmentation", file)))
        {
            if (line.Length > 0 && line[0] != '#' && line.Split('\t') is [var phenomenon, var marked])
                cases.Add(phenomenon, marked);
        }

        return cases;
    }
}
