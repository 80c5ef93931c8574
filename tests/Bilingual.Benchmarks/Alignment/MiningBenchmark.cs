using BenchmarkDotNet.Attributes;
using Bilingual.Alignment;
using Bilingual.Benchmarks.Embedding;
using Bilingual.Embedding;

namespace Bilingual.Benchmarks.Alignment;

/// <summary>Mining between two lists of lines, encoding included, on all cores.</summary>
public class MiningBenchmark
{
    private string[] sources = [];
    private string[] targets = [];
    private HashedEncoder? encoder;

    /// <summary>Number of lines on each side.</summary>
    [Params(1_000, 10_000, 100_000)]
    public int Count { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        sources = SampleSentences.Make(Count, 1);
        targets = SampleSentences.Make(Count, 2);
        encoder = HashedEncoder.Load(ModelFile.Find(TrainedEncoder.FileName));
    }

    [GlobalCleanup]
    public void Cleanup() => encoder?.Dispose();

    [Benchmark]
    public int Mine() => new Miner(encoder!).Mine(sources, targets).Length;
}
