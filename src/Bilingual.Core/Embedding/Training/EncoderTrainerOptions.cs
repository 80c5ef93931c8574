using System.ComponentModel.DataAnnotations;

namespace Bilingual.Embedding;

/// <summary>How an encoder is trained; the defaults made the model that is delivered.</summary>
public sealed record EncoderTrainerOptions
{
    /// <summary>Rows of the hashed table.</summary>
    [Range(1 << 8, 1 << 22)]
    public int Rows { get; init; } = 1 << 16;

    /// <summary>Length of the vectors, a multiple of 32.</summary>
    [Range(32, 1024)]
    public int Dimension { get; init; } = 256;

    /// <summary>Shortest character n-gram, word boundaries counted.</summary>
    [Range(1, 8)]
    public int MinGram { get; init; } = 3;

    /// <summary>Longest character n-gram.</summary>
    [Range(1, 8)]
    public int MaxGram { get; init; } = 5;

    /// <summary>Passes over the pairs.</summary>
    [Range(1, 1000)]
    public int Epochs { get; init; } = 10;

    /// <summary>Pairs whose translations compete with one another.</summary>
    [Range(2, 16384)]
    public int BatchSize { get; init; } = 1024;

    /// <summary>Cosines are multiplied by this before the softmax.</summary>
    [Range(1.0, 80.0)]
    public float Scale { get; init; } = 12;

    /// <summary>Length of the step at the start; it falls linearly to nothing.</summary>
    [Range(1e-6, 100.0)]
    public float LearningRate { get; init; } = 0.07f;

    /// <summary>Expected length of a row before training: what rows that training never meets keep.</summary>
    [Range(0.0, 100.0)]
    public float InitialNorm { get; init; } = 0.3f;

    /// <summary>
    /// Share of a sentence's words left out each time it is seen, so that no single word is relied upon; without it the encoder learns the
    /// training text by heart.
    /// </summary>
    [Range(0.0, 0.9)]
    public float WordDropout { get; init; } = 0.3f;

    /// <summary>Share of the pairs that compete within their topic, where the wrong candidates are hard to tell from the right one.</summary>
    [Range(0.0, 1.0)]
    public float TopicShare { get; init; } = 0.6f;

    /// <summary>
    /// Taken from the cosine of true pairs in training, which must hence win by that much (additive margin, Yang et al. 2019).
    /// </summary>
    [Range(0.0, 1.0)]
    public float Margin { get; init; } = 0.2f;

    /// <summary>Seed of every random choice.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Threads to use; the model does not depend on their number.</summary>
    [Range(1, 1024)]
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Sees that the options make sense.</summary>
    /// <exception cref="ValidationException">They do not; the message lists every fault.</exception>
    internal void Validate()
    {
        var faults = new List<ValidationResult>();
        Validator.TryValidateObject(this, new ValidationContext(this), faults, validateAllProperties: true);
        if (Dimension % MatrixProduct.PanelWidth != 0)
            faults.Add(new ValidationResult($"The field {nameof(Dimension)} must be a multiple of {MatrixProduct.PanelWidth}."));
        if (MinGram > MaxGram)
            faults.Add(new ValidationResult($"The field {nameof(MinGram)} must not exceed {nameof(MaxGram)}."));
        if (faults.Count > 0)
            throw new ValidationException(string.Join(' ', faults.Select(fault => fault.ErrorMessage)));
    }
}
