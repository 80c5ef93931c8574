using BenchmarkDotNet.Attributes;
using Bilingual.Documents;
using Bilingual.Segmentation;
using Bilingual.Segmentation.Srx;

namespace Bilingual.Benchmarks;

/// <summary>
/// Segmentation and tokenization on one core: <c>dotnet run -c Release --project tests/Bilingual.Benchmarks -- --filter '*Segmentation*'</c>.
/// The text is that of the golden cases, in which nearly every sentence has an abbreviation, a number or a quotation; with
/// <c>BILINGUAL_TEXT_ID</c> and <c>BILINGUAL_TEXT_EN</c> set it is the paragraphs of those files.
/// </summary>
[InProcess]
[MemoryDiagnoser]
[ThroughputColumn]
public class SegmentationBenchmarks
{
    private readonly List<TextSpan> spans = [];
    private readonly SrxSegmenter segmenter = SrxSegmenter.CreateDefault();
    private string[] paragraphs = [];

    /// <summary>The language of the text.</summary>
    [Params("id", "en")]
    public string Language { get; set; } = "id";

    /// <summary>Reads the text.</summary>
    [GlobalSetup]
    public void Setup()
    {
        paragraphs = BenchmarkText.Paragraphs(Language);
        Segment();
    }

    /// <summary>Sentences by the rules delivered with the program.</summary>
    [Benchmark]
    public int Segment()
    {
        var count = 0;
        foreach (var paragraph in paragraphs)
        {
            spans.Clear();
            segmenter.Segment(paragraph, Language, spans);
            count += spans.Count;
        }

        return count;
    }

    /// <summary>Words.</summary>
    [Benchmark]
    public int Tokenize()
    {
        var count = 0;
        foreach (var paragraph in paragraphs)
        {
            foreach (var _ in WordTokenizer.Tokenize(paragraph))
                count++;
        }

        return count;
    }

    /// <summary>What a process pays once: reading and compiling the rules.</summary>
    [Benchmark]
    public void Prepare() => SrxSegmenter.CreateDefault().Prepare(Language);
}
