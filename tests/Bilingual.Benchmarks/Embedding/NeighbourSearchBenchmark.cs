using BenchmarkDotNet.Attributes;
using Bilingual.Embedding;

namespace Bilingual.Benchmarks.Embedding;

/// <summary>The neighbours of both sides, as retrieval and mining ask for them, on all cores.</summary>
public class NeighbourSearchBenchmark
{
    private const int Dimension = 256;
    private const int Neighbours = 8;
    private float[] sources = [];
    private float[] targets = [];

    /// <summary>Number of vectors on each side.</summary>
    [Params(1_000, 10_000, 100_000)]
    public int Count { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        sources = Vectors(1);
        targets = Vectors(2);
    }

    [Benchmark]
    public int Find() => NeighbourSearch.Find(sources, targets, Dimension, Neighbours).OfSources.Indices(0)[0];

    private float[] Vectors(int seed)
    {
        var random = new Random(seed);
        var values = new float[Count * Dimension];
        for (var i = 0; i < Count; i++)
        {
            var vector = values.AsSpan(i * Dimension, Dimension);
            var squares = 0.0;
            foreach (ref var value in vector)
            {
                value = (2 * random.NextSingle()) - 1;
                squares += value * value;
            }

            foreach (ref var value in vector)
                value /= (float)Math.Sqrt(squares);
        }

        return values;
    }
}
