using System.Globalization;
using Bilingual.Documents;

namespace Bilingual.Embedding;

/// <summary>An encoder as training leaves it, ready to be written.</summary>
public sealed class TrainedEncoder
{
    /// <summary>The name of the file among the models.</summary>
    public const string FileName = "encoder.safetensors";

    private readonly float[] table;
    private readonly FeatureHashing hashing;
    private readonly EncoderTrainerOptions options;
    private readonly IReadOnlyList<string> sources;
    private readonly int pairs;

    internal TrainedEncoder(float[] table, FeatureHashing hashing, EncoderTrainerOptions options, IReadOnlyList<string> sources, int pairs)
    {
        this.table = table;
        this.hashing = hashing;
        this.options = options;
        this.sources = sources;
        this.pairs = pairs;
    }

    /// <summary>Writes the model, quantised; <see cref="HashedEncoder.Load"/> reads it.</summary>
    /// <exception cref="OutputException">The file cannot be written.</exception>
    public void Save(string path) => AtomicFile.Write(path, stream => EncoderFormat.Write(stream, table, hashing, options.Dimension, Provenance()));

    private Dictionary<string, string> Provenance() => new(StringComparer.Ordinal)
    {
        ["trained_by"] = "bilingual train encoder",
        ["sources"] = string.Join(' ', sources),
        ["pairs"] = pairs.ToString(CultureInfo.InvariantCulture),
        ["seed"] = options.Seed.ToString(CultureInfo.InvariantCulture),
        ["epochs"] = options.Epochs.ToString(CultureInfo.InvariantCulture),
        ["batch_size"] = options.BatchSize.ToString(CultureInfo.InvariantCulture),
        ["scale"] = options.Scale.ToString(CultureInfo.InvariantCulture),
        ["learning_rate"] = options.LearningRate.ToString(CultureInfo.InvariantCulture),
        ["initial_norm"] = options.InitialNorm.ToString(CultureInfo.InvariantCulture),
        ["word_dropout"] = options.WordDropout.ToString(CultureInfo.InvariantCulture),
        ["margin"] = options.Margin.ToString(CultureInfo.InvariantCulture),
        ["topic_share"] = options.TopicShare.ToString(CultureInfo.InvariantCulture),
    };
}
