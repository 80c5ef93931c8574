using System.Numerics.Tensors;

namespace Bilingual.Alignment;

/// <summary>Cosines between the groups of two texts, and how far they stand out from those of the nearest neighbours.</summary>
internal static class VectorGroups
{
    /// <summary>The unit vectors of groups of units, one after another; all zeros where a group holds nothing to encode.</summary>
    public static float[] UnitVectors(TextSignals text, Partition groups)
    {
        var vectors = new float[groups.Count * text.Dimension];
        for (var group = 0; group < groups.Count; group++)
        {
            var sum = vectors.AsSpan(group * text.Dimension, text.Dimension);
            for (var unit = groups.Starts[group]; unit < groups.Starts[group + 1]; unit++)
                TensorPrimitives.Add(sum, text.WeightedVector(unit), sum);
            var norm = TensorPrimitives.Norm<float>(sum);
            if (norm > 0)
                TensorPrimitives.Divide(sum, norm, sum);
        }

        return vectors;
    }

    /// <summary>The cosines of every pair of unit vectors, row by row.</summary>
    public static float[] Cosines(ReadOnlySpan<float> rows, ReadOnlySpan<float> columns, int dimension)
    {
        var (height, width) = (rows.Length / dimension, columns.Length / dimension);
        var cosines = new float[height * width];
        for (var row = 0; row < height; row++)
        {
            var vector = rows.Slice(row * dimension, dimension);
            for (var column = 0; column < width; column++)
                cosines[(row * width) + column] = TensorPrimitives.Dot(vector, columns.Slice(column * dimension, dimension));
        }

        return cosines;
    }

    /// <summary>
    /// The difference of each cosine from the mean of the nearest neighbours of its row and column (the margin of Artetxe and Schwenk 2019
    /// as a difference), so that groups that resemble everything do not win everywhere.
    /// </summary>
    /// <param name="cosines">Cosines, row by row.</param>
    /// <param name="rowCounts">Which rows are neighbours to columns.</param>
    /// <param name="columnCounts">Which columns are neighbours to rows.</param>
    /// <param name="neighbours">How many neighbours are averaged.</param>
    public static float[] Margins(ReadOnlySpan<float> cosines, ReadOnlySpan<bool> rowCounts, ReadOnlySpan<bool> columnCounts, int neighbours)
    {
        var (height, width) = (rowCounts.Length, columnCounts.Length);
        var ofRow = new float[height];
        var ofColumn = new float[width];
        Span<float> nearest = stackalloc float[neighbours];
        for (var row = 0; row < height; row++)
        {
            nearest.Clear();
            for (var column = 0; column < width; column++)
            {
                if (columnCounts[column])
                    Offer(nearest, cosines[(row * width) + column]);
            }

            ofRow[row] = TensorPrimitives.Sum<float>(nearest) / neighbours;
        }

        for (var column = 0; column < width; column++)
        {
            nearest.Clear();
            for (var row = 0; row < height; row++)
            {
                if (rowCounts[row])
                    Offer(nearest, cosines[(row * width) + column]);
            }

            ofColumn[column] = TensorPrimitives.Sum<float>(nearest) / neighbours;
        }

        var margins = new float[cosines.Length];
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
                margins[(row * width) + column] = cosines[(row * width) + column] - ((ofRow[row] + ofColumn[column]) / 2);
        }

        return margins;
    }

    /// <summary>Keeps the largest values, in descending order.</summary>
    internal static void Offer(Span<float> largest, float value)
    {
        for (var i = 0; i < largest.Length; i++)
        {
            if (value > largest[i])
                (largest[i], value) = (value, largest[i]);
        }
    }
}
