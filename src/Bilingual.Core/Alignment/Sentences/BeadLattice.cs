namespace Bilingual.Alignment;

/// <summary>A bead of consecutive units on both sides.</summary>
/// <param name="Source">First source unit.</param>
/// <param name="SourceUnits">Number of source units.</param>
/// <param name="Target">First target unit.</param>
/// <param name="TargetUnits">Number of target units.</param>
internal readonly record struct SpanBead(int Source, int SourceUnits, int Target, int TargetUnits)
{
    /// <summary>The source units.</summary>
    /// <param name="buffer">Receives them; at least as long.</param>
    public ReadOnlySpan<int> SourceSet(Span<int> buffer) => Fill(buffer[..SourceUnits], Source);

    /// <summary>The target units.</summary>
    /// <inheritdoc cref="SourceSet" path="/param"/>
    public ReadOnlySpan<int> TargetSet(Span<int> buffer) => Fill(buffer[..TargetUnits], Target);

    private static Span<int> Fill(Span<int> units, int first)
    {
        for (var i = 0; i < units.Length; i++)
            units[i] = first + i;
        return units;
    }
}

/// <summary>
/// All monotone alignments of two texts whose beads are among those added: a semi-Markov lattice (Sarawagi and Cohen 2004) over the
/// points of a band. It gives the probability of every bead over all alignments, and the alignment with the most beads expected to be
/// right. Scores are natural logarithms relative to leaving all units of a bead without a counterpart, which scores 0. Time and memory
/// are linear in the points of the band.
/// </summary>
internal sealed class BeadLattice
{
    private const byte SkipSource = 1;
    private const byte SkipTarget = 2;
    private const byte TakeBead = 3;
    private readonly int rows;
    private readonly int columns;
    private readonly int[] first;
    private readonly int[] end;
    private readonly long[] offsets;
    private readonly List<SpanBead> beads = [];

    /// <summary>An empty lattice over a band.</summary>
    public BeadLattice(SearchBand band)
    {
        (rows, columns) = (band.Rows, band.Columns);
        first = new int[rows + 1];
        end = new int[rows + 1];
        offsets = new long[rows + 2];
        for (var row = 0; row <= rows; row++)
        {
            first[row] = row == 0 ? 0 : band.First(Math.Min(row, rows - 1));
            end[row] = row == rows ? columns + 1 : band.End(Math.Max(row - 1, 0)) + 1;
            if (row > 0)
                first[row] = Math.Min(first[row], end[row - 1] - 1);
            offsets[row + 1] = offsets[row] + end[row] - first[row];
        }
    }

    /// <summary>The beads added.</summary>
    public IReadOnlyList<SpanBead> Beads => beads;

    /// <summary>Adds a bead, in order of its first source unit, then of its first target unit. One that leaves the band is not added.</summary>
    /// <returns>Whether it was added.</returns>
    public bool Add(in SpanBead bead)
    {
        if (!Contains(bead.Source, bead.Target) || !Contains(bead.Source + bead.SourceUnits, bead.Target + bead.TargetUnits))
            return false;
        beads.Add(bead);
        return true;
    }

    /// <summary>The probability of each bead.</summary>
    /// <param name="scores">A score for each bead.</param>
    /// <param name="probabilities">Receives a value for each bead, 0 to 1.</param>
    /// <returns>Logarithm of the sum over all alignments of the exponential of their scores.</returns>
    public double Sum(ReadOnlySpan<float> scores, Span<float> probabilities)
    {
        // Source units without a counterpart come before target units without one, lest one alignment be counted as many paths: a point
        // reached by skipping a target unit allows no skip of a source unit.
        var open = new double[offsets[^1]];
        var closed = new double[offsets[^1]];
        Array.Fill(open, double.NegativeInfinity);
        Array.Fill(closed, double.NegativeInfinity);
        open[0] = 0;
        var bead = 0;
        for (var row = 0; row <= rows; row++)
        {
            for (var column = first[row]; column < end[row]; column++)
            {
                var point = Point(row, column);
                if (row > 0 && Contains(row - 1, column))
                    open[point] = Add(open[point], open[Point(row - 1, column)]);
                if (column > first[row])
                    closed[point] = Add(open[point - 1], closed[point - 1]);
                var reached = Add(open[point], closed[point]);
                for (; bead < beads.Count && beads[bead].Source == row && beads[bead].Target == column; bead++)
                {
                    ref var to = ref open[EndOf(beads[bead])];
                    to = Add(to, reached + scores[bead]);
                }
            }
        }

        var total = Add(open[^1], closed[^1]);
        SumBackward(scores, probabilities, open, closed, total);
        return total;
    }

    /// <summary>The alignment whose beads, null ones included, have the largest sum of worths.</summary>
    /// <param name="worths">Worth of each bead.</param>
    /// <param name="sourceWorths">Worth of leaving each source unit without a counterpart.</param>
    /// <param name="targetWorths">Worth of leaving each target unit without a counterpart.</param>
    /// <returns>Indices of the chosen beads, in order.</returns>
    public List<int> Best(ReadOnlySpan<float> worths, ReadOnlySpan<float> sourceWorths, ReadOnlySpan<float> targetWorths)
    {
        var best = new float[offsets[^1]];
        var steps = new byte[offsets[^1]];
        var arrivals = new int[offsets[^1]];
        Array.Fill(best, float.NegativeInfinity);
        best[0] = 0;
        var bead = 0;
        for (var row = 0; row <= rows; row++)
        {
            for (var column = first[row]; column < end[row]; column++)
            {
                var point = Point(row, column);
                if (column > first[row])
                    Offer(point, best[point - 1] + targetWorths[column - 1], SkipTarget, 0);
                if (row > 0 && Contains(row - 1, column))
                    Offer(point, best[Point(row - 1, column)] + sourceWorths[row - 1], SkipSource, 0);
                for (; bead < beads.Count && beads[bead].Source == row && beads[bead].Target == column; bead++)
                    Offer(EndOf(beads[bead]), best[point] + worths[bead], TakeBead, bead);
            }
        }

        return Trace(steps, arrivals);

        void Offer(long point, float value, byte step, int arrival)
        {
            if (!(value > best[point]))
                return;
            best[point] = value;
            steps[point] = step;
            arrivals[point] = arrival;
        }
    }

    private void SumBackward(ReadOnlySpan<float> scores, Span<float> probabilities, double[] open, double[] closed, double total)
    {
        // From a point that allows skips of source units; of those that do not, only the next in the row is needed.
        var onward = new double[offsets[^1]];
        var bead = beads.Count - 1;
        for (var row = rows; row >= 0; row--)
        {
            var next = double.NegativeInfinity;
            for (var column = end[row] - 1; column >= first[row]; column--)
            {
                var point = Point(row, column);
                var taken = row == rows && column == columns ? 0 : double.NegativeInfinity;
                for (; bead >= 0 && beads[bead].Source == row && beads[bead].Target == column; bead--)
                {
                    var through = scores[bead] + onward[EndOf(beads[bead])];
                    taken = Add(taken, through);
                    probabilities[bead] = (float)Math.Min(1, Math.Exp(Add(open[point], closed[point]) + through - total));
                }

                var closedOnward = Add(taken, next);
                onward[point] = row < rows && Contains(row + 1, column) ? Add(closedOnward, onward[Point(row + 1, column)]) : closedOnward;
                next = closedOnward;
            }
        }
    }

    private List<int> Trace(byte[] steps, int[] arrivals)
    {
        var chosen = new List<int>();
        var (row, column) = (rows, columns);
        while (row > 0 || column > 0)
        {
            var point = Point(row, column);
            switch (steps[point])
            {
                case SkipSource:
                    row--;
                    break;
                case SkipTarget:
                    column--;
                    break;
                default:
                    var bead = arrivals[point];
                    chosen.Add(bead);
                    (row, column) = (beads[bead].Source, beads[bead].Target);
                    break;
            }
        }

        chosen.Reverse();
        return chosen;
    }

    private bool Contains(int row, int column) => (uint)row <= (uint)rows && column >= first[row] && column < end[row];

    private long Point(int row, int column) => offsets[row] + column - first[row];

    private long EndOf(in SpanBead bead) => Point(bead.Source + bead.SourceUnits, bead.Target + bead.TargetUnits);

    /// <summary>Logarithm of the sum of two exponentials.</summary>
    private static double Add(double first, double second)
    {
        const double negligible = 30;
        var (high, low) = first > second ? (first, second) : (second, first);
        return high - low < negligible ? high + Math.Log(1 + Math.Exp(low - high)) : high;
    }
}
