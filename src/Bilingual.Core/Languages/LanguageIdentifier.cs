using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Bilingual.Languages;

/// <summary>A language and how sure it is.</summary>
/// <param name="Code">BCP 47 code, or <c>und</c> where the text is in none of the known languages or holds no words.</param>
/// <param name="Probability">0 to 1.</param>
public readonly record struct LanguageGuess(string Code, double Probability);

/// <summary>
/// Identifies the language of a text: multinomial logistic regression over hashed letter n-grams and words, with 8-bit weights.
/// Safe for concurrent use.
/// </summary>
/// <remarks>
/// The file: the bytes <c>BLID</c>, a 32-bit little-endian length, that many bytes of UTF-8 JSON (<see cref="Header"/>), then one signed
/// byte for each bucket and language (bucket-major), then the word filter.
/// </remarks>
public sealed class LanguageIdentifier
{
    /// <summary>Name of the model's file.</summary>
    public const string FileName = "language.bin";

    /// <summary>The code of text in no known language.</summary>
    public const string Unknown = "und";

    /// <summary>A text needs this many words in small letters before the share of known ones says anything.</summary>
    private const int MinWordsForCoverage = 8;

    private static readonly byte[] Magic = "BLID"u8.ToArray();
    private readonly Header header;
    private readonly sbyte[] weights;
    private readonly WordFilter words;

    internal LanguageIdentifier(Header header, sbyte[] weights, WordFilter words)
    {
        this.header = header;
        this.weights = new sbyte[weights.Length + LanguageEvidence.Lanes];
        weights.CopyTo(this.weights, 0);
        this.words = words;
        Languages = header.Languages;
    }

    /// <summary>What the file says of itself.</summary>
    /// <param name="Version">Version of the layout.</param>
    /// <param name="Languages">The languages, in the order of the weights.</param>
    /// <param name="BucketBits">Binary logarithm of the number of buckets.</param>
    /// <param name="Scale">What a weight of 1 adds to a score, before the square root of the number of features divides it.</param>
    /// <param name="FilterBytes">Size of the word filter.</param>
    /// <param name="MinCoverage">Below this share of known words a text counts as being in no known language.</param>
    /// <param name="Seed">Seed of the training.</param>
    internal sealed record Header(
        int Version, ImmutableArray<string> Languages, int BucketBits, float Scale, int FilterBytes, double MinCoverage, int Seed);

    /// <summary>The languages that are told apart, as BCP 47 codes.</summary>
    public ImmutableArray<string> Languages { get; }

    /// <summary>Loads a model.</summary>
    /// <exception cref="InvalidDataException">The file is no such model, or damaged.</exception>
    public static LanguageIdentifier Load(string path)
    {
        var bytes = File.ReadAllBytes(path);
        if (bytes.Length < 8 || !bytes.AsSpan(0, 4).SequenceEqual(Magic))
            throw Damaged(path, "it does not start with BLID");
        var length = BitConverter.ToInt32(bytes, 4);
        if (length <= 0 || length > bytes.Length - 8)
            throw Damaged(path, "its header is cut off");
        Header? stated;
        try
        {
            stated = JsonSerializer.Deserialize<Header>(bytes.AsSpan(8, length));
        }
        catch (JsonException exception)
        {
            throw Damaged(path, exception.Message);
        }

        if (stated is not { Version: 1, BucketBits: > 0 and < 24, FilterBytes: > 0 } || stated.Languages.IsDefaultOrEmpty)
            throw Damaged(path, "its header is of another version");
        var size = stated.Languages.Length << stated.BucketBits;
        if (bytes.Length != 8 + length + size + stated.FilterBytes)
            throw Damaged(path, $"it has {bytes.Length} bytes where {8 + length + size + stated.FilterBytes} were expected");
        var table = MemoryMarshal.Cast<byte, sbyte>(bytes.AsSpan(8 + length, size)).ToArray();
        return new LanguageIdentifier(stated, table, new WordFilter(bytes[(8 + length + size)..]));
    }

    /// <summary>Writes the model.</summary>
    public void Save(Stream stream)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(header);
        stream.Write(Magic);
        stream.Write(BitConverter.GetBytes(json.Length));
        stream.Write(json);
        stream.Write(MemoryMarshal.AsBytes(weights.AsSpan(0, weights.Length - LanguageEvidence.Lanes)));
        stream.Write(words.Bits);
    }

    /// <summary>The most probable language of a text.</summary>
    /// <param name="text">A document, paragraph or heading.</param>
    public LanguageGuess Identify(ReadOnlySpan<char> text) => Identify(Weigh(text));

    /// <summary>The probability of each of <see cref="Languages"/>; false, and all equal, where the text has no letters.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="probabilities">Receives one probability for each language; they sum to 1.</param>
    public bool Score(ReadOnlySpan<char> text, Span<double> probabilities)
    {
        var evidence = new LanguageEvidence(Languages.Length);
        evidence.AddFeatures(text, header.BucketBits, weights);
        return Score(evidence, probabilities);
    }

    /// <summary>What a text shows of its language.</summary>
    internal LanguageEvidence Weigh(ReadOnlySpan<char> text)
    {
        var evidence = new LanguageEvidence(Languages.Length);
        evidence.AddFeatures(text, header.BucketBits, weights);
        evidence.AddWords(text, words);
        return evidence;
    }

    /// <summary>The most probable language by the evidence.</summary>
    /// <param name="evidence">What a text shows.</param>
    /// <param name="expectation">How likely each of <see cref="Languages"/> is before the text is seen, in any unit; empty for all alike.</param>
    internal LanguageGuess Identify(LanguageEvidence evidence, ReadOnlySpan<double> expectation = default)
    {
        Span<double> probabilities = stackalloc double[Languages.Length];
        if (!Score(evidence, probabilities))
            return new LanguageGuess(Unknown, 1);
        double total = 0;
        var best = 0;
        for (var i = 0; i < probabilities.Length; i++)
        {
            probabilities[i] *= expectation.IsEmpty ? 1 : expectation[i];
            total += probabilities[i];
            best = probabilities[i] > probabilities[best] ? i : best;
        }

        // A text needs some words before the share of known ones says anything.
        var coverage = evidence.Words < MinWordsForCoverage ? 1 : (double)evidence.KnownWords / evidence.Words;
        return coverage < header.MinCoverage
            ? new LanguageGuess(Unknown, 1 - coverage)
            : new LanguageGuess(Languages[best], probabilities[best] / total);
    }

    private bool Score(LanguageEvidence evidence, Span<double> probabilities)
    {
        var count = Languages.Length;
        var factor = evidence.Features == 0 ? 0 : header.Scale / Math.Sqrt(evidence.Features);
        double most = double.NegativeInfinity, total = 0;
        for (var i = 0; i < count; i++)
            most = Math.Max(most, probabilities[i] = evidence.Sums[i] * factor);
        for (var i = 0; i < count; i++)
            total += probabilities[i] = Math.Exp(probabilities[i] - most);
        for (var i = 0; i < count; i++)
            probabilities[i] /= total;
        return evidence.Features > 0;
    }

    private static InvalidDataException Damaged(string path, string reason) =>
        new($"{path}: not a language model: {reason}; make it anew with `bilingual train language`.");
}
