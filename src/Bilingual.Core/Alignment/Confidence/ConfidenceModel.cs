using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bilingual.Alignment;

/// <summary>
/// The calibrated models of alignment: from evidence to the probability of a statement. One readable JSON file, made by
/// <c>bilingual train confidence</c>.
/// </summary>
public sealed record ConfidenceModel
{
    /// <summary>Name of the file in the folder of models.</summary>
    public const string FileName = "confidence.json";

    private const int CurrentVersion = 2;

    /// <summary>Version of the file's layout.</summary>
    public int Version { get; init; } = CurrentVersion;

    /// <summary>Fingerprint of the encoder that the models were fitted with; with another one probabilities are not calibrated.</summary>
    public required string Encoder { get; init; }

    /// <summary>How common words are.</summary>
    public required WordFrequencies Words { get; init; }

    /// <summary>That two paragraphs state at least one common fact.</summary>
    public required AdditiveModel Link { get; init; }

    /// <summary>The models of beads.</summary>
    public required BeadModels Beads { get; init; }

    /// <summary>That two documents tell of the same event or are translations.</summary>
    public required AdditiveModel Document { get; init; }

    /// <summary>That two texts are translations of each other.</summary>
    public required AdditiveModel Score { get; init; }

    /// <summary>That at least some clause of one text is translated in the other.</summary>
    public required AdditiveModel Partial { get; init; }

    /// <summary>The start of the SHA-256 digest of the file that the model was read from, in hexadecimal; empty for one that was just made.</summary>
    [JsonIgnore]
    public string Fingerprint { get; private init; } = "";

    /// <summary>Reads the models.</summary>
    /// <param name="path">A file that <see cref="Save"/> wrote.</param>
    /// <exception cref="FileNotFoundException">There is no such file; the message says how to make it.</exception>
    /// <exception cref="InvalidDataException">It holds something else.</exception>
    public static ConfidenceModel Load(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no confidence model at '{path}'; make it with 'bilingual train confidence'.", path);
        try
        {
            var bytes = File.ReadAllBytes(path);
            var model = JsonSerializer.Deserialize(bytes, ConfidenceJson.Default.ConfidenceModel) ?? throw new JsonException("it is empty");
            if (model.Version != CurrentVersion)
                throw new JsonException($"version {model.Version} is unknown, {CurrentVersion} was expected");
            Check(model.Link, ParagraphCells.Measurements);
            model.Beads.Check();
            Check(model.Document, DocumentCells.Measurements);
            Check(model.Score, PairMeasurements.All);
            Check(model.Partial, PairMeasurements.All);
            return model with { Fingerprint = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8)) };
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"'{path}' is no confidence model: {fault.Message}. Make it again with 'bilingual train confidence'.", fault);
        }
    }

    /// <summary>Writes the models to a file, which is complete or absent.</summary>
    public void Save(string path)
    {
        var temporary = path + ".tmp";
        File.WriteAllBytes(temporary, [.. JsonSerializer.SerializeToUtf8Bytes(this, ConfidenceJson.Default.ConfidenceModel), (byte)'\n']);
        File.Move(temporary, path, overwrite: true);
    }

    internal static void Check(AdditiveModel model, ImmutableArray<Measurement> measurements)
    {
        var names = model.Curves.IsDefault ? [] : model.Curves.Select(curve => curve.Name);
        if (!names.SequenceEqual(measurements.Select(measurement => measurement.Name), StringComparer.Ordinal))
            throw new JsonException($"its measurements are not {string.Join(", ", measurements.Select(measurement => measurement.Name))}");
        foreach (var curve in model.Curves)
        {
            if (curve.Knots.IsDefault || curve.Values.IsDefault || curve.Knots.Length < 2 || curve.Knots.Length != curve.Values.Length)
                throw new JsonException($"the curve of {curve.Name} has not as many values as knots");
        }
    }
}

/// <summary>How the file is read and written: made when the program is built, for reflection would take longer than a short alignment.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true, NewLine = "\n", GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ConfidenceModel))]
internal sealed partial class ConfidenceJson : JsonSerializerContext;
