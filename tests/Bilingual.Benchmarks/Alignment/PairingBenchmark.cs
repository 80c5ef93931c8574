using BenchmarkDotNet.Attributes;
using Bilingual.Alignment;
using Bilingual.Benchmarks.Embedding;
using Bilingual.Documents;
using Bilingual.Embedding;

namespace Bilingual.Benchmarks.Alignment;

/// <summary>Pairing of two collections of articles of twelve sentences, from sketches, on all cores; every article has a partner that shares half of it.</summary>
public class PairingBenchmark
{
    private const int Sentences = 12;
    private readonly DocumentPairer pairer = new(ConfidenceModel.Load(ModelFile.Find(ConfidenceModel.FileName)));
    private DocumentCollection collection = new();
    private DocumentSketch[] sources = [];
    private DocumentSketch[] targets = [];

    /// <summary>Number of articles on each side; beyond 20,000 the candidates are searched through cells.</summary>
    [Params(1_000, 10_000, 40_000)]
    public int Count { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        using var encoder = HashedEncoder.Load(ModelFile.Find(TrainedEncoder.FileName));
        var extractor = new SignalExtractor(encoder);
        collection = new DocumentCollection();
        sources = new DocumentSketch[Count];
        targets = new DocumentSketch[Count];
        const int Step = Sentences * 3 / 2;
        var text = SampleSentences.Make(Count * Step, 1);
        Parallel.For(0, Count, i =>
        {
            sources[i] = collection.Add(extractor.Extract(Article($"{i}.id", "id", text[(i * Step)..((i * Step) + Sentences)])));
            targets[i] = collection.Add(extractor.Extract(Article($"{i}.en", "en", text[(((i + 1) * Step) - Sentences)..((i + 1) * Step)])));
        });
    }

    [Benchmark]
    public int Pair() => pairer.Pair(collection, sources, targets).Length;

    private static Document Article(string path, string language, string[] paragraphs) => new()
    {
        Path = path,
        Language = language,
        Text = "",
        ContentHash = "",
        Paragraphs =
        [
            .. paragraphs.Select((text, i) => new Paragraph { Index = i, Line = i + 1, Span = new TextSpan(0, text.Length), Map = OffsetMap.Identity(0), Text = text }),
        ],
    };
}
