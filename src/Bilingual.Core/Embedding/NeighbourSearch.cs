using System.Numerics;
using System.Runtime.InteropServices;

namespace Bilingual.Embedding;

/// <summary>
/// Exact nearest neighbours by cosine between two lists of unit vectors, in both directions from one computation of the similarities,
/// which are never held as a whole. Results are the same bits whatever the number of threads, and swapping the sides swaps them.
/// </summary>
/// <remarks>
/// The similarities are cut in tiles, worked off along the anti-diagonals: the tiles of one diagonal share neither rows nor columns, so
/// the neighbour lists need no lock; and every list meets its candidates in order of their index, so a tie needs no second look.
/// </remarks>
public static unsafe class NeighbourSearch
{
    // Rows of a tile that are multiplied before they are looked through: their similarities stay in the second-level cache.
    private const int Strip = 64;
    private const int LargestTile = 1024;
    private const int SmallestTile = 128;

    /// <summary>Finds the nearest targets of every source and the nearest sources of every target.</summary>
    /// <param name="sources">Unit vectors, one behind the other.</param>
    /// <param name="targets">Unit vectors of the same length, one behind the other.</param>
    /// <param name="dimension">Length of a vector.</param>
    /// <param name="neighbours">Neighbours wanted of each; fewer where the other side is shorter.</param>
    /// <param name="threads">Most threads to use; null for one a core.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="ArgumentException">The length of the data is no multiple of <paramref name="dimension"/>.</exception>
    /// <exception cref="OperationCanceledException">The search was stopped.</exception>
    public static (NeighbourLists OfSources, NeighbourLists OfTargets) Find(
        ReadOnlyMemory<float> sources, ReadOnlyMemory<float> targets, int dimension, int neighbours, int? threads = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(neighbours, 1);
        var (rows, columns) = (Count(sources, dimension, nameof(sources)), Count(targets, dimension, nameof(targets)));
        var ofSources = new NeighbourLists(rows, Math.Min(neighbours, columns));
        var ofTargets = new NeighbourLists(columns, Math.Min(neighbours, rows));
        if (rows == 0 || columns == 0)
            return (ofSources, ofTargets);

        var options = new ParallelOptions { MaxDegreeOfParallelism = threads ?? Environment.ProcessorCount, CancellationToken = cancellationToken };
        var tile = TileSize(Math.Min(rows, columns), options.MaxDegreeOfParallelism);
        var (rowTiles, columnTiles) = ((rows + tile - 1) / tile, (columns + tile - 1) / tile);
        for (var diagonal = 0; diagonal < rowTiles + columnTiles - 1; diagonal++)
        {
            var first = Math.Max(0, diagonal - columnTiles + 1);
            var last = Math.Min(rowTiles - 1, diagonal);
            Parallel.For(first, last + 1, options, () => new Workspace(tile, dimension), (rowTile, _, workspace) =>
            {
                var (row, column) = (rowTile * tile, (diagonal - rowTile) * tile);
                Search(
                    sources.Span, row, Math.Min(tile, rows - row), targets.Span, column, Math.Min(tile, columns - column), dimension, workspace, ofSources, ofTargets);
                return workspace;
            }, static workspace => workspace.Dispose());
        }

        return (ofSources, ofTargets);
    }

    /// <summary>Finds the nearest targets of every source and the nearest sources of every target.</summary>
    /// <exception cref="ArgumentException">The vectors are of different lengths.</exception>
    /// <inheritdoc cref="Find(ReadOnlyMemory{float}, ReadOnlyMemory{float}, int, int, int?, CancellationToken)"/>
    public static (NeighbourLists OfSources, NeighbourLists OfTargets) Find(
        SentenceVectors sources, SentenceVectors targets, int neighbours, int? threads = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(targets);
        if (sources.Dimension != targets.Dimension)
            throw new ArgumentException($"Vectors of {sources.Dimension} and of {targets.Dimension} numbers cannot be compared.", nameof(targets));
        return Find(sources.Values, targets.Values, sources.Dimension, neighbours, threads, cancellationToken);
    }

    private static int Count(ReadOnlyMemory<float> vectors, int dimension, string name) => vectors.Length % dimension == 0
        ? vectors.Length / dimension
        : throw new ArgumentException($"{vectors.Length} numbers are no whole number of vectors of {dimension}.", name);

    private static int TileSize(int shorter, int threads)
    {
        // Some eight tiles a thread along the shorter side keep all of them busy.
        var tile = Math.Clamp(shorter / (8 * threads), SmallestTile, LargestTile);
        return (tile + MatrixProduct.PanelWidth - 1) / MatrixProduct.PanelWidth * MatrixProduct.PanelWidth;
    }

    private static void Search(
        ReadOnlySpan<float> sources, int firstRow, int rows, ReadOnlySpan<float> targets, int firstColumn, int columns, int dimension, Workspace workspace,
        NeighbourLists ofSources, NeighbourLists ofTargets)
    {
        MatrixProduct.PackTransposed(
            targets.Slice(firstColumn * dimension, columns * dimension), dimension, columns, new Span<float>(workspace.Packed, workspace.PackedLength));
        fixed (float* source = sources)
        {
            for (var row = firstRow; row < firstRow + rows; row += Strip)
            {
                var height = Math.Min(Strip, firstRow + rows - row);
                MatrixProduct.Multiply(
                    source + ((nint)row * dimension), dimension, 1, workspace.Packed, workspace.Similarities, workspace.Width, height, columns, dimension);
                for (var i = 0; i < height; i++)
                    Enter(workspace.Similarities + (i * workspace.Width), row + i, firstColumn, columns, ofSources, ofTargets);
            }
        }
    }

    /// <summary>Looks through the similarities of one source with a run of targets.</summary>
    private static void Enter(float* similarities, int row, int firstColumn, int columns, NeighbourLists ofSources, NeighbourLists ofTargets)
    {
        var columnThresholds = ofTargets.Thresholds;
        ref var rowThreshold = ref ofSources.Thresholds[row];
        for (var j = 0; j < columns; j += Vector<float>.Count)
        {
            var found = Vector.Load(similarities + j);
            if (!Vector.GreaterThanAny(found, new Vector<float>(rowThreshold))
                && !Vector.GreaterThanAny(found, new Vector<float>(columnThresholds, firstColumn + j)))
            {
                continue;
            }

            for (var lane = j; lane < Math.Min(j + Vector<float>.Count, columns); lane++)
            {
                var similarity = similarities[lane];
                if (similarity > rowThreshold)
                    ofSources.Add(row, firstColumn + lane, similarity);
                if (similarity > columnThresholds[firstColumn + lane])
                    ofTargets.Add(firstColumn + lane, row, similarity);
            }
        }
    }

    /// <summary>The buffers of one thread.</summary>
    private sealed class Workspace : IDisposable
    {
        public Workspace(int tile, int dimension)
        {
            Width = tile;
            PackedLength = MatrixProduct.PackedLength(dimension, tile);
            Packed = (float*)NativeMemory.AlignedAlloc((nuint)PackedLength * sizeof(float), 64);
            Similarities = (float*)NativeMemory.AlignedAlloc((nuint)(Strip * tile) * sizeof(float), 64);
        }

        public int Width { get; }

        public int PackedLength { get; }

        public float* Packed { get; }

        public float* Similarities { get; }

        public void Dispose()
        {
            NativeMemory.AlignedFree(Packed);
            NativeMemory.AlignedFree(Similarities);
        }
    }
}
