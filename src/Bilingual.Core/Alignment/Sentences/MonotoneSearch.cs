namespace Bilingual.Alignment;

/// <summary>
/// The best monotone path of beads through a band, by dynamic programming over log odds (Gale and Church 1993 in shape, with learned
/// evidence in place of lengths alone). Time and memory are linear in the cells of the band.
/// </summary>
internal sealed class MonotoneSearch
{
    // A span whose cells all lie below this cannot gain more than its units cost.
    private const byte NoStep = 255;
    private readonly BeadScorer scorer;
    private readonly SearchBand band;
    private readonly int[] first;
    private readonly int[] end;

    /// <summary>Prepares a search.</summary>
    public MonotoneSearch(BeadScorer scorer, SearchBand band)
    {
        this.scorer = scorer;
        this.band = band;
        first = new int[band.Rows + 1];
        end = new int[band.Rows + 1];
        for (var row = 0; row <= band.Rows; row++)
        {
            first[row] = row == 0 ? 0 : band.First(Math.Min(row, band.Rows - 1));
            end[row] = row == band.Rows ? band.Columns + 1 : band.End(Math.Max(row - 1, 0)) + 1;
            if (row > 0)
                first[row] = Math.Min(first[row], end[row - 1] - 1);
        }
    }

    /// <summary>The beads of the best path in order, as spans; spans of no unit on one side are null beads.</summary>
    public List<SpanBead> Find(BeadPriors priors)
    {
        const int longest = BeadPriors.Longest;
        var scores = new double[longest + 1][];
        var steps = new byte[band.Rows + 1][];
        for (var row = 0; row <= band.Rows; row++)
        {
            var current = new double[end[row] - first[row]];
            var step = new byte[current.Length];
            scores[row % (longest + 1)] = current;
            steps[row] = step;
            for (var column = first[row]; column < end[row]; column++)
            {
                var best = row == 0 && column == 0 ? 0 : double.NegativeInfinity;
                var how = NoStep;
                if (column > first[row] && current[column - 1 - first[row]] > best)
                {
                    best = current[column - 1 - first[row]];
                    how = Pack(0, 1);
                }

                for (var sourceUnits = 1; sourceUnits <= Math.Min(longest, row); sourceUnits++)
                {
                    var from = row - sourceUnits;
                    var earlier = scores[from % (longest + 1)];
                    for (var targetUnits = sourceUnits == 1 ? 0 : 1; targetUnits <= Math.Min(longest, column); targetUnits++)
                    {
                        var at = column - targetUnits;
                        if (at < first[from] || at >= end[from])
                            continue;
                        var reached = earlier[at - first[from]];
                        if (targetUnits > 0)
                        {
                            var gain = scorer.LogOdds(from, sourceUnits, at, targetUnits) + priors.Gain(sourceUnits, targetUnits);
                            if (gain <= 0)
                                continue;
                            reached += gain;
                        }

                        if (reached > best)
                        {
                            best = reached;
                            how = Pack(sourceUnits, targetUnits);
                        }
                    }
                }

                current[column - first[row]] = best;
                step[column - first[row]] = how;
            }
        }

        return Trace(steps);
    }

    private List<SpanBead> Trace(byte[][] steps)
    {
        var beads = new List<SpanBead>();
        var (row, column) = (band.Rows, band.Columns);
        while (row > 0 || column > 0)
        {
            var step = steps[row][column - first[row]];
            if (step == NoStep)
                throw new InvalidOperationException($"No path leads to unit {row} of the source and {column} of the target.");
            var (sourceUnits, targetUnits) = (step >> 4, step & 15);
            row -= sourceUnits;
            column -= targetUnits;
            beads.Add(new SpanBead(row, sourceUnits, column, targetUnits));
        }

        beads.Reverse();
        return beads;
    }

    private static byte Pack(int sourceUnits, int targetUnits) => (byte)((sourceUnits << 4) | targetUnits);
}

/// <summary>A bead of consecutive units on both sides.</summary>
/// <param name="Source">First source unit.</param>
/// <param name="SourceUnits">Number of source units.</param>
/// <param name="Target">First target unit.</param>
/// <param name="TargetUnits">Number of target units.</param>
internal readonly record struct SpanBead(int Source, int SourceUnits, int Target, int TargetUnits)
{
    /// <summary>Whether one side is empty.</summary>
    public bool IsNull => SourceUnits == 0 || TargetUnits == 0;
}
