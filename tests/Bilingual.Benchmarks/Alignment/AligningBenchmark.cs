using Bilingual.Alignment;
using Bilingual.Benchmarks.Embedding;
using Bilingual.Embedding;
using BenchmarkDotNet.Attributes;

namespace Bilingual.Benchmarks.Alignment;

/// <summary>
/// Sentence alignment of one pair of texts on one core, signals extracted before; the texts are the same sample sentences with joins,
/// omissions and foreign runs.
/// </summary>
[MemoryDiagnoser]
public class AligningBenchmark
{
    private readonly SentenceAligner aligner = new(ConfidenceModel.Load(ModelFile.Find(ConfidenceModel.FileName)));
    private readonly SignalExtractor extractor = new(HashedEncoder.Load(ModelFile.Find("encoder.safetensors")));
    private (List<string> Source, List<string> Target, List<string> Gold) texts;
    private TextSignals? source;
    private TextSignals? target;

    /// <summary>Units on each side; the smallest is searched over its whole grid.</summary>
    [Params(500, 5_000, 50_000)]
    public int Units { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        string[][] pairs = [.. SampleSentences.Make(Units, 1).Select(sentence => new[] { sentence, sentence })];
        texts = LongDocuments.Make(pairs, Units);
        Extract();
    }

    /// <summary>Vectors, words, numbers and names of both texts.</summary>
    [Benchmark]
    public void Extract()
    {
        source = extractor.Extract(texts.Source, "id", withPieces: true);
        target = extractor.Extract(texts.Target, "en", withPieces: true);
    }

    /// <summary>The beads.</summary>
    [Benchmark]
    public int Align() => aligner.Align(source!, target!).Beads.Length;
}
