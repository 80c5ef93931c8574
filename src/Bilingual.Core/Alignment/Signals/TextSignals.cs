using System.Collections.Immutable;

namespace Bilingual.Alignment;

/// <summary>
/// What alignment knows of a sequence of units (sentences, lines or paragraphs) of one language: vectors, words and exact keys, computed
/// once for each text however many texts it is compared with. Immutable and safe for concurrent use.
/// </summary>
/// <remarks>
/// Vectors are kept multiplied by their weights, so that the vector of any span is the sum of its units' vectors: no vectors of
/// overlapping windows are stored (compare Thompson and Koehn 2019, "Vecalign", who store one for each window).
/// </remarks>
public sealed class TextSignals
{
    private readonly VectorTable vectors;
    private readonly int[] wordStarts;
    private readonly int[] wordMembers;
    private readonly bool[] ofSpeaker;

    internal TextSignals(
        string language,
        VectorTable vectors,
        int[] lengths,
        ImmutableArray<string> words,
        int[] wordStarts,
        int[] wordMembers,
        bool[] ofSpeaker,
        KeyTable keys,
        PieceSignals? pieces = null)
    {
        Language = language;
        this.vectors = vectors;
        Lengths = [.. lengths];
        Words = words;
        this.wordStarts = wordStarts;
        this.wordMembers = wordMembers;
        this.ofSpeaker = ofSpeaker;
        Keys = keys;
        Pieces = pieces;
    }

    /// <summary>Units of which only vectors and lengths are known.</summary>
    internal static TextSignals OfVectors(string language, VectorTable vectors, int[] lengths) =>
        new(language, vectors, lengths, [], new int[lengths.Length + 1], [], [], new KeyTable([], [], [], [], new int[lengths.Length + 1], [], []));

    /// <summary>BCP 47 code of the text.</summary>
    public string Language { get; }

    /// <summary>Number of units.</summary>
    public int Count => Lengths.Length;

    /// <summary>Length of the vectors.</summary>
    public int Dimension => vectors.Dimension;

    /// <summary>Length of each unit in UTF-16 code units.</summary>
    internal ImmutableArray<int> Lengths { get; }

    /// <summary>The distinct words of the text, in lower case.</summary>
    internal ImmutableArray<string> Words { get; }

    /// <summary>The exact keys.</summary>
    internal KeyTable Keys { get; }

    /// <summary>The sentences within the units; null where each unit counts as one.</summary>
    internal PieceSignals? Pieces { get; }

    /// <summary>The vector of a unit times its weight; all zeros where the unit holds nothing to encode.</summary>
    internal ReadOnlySpan<float> WeightedVector(int unit) => vectors[unit];

    /// <summary>The dot products of a vector with the weighted vectors of consecutive units.</summary>
    internal void Dots(ReadOnlySpan<float> vector, int first, Span<float> products) => vectors.Dots(vector, first, products);

    /// <summary>The words of a unit in order, as indices into <see cref="Words"/>.</summary>
    internal ReadOnlySpan<int> WordsOf(int unit) => wordMembers.AsSpan(wordStarts[unit]..wordStarts[unit + 1]);

    /// <summary>Which words of a unit only tell who speaks.</summary>
    internal ReadOnlySpan<bool> OfSpeaker(int unit) => ofSpeaker.AsSpan(wordStarts[unit]..wordStarts[unit + 1]);
}
