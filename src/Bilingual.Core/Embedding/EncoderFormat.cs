using System.Globalization;
using System.Runtime.InteropServices;
using System.Numerics.Tensors;

namespace Bilingual.Embedding;

/// <summary>What <c>encoder.safetensors</c> holds: tensor <c>table</c> (I8, rows × dimension), tensor <c>scales</c> (F32, rows), and metadata.</summary>
internal static unsafe class EncoderFormat
{
    /// <summary>Tensor of quantised rows.</summary>
    public const string Table = "table";

    /// <summary>Tensor of the rows' scales.</summary>
    public const string Scales = "scales";

    /// <summary>Metadata: rows of the table.</summary>
    public const string Rows = "rows";

    /// <summary>Metadata: length of the vectors.</summary>
    public const string Dimension = "dimension";

    /// <summary>Metadata: shortest n-gram.</summary>
    public const string MinGram = "min_gram";

    /// <summary>Metadata: longest n-gram.</summary>
    public const string MaxGram = "max_gram";

    private const string Format = "format";
    private const string FormatName = "bilingual-encoder";
    private const string FeaturesVersionKey = "features_version";
    private const string FingerprintKey = "fingerprint";

    // Raised whenever WordScanner or FeatureHashing read text differently: a model is only good for the reading it was trained with.
    private const int FeaturesVersion = 2;

    /// <summary>Sees that a file is an encoder this program can use.</summary>
    public static void Check(SafetensorsFile file)
    {
        if (!file.Metadata.TryGetValue(Format, out var format) || format != FormatName)
            throw SafetensorsFile.Broken(file.Path, $"its metadata does not say '{Format}': '{FormatName}'");
        var version = file.Number(FeaturesVersionKey, 0, int.MaxValue);
        if (version != FeaturesVersion)
            throw SafetensorsFile.Broken(file.Path, $"it was trained with version {version} of the word features, this program has version {FeaturesVersion}");
    }

    /// <summary>Sees that the data is what was written, and returns its fingerprint.</summary>
    public static string CheckFingerprint(SafetensorsFile file, sbyte* table, float* scales, int rows, int dimension)
    {
        var actual = FingerprintOf(new ReadOnlySpan<sbyte>(table, checked(rows * dimension)), new ReadOnlySpan<float>(scales, rows));
        file.Metadata.TryGetValue(FingerprintKey, out var stated);
        if (stated != actual)
            throw SafetensorsFile.Broken(file.Path, $"its data is damaged (fingerprint {actual}, the header says {stated ?? "nothing"})");
        return actual;
    }

    /// <summary>Quantises a trained table, each row by its own scale, and writes the file.</summary>
    public static void Write(Stream output, ReadOnlySpan<float> weights, FeatureHashing hashing, int dimension, IReadOnlyDictionary<string, string> provenance)
    {
        var table = new sbyte[weights.Length];
        var scales = new float[hashing.Rows];
        for (var row = 0; row < scales.Length; row++)
        {
            var values = weights.Slice(row * dimension, dimension);
            var scale = scales[row] = MathF.Abs(TensorPrimitives.MaxMagnitude(values)) / sbyte.MaxValue;
            if (scale == 0)
                continue;
            for (var i = 0; i < dimension; i++)
                table[(row * dimension) + i] = (sbyte)MathF.Round(values[i] / scale);
        }

        var metadata = new Dictionary<string, string>(provenance, StringComparer.Ordinal)
        {
            [Format] = FormatName,
            [FeaturesVersionKey] = FeaturesVersion.ToString(CultureInfo.InvariantCulture),
            [Rows] = hashing.Rows.ToString(CultureInfo.InvariantCulture),
            [Dimension] = dimension.ToString(CultureInfo.InvariantCulture),
            [MinGram] = hashing.MinGram.ToString(CultureInfo.InvariantCulture),
            [MaxGram] = hashing.MaxGram.ToString(CultureInfo.InvariantCulture),
            [FingerprintKey] = FingerprintOf(table, scales),
        };
        SafetensorsFile.Write(
            output,
            metadata,
            (Table, "I8", [hashing.Rows, dimension], MemoryMarshal.AsBytes(table.AsSpan()).ToArray()),
            (Scales, "F32", [hashing.Rows], MemoryMarshal.AsBytes(scales.AsSpan()).ToArray()));
    }

    private static string FingerprintOf(ReadOnlySpan<sbyte> table, ReadOnlySpan<float> scales)
    {
        var hash = Checksum(MemoryMarshal.AsBytes(table), 0x9E3779B97F4A7C15UL);
        return Checksum(MemoryMarshal.AsBytes(scales), hash).ToString("x16", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// A check against damage, not against forgery: four lanes of multiply and rotate, fast enough to read the whole file on every start
    /// (a cryptographic hash would take most of the time of a short command).
    /// </summary>
    private static ulong Checksum(ReadOnlySpan<byte> bytes, ulong seed)
    {
        const ulong Prime1 = 0x9E3779B185EBCA87UL, Prime2 = 0xC2B2AE3D27D4EB4FUL;
        ulong a = seed, b = seed ^ Prime1, c = seed ^ Prime2, d = ~seed;
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        var i = 0;
        for (; i + 4 <= words.Length; i += 4)
        {
            a = ulong.RotateLeft(a + (words[i] * Prime2), 31) * Prime1;
            b = ulong.RotateLeft(b + (words[i + 1] * Prime2), 31) * Prime1;
            c = ulong.RotateLeft(c + (words[i + 2] * Prime2), 31) * Prime1;
            d = ulong.RotateLeft(d + (words[i + 3] * Prime2), 31) * Prime1;
        }

        for (i *= sizeof(ulong); i < bytes.Length; i++)
            a = ulong.RotateLeft(a ^ (bytes[i] * Prime2), 11) * Prime1;
        var hash = ulong.RotateLeft(a, 1) + ulong.RotateLeft(b, 7) + ulong.RotateLeft(c, 12) + ulong.RotateLeft(d, 18) + (ulong)bytes.Length;
        hash = (hash ^ (hash >> 33)) * Prime2;
        hash = (hash ^ (hash >> 29)) * Prime1;
        return hash ^ (hash >> 32);
    }
}
