using System.Numerics.Tensors;
using Bilingual.Embedding;

namespace Bilingual.Alignment;

/// <summary>Weighted vectors in one array, of which several texts may show different rows.</summary>
/// <param name="Values">Rows of <paramref name="Dimension"/> numbers.</param>
/// <param name="Dimension">Length of a vector.</param>
/// <param name="Rows">The row of each unit; null where units and rows are the same.</param>
internal readonly record struct VectorTable(float[] Values, int Dimension, int[]? Rows = null)
{
    /// <summary>The vector of a unit.</summary>
    public ReadOnlySpan<float> this[int unit] => Values.AsSpan((Rows is null ? unit : Rows[unit]) * Dimension, Dimension);

    /// <summary>The dot products of a vector with those of consecutive units.</summary>
    public void Dots(ReadOnlySpan<float> vector, int first, Span<float> products)
    {
        if (Rows is null)
            Reductions.Dots(vector, Values.AsSpan(first * Dimension, products.Length * Dimension), products);
        else
            Reductions.Dots(vector, Values, Rows.AsSpan(first, products.Length), products);
    }
}

/// <summary>
/// Encodes the units of a text and the pieces they hold. The vector of a unit is the sum of those of its pieces; where a unit is one piece
/// both are the same row.
/// </summary>
internal sealed class UnitVectors
{
    private readonly float[] values;
    private readonly int dimension;
    private readonly int[]? unitRows;
    private readonly int[] pieceRows = [];
    private readonly int[] pieceLengths = [];
    private readonly int[] pieceStarts = [];

    private UnitVectors(IReadOnlyList<string> units, ISentenceEncoder encoder)
    {
        dimension = encoder.Dimension;
        values = new float[checked(units.Count * dimension)];
        for (var unit = 0; unit < units.Count; unit++)
            Encode(encoder, units[unit], unit);
    }

    private UnitVectors(IReadOnlyList<string> units, ISentenceEncoder encoder, List<int> ends, int[] starts)
    {
        dimension = encoder.Dimension;
        pieceStarts = starts;
        unitRows = new int[units.Count];
        pieceRows = new int[ends.Count];
        pieceLengths = new int[ends.Count];
        values = new float[checked((ends.Count + Enumerable.Range(0, units.Count).Count(unit => starts[unit + 1] - starts[unit] > 1)) * dimension)];
        var row = 0;
        for (var unit = 0; unit < units.Count; unit++)
        {
            unitRows[unit] = row;
            var isOne = starts[unit + 1] - starts[unit] == 1;
            row += isOne ? 0 : 1;
            var start = 0;
            for (var piece = starts[unit]; piece < starts[unit + 1]; piece++)
            {
                pieceRows[piece] = row;
                pieceLengths[piece] = ends[piece] - start;
                Encode(encoder, units[unit].AsSpan(start, pieceLengths[piece]), row++);
                start = ends[piece];
                if (!isOne)
                    TensorPrimitives.Add(Row(unitRows[unit]), Row(pieceRows[piece]), Row(unitRows[unit]));
            }
        }
    }

    /// <summary>The vectors of the units.</summary>
    public VectorTable OfUnits => new(values, dimension, unitRows);

    /// <summary>Encodes units.</summary>
    /// <param name="units">The units.</param>
    /// <param name="encoder">The encoder.</param>
    /// <param name="withPieces">Whether units may hold several sentences.</param>
    public static UnitVectors Encode(IReadOnlyList<string> units, ISentenceEncoder encoder, bool withPieces)
    {
        if (!withPieces)
            return new UnitVectors(units, encoder);
        var ends = new List<int>(units.Count);
        var starts = new int[units.Count + 1];
        for (var unit = 0; unit < units.Count; unit++)
        {
            SentencePieces.Cut(units[unit], ends);
            starts[unit + 1] = ends.Count;
        }

        return ends.Count == units.Count ? new UnitVectors(units, encoder) : new UnitVectors(units, encoder, ends, starts);
    }

    /// <summary>The pieces; null where every unit is one.</summary>
    /// <param name="language">BCP 47 code of the text.</param>
    public PieceSignals? Pieces(string language) =>
        unitRows is null ? null : new PieceSignals(TextSignals.OfVectors(language, new VectorTable(values, dimension, pieceRows), pieceLengths), pieceStarts);

    private void Encode(ISentenceEncoder encoder, ReadOnlySpan<char> text, int row)
    {
        var vector = Row(row);
        TensorPrimitives.Multiply(vector, encoder.Encode(text, vector), vector);
    }

    private Span<float> Row(int row) => values.AsSpan(row * dimension, dimension);
}
