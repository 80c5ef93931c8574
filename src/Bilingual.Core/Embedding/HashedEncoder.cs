using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Bilingual.Embedding;

/// <summary>
/// The small trained bilingual encoder: the vector of a text is the normalised sum of its words' vectors, and the vector of a word the
/// sum of the rows of the word and of its character n-grams in one hashed table, held in 8-bit integers with a scale for each row.
/// Being a sum, the vector of any span of a document follows from prefix sums, and a word is encoded alone as it is in a sentence.
/// </summary>
/// <remarks>
/// The table is memory-mapped: processes share it, and only the rows that are met are read. Words met once are kept expanded in a
/// bounded cache. Instances are safe for concurrent use, except for <see cref="Dispose"/>.
/// </remarks>
public sealed unsafe class HashedEncoder : ISentenceEncoder, IDisposable
{
    /// <summary>Default of the words kept expanded: with 128 dimensions 32 MB when full.</summary>
    public const int DefaultCachedWords = 1 << 16;

    private const int Ahead = 4;
    private const int CacheLine = 64;
    private readonly SafetensorsFile file;
    private readonly FeatureHashing hashing;
    private readonly WordVectorCache cache;
    private readonly sbyte* table;
    private readonly float* scales;

    private HashedEncoder(SafetensorsFile file, int cachedWords)
    {
        this.file = file;
        EncoderFormat.Check(file);
        Dimension = file.Number(EncoderFormat.Dimension, 8, 4096);
        hashing = new FeatureHashing(
            file.Number(EncoderFormat.Rows, 1, 1 << 30), file.Number(EncoderFormat.MinGram, 1, 16), file.Number(EncoderFormat.MaxGram, 1, 16));
        table = file.Get<sbyte>(EncoderFormat.Table, "I8", hashing.Rows, Dimension);
        scales = file.Get<float>(EncoderFormat.Scales, "F32", hashing.Rows);
        Fingerprint = EncoderFormat.CheckFingerprint(file, table, scales, hashing.Rows, Dimension);
        cache = new WordVectorCache(cachedWords, Dimension);
    }

    /// <inheritdoc/>
    public int Dimension { get; }

    /// <inheritdoc/>
    public string Fingerprint { get; }

    /// <summary>What the file says of its making: seed, sources, parameters.</summary>
    public IReadOnlyDictionary<string, string> Metadata => file.Metadata;

    /// <summary>Opens a model made by <c>bilingual train encoder</c>.</summary>
    /// <param name="path">The file, <c>models/encoder.safetensors</c>.</param>
    /// <param name="cachedWords">Most words kept expanded.</param>
    /// <exception cref="InvalidDataException">The file is damaged, cut off or another model; the message names it and the cure.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static HashedEncoder Load(string path, int cachedWords = DefaultCachedWords)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfLessThan(cachedWords, 1);
        var file = SafetensorsFile.Open(path);
        try
        {
            return new HashedEncoder(file, cachedWords);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public float Encode(ReadOnlySpan<char> text, Span<float> vector)
    {
        var sum = vector[..Dimension];
        sum.Clear();
        Span<char> buffer = stackalloc char[WordScanner.BufferLength];
        var scanner = new WordScanner(text, buffer);
        while (scanner.MoveNext())
        {
            var identity = FeatureHashing.Identify(scanner.Current, scanner.Kind);
            if (cache.TryGet(identity, out var word))
                TensorPrimitives.Add(sum, word, sum);
            else
                AddUncached(scanner.Current, scanner.Kind, identity, sum);
        }

        var weight = Reductions.Norm(sum);
        if (!(weight > 0))
        {
            sum.Clear();
            return 0;
        }

        TensorPrimitives.Divide(sum, weight, sum);
        return weight;
    }

    /// <summary>Unmaps the table; no call may be in progress.</summary>
    public void Dispose() => file.Dispose();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddUncached(ReadOnlySpan<char> word, ScannedKind kind, ulong identity, Span<float> sum)
    {
        Span<int> rows = stackalloc int[hashing.MaxFeatures];
        Span<float> expanded = stackalloc float[Dimension];
        expanded.Clear();
        var count = hashing.Hash(word, kind, identity, rows);
        for (var i = 0; i < count; i++)
        {
            // The rows lie anywhere in the table: the next are asked for while these are added.
            if (i + Ahead < count)
                Prefetch(table + ((nint)rows[i + Ahead] * Dimension));
            AddRow(table + ((nint)rows[i] * Dimension), scales[rows[i]], expanded);
        }

        cache.Add(identity, expanded);
        TensorPrimitives.Add(sum, expanded, sum);
    }

    private void Prefetch(sbyte* row)
    {
        for (var i = 0; Sse.IsSupported && i < Dimension; i += CacheLine)
            Sse.Prefetch0(row + i);
    }

    private static void AddRow(sbyte* row, float scale, Span<float> sum)
    {
        var i = 0;
        var factor = Vector256.Create(scale);
        fixed (float* to = sum)
        {
            for (; i + 16 <= sum.Length; i += 16)
            {
                var (low, high) = Vector256.Widen(Vector256.WidenLower(Vector128.Load(row + i).ToVector256Unsafe()));
                Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(low), factor, Vector256.Load(to + i)).Store(to + i);
                Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(high), factor, Vector256.Load(to + i + 8)).Store(to + i + 8);
            }
        }

        for (; i < sum.Length; i++)
            sum[i] = MathF.FusedMultiplyAdd(row[i], scale, sum[i]);
    }
}
