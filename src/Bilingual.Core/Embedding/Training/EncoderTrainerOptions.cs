using System.ComponentModel.DataAnnotations;

namespace Bilingual.Embedding.Training;

/// <summary>How an encoder is trained; the defaults made the model that is shipped.</summary>
public sealed record EncoderTrainerOptions
{
    /// <summary>Rows of the hashed table.</summary>
    [Range(1 << 8, 1 << 24)]
    public int Rows { get; init; } = 1 << 17;

    /// <summary>Length of the vectors, a multiple of 16.</summary>
    [Range(16, 1024)]
    public int Dimension { get; init; } = 128;

    /// <summary>Shortest character n-gram, word boundaries counted.</summary>
    [Range(1, 8)]
    public int MinGram { get; init; } = 3;

    /// <summary>Longest character n-gram.</summary>
    [Range(1, 8)]
    public int MaxGram { get; init; } = 5;

    /// <summary>Passes over the corpora.</summary>
    [Range(1, 1000)]
    public int Epochs { get; init; } = 15;

    /// <summary>Pairs whose translations compete with one another.</summary>
    [Range(2, 65536)]
    public int BatchSize { get; init; } = 1024;

    /// <summary>Cosines are multiplied by this before the softmax.</summary>
    [Range(1.0, 1000.0)]
    public float Scale { get; init; } = 20;

    /// <summary>Subtracted from the cosine of true pairs (additive margin softmax, Yang et al. 2019).</summary>
    [Range(0.0, 1.0)]
    public float Margin { get; init; }

    /// <summary>Step length at the start; it falls linearly to nothing.</summary>
    [Range(1e-6, 100.0)]
    public float LearningRate { get; init; } = 0.1f;

    /// <summary>Expected length of a row before training.</summary>
    [Range(0.0, 100.0)]
    public float InitialNorm { get; init; } = 0.1f;

    /// <summary>Share of words left out of a sentence each time it is seen.</summary>
    [Range(0.0, 0.9)]
    public float WordDropout { get; init; }

    /// <summary>Share of batches drawn from a single corpus, where the wrong candidates are of the same domain.</summary>
    [Range(0.0, 1.0)]
    public float SameCorpusShare { get; init; }

    /// <summary>Seed of every random choice.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Threads; the result does not depend on their number.</summary>
    [Range(1, 1024)]
    public int Threads { get; init; } = Environment.ProcessorCount;
}
