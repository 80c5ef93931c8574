using BenchmarkDotNet.Attributes;
using Bilingual.Embedding;

namespace Bilingual.Benchmarks.Embedding;

/// <summary>Sentences encoded by one thread: with the words' vectors at hand, and by an encoder opened for the purpose.</summary>
[MemoryDiagnoser]
public class EncodingBenchmark
{
    private string[] sentences = [];
    private string model = "";
    private HashedEncoder? warm;
    private float[] vector = [];

    /// <summary>Number of sentences.</summary>
    [Params(1_000, 10_000, 100_000)]
    public int Count { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        sentences = SampleSentences.Make(Count, 1);
        model = ModelFile.Find(TrainedEncoder.FileName);
        warm = HashedEncoder.Load(model);
        vector = new float[warm.Dimension];
        Warm();
    }

    [GlobalCleanup]
    public void Cleanup() => warm?.Dispose();

    [Benchmark]
    public float Warm() => EncodeAll(warm!);

    [Benchmark]
    public float Cold()
    {
        using var encoder = HashedEncoder.Load(model);
        return EncodeAll(encoder);
    }

    private float EncodeAll(HashedEncoder encoder)
    {
        var weights = 0f;
        foreach (var sentence in sentences)
            weights += encoder.Encode(sentence, vector);
        return weights;
    }
}
