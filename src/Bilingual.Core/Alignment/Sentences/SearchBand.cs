namespace Bilingual.Alignment;

/// <summary>The cells of a source × target grid that a search may enter: for each source unit a run of target units. Runs never step back.</summary>
internal sealed class SearchBand
{
    private readonly int[] first;
    private readonly int[] end;
    private readonly long[] offsets;

    private SearchBand(int[] first, int[] end, int columns)
    {
        this.first = first;
        this.end = end;
        Columns = columns;
        offsets = new long[first.Length + 1];
        for (var row = 0; row < first.Length; row++)
            offsets[row + 1] = offsets[row] + end[row] - first[row];
    }

    /// <summary>Number of source units.</summary>
    public int Rows => first.Length;

    /// <summary>Number of target units.</summary>
    public int Columns { get; }

    /// <summary>Number of cells.</summary>
    public long Cells => offsets[^1];

    /// <summary>The whole grid.</summary>
    public static SearchBand Whole(int rows, int columns)
    {
        var ends = new int[rows];
        Array.Fill(ends, columns);
        return new SearchBand(new int[rows], ends, columns);
    }

    /// <summary>A band whose runs are widened where needed so that they overlap and a path from corner to corner exists.</summary>
    public static SearchBand Of(int[] firsts, int[] ends, int columns)
    {
        for (var row = firsts.Length - 1; row > 0; row--)
            firsts[row - 1] = Math.Min(firsts[row - 1], firsts[row]);
        firsts[0] = 0;
        for (var row = 1; row < firsts.Length; row++)
        {
            ends[row] = Math.Max(ends[row], ends[row - 1]);
            firsts[row] = Math.Min(firsts[row], ends[row - 1]);
        }

        ends[^1] = columns;
        return new SearchBand(firsts, ends, columns);
    }

    /// <summary>The band over the pieces of the units.</summary>
    /// <param name="sourceStarts">First piece of each source unit, and one past the last.</param>
    /// <param name="targetStarts">The same of the target.</param>
    public SearchBand OfPieces(int[] sourceStarts, int[] targetStarts)
    {
        var firsts = new int[sourceStarts[^1]];
        var ends = new int[firsts.Length];
        for (var row = 0; row < Rows; row++)
        {
            var pieces = sourceStarts[row]..sourceStarts[row + 1];
            firsts.AsSpan(pieces).Fill(targetStarts[first[row]]);
            ends.AsSpan(pieces).Fill(targetStarts[end[row]]);
        }

        return new SearchBand(firsts, ends, targetStarts[^1]);
    }

    /// <summary>First target unit of a source unit's run.</summary>
    public int First(int row) => first[row];

    /// <summary>One past the last target unit of a source unit's run.</summary>
    public int End(int row) => end[row];

    /// <summary>Whether a cell lies in the band.</summary>
    public bool Contains(int row, int column) => (uint)row < (uint)first.Length && column >= first[row] && column < end[row];

    /// <summary>Number of a cell of the band, from 0, row by row.</summary>
    public long Index(int row, int column) => offsets[row] + column - first[row];
}
