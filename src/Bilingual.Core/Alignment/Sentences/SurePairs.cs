namespace Bilingual.Alignment;

/// <summary>
/// The pairs of units of two long texts that leave no doubt: each other's nearest by far, and made less alike by every neighbouring unit
/// that joins them. Such units stand in no other bead, and where pairs follow one another the search need not look far from them: in most
/// translations that is nearly everywhere, and what is left to be searched with care is little.
/// </summary>
internal sealed class SurePairs
{
    // Log odds of the pair by itself.
    private const double LeastOdds = 3;

    // By how much the cosine exceeds that with any unit but the counterpart.
    private const double LeastLead = 0.15;

    // By how much every neighbouring unit, joined to the pair, must spoil it.
    private const double LeastLoss = 0.035;

    // Cells beside a run of pairs that stay in the band, so that leaving its units alone stays possible.
    private const int Radius = 1;
    // Where a unit answers all the units around alike, as lines of forms and tables do, only its place tells them apart.
    private const int AlikeRadius = 4;
    private readonly BeadScorer scorer;
    private readonly int[] ofSource;
    private readonly int[] ofTarget;

    private SurePairs(BeadScorer scorer, int[] ofSource, int targets)
    {
        this.scorer = scorer;
        this.ofSource = ofSource;
        ofTarget = new int[targets];
        Array.Fill(ofTarget, -1);
        for (var unit = 0; unit < ofSource.Length; unit++)
        {
            if (ofSource[unit] >= 0)
                ofTarget[ofSource[unit]] = unit;
        }
    }

    /// <summary>Finds the pairs.</summary>
    /// <param name="scorer">The evidence of the band, without keys and pieces.</param>
    /// <param name="band">The band.</param>
    /// <param name="model">Log score of a pair without priors.</param>
    /// <param name="allows">Whether a bead may stand beside those that are settled.</param>
    public static SurePairs Find(BeadScorer scorer, SearchBand band, AdditiveModel model, Func<SpanBead, bool> allows)
    {
        var pairs = new int[band.Rows];
        for (var row = 0; row < pairs.Length; row++)
            pairs[row] = allows(new SpanBead(row, 1, Math.Max(0, scorer.NearestTargets(row)[0]), 1)) ? Counterpart(scorer, band, model, row) : -1;
        return new SurePairs(scorer, pairs, band.Columns);
    }

    /// <summary>Whether a source unit is of a pair.</summary>
    public bool HasSource(int unit) => ofSource[unit] >= 0;

    /// <summary>Whether a target unit is of a pair.</summary>
    public bool HasTarget(int unit) => ofTarget[unit] >= 0;

    /// <summary>Whether two units may stand in one bead: neither is of a pair with another unit.</summary>
    public bool Allow(int source, int target) => ofSource[source] < 0 ? ofTarget[target] < 0 : ofSource[source] == target;

    /// <summary>The cells of a band that are worth a search.</summary>
    public SearchBand Narrow(SearchBand band)
    {
        var run = Ordered(InRuns(), band.Columns);
        var (firsts, ends) = (new int[band.Rows], new int[band.Rows]);
        var low = 0;
        for (var row = 0; row < run.Length; row++)
        {
            if (run[row] >= 0)
                low = run[row] - Radius;
            firsts[row] = Math.Max(band.First(row), low);
        }

        var high = band.Columns;
        for (var row = run.Length - 1; row >= 0; row--)
        {
            if (run[row] >= 0)
                high = run[row] + Radius + 1;
            ends[row] = Math.Min(band.End(row), high);
            var middle = (band.First(row) + band.End(row)) / 2;
            if (scorer.AnswersAllAlike(row) && middle >= firsts[row] && middle < ends[row])
                (firsts[row], ends[row]) = (Math.Max(firsts[row], middle - AlikeRadius), Math.Min(ends[row], middle + AlikeRadius + 1));
        }

        return SearchBand.Of(firsts, ends, band.Columns);
    }

    /// <summary>The one target unit that a source unit answers beyond doubt; −1 where there is doubt.</summary>
    private static int Counterpart(BeadScorer scorer, SearchBand band, AdditiveModel model, int row)
    {
        var column = scorer.NearestTargets(row)[0];
        if (column < 0 || scorer.NearestSources(column)[0] != row)
            return -1;
        Span<double> measurements = stackalloc double[scorer.Measurements.Length];
        scorer.Measure([row], [column], measurements);
        var most = measurements[0] - LeastLoss;
        if (measurements[2] < LeastLead || Joined(scorer, band, row, 1, column, 2) > most || Joined(scorer, band, row, 2, column, 1) > most
            || Joined(scorer, band, row, 1, column - 1, 2) > most || Joined(scorer, band, row - 1, 2, column, 1) > most)
        {
            return -1;
        }

        return model.LogOdds(measurements) >= LeastOdds ? column : -1;
    }

    /// <summary>The cosine of a bead; 0 where it leaves the texts, 1 where it leaves the band and is not known.</summary>
    private static float Joined(BeadScorer scorer, SearchBand band, int row, int rows, int column, int columns)
    {
        if (row < 0 || column < 0 || row + rows > band.Rows || column + columns > band.Columns)
            return 0;
        if (!band.Contains(row, column) || !band.Contains(row + rows - 1, column) || !band.Contains(row, column + columns - 1))
            return 1;
        var dot = 0f;
        for (var c = column; c < column + columns; c++)
            dot += scorer.ColumnDot(row, rows, c);
        return BeadScorer.Cosine(dot, scorer.SourceSquare(row, rows), scorer.TargetSquare(column, columns));
    }

    /// <summary>The pairs that stand between two others.</summary>
    private int[] InRuns()
    {
        var run = new int[ofSource.Length];
        for (var row = 0; row < run.Length; row++)
        {
            var column = ofSource[row];
            var isWithin = column >= 0 && row > 0 && row + 1 < run.Length && ofSource[row - 1] == column - 1 && ofSource[row + 1] == column + 1;
            run[row] = isWithin ? column : -1;
        }

        return run;
    }

    /// <summary>The pairs without those that cross another: which of two crossing runs is in the common order the search decides.</summary>
    private static int[] Ordered(int[] run, int columns)
    {
        var ordered = (int[])run.Clone();
        var highest = -1;
        for (var row = 0; row < run.Length; row++)
        {
            if (run[row] >= 0 && run[row] < highest)
                ordered[row] = -1;
            highest = Math.Max(highest, run[row]);
        }

        var lowest = columns;
        for (var row = run.Length - 1; row >= 0; row--)
        {
            if (run[row] < 0)
                continue;
            if (run[row] > lowest)
                ordered[row] = -1;
            lowest = Math.Min(lowest, run[row]);
        }

        return ordered;
    }
}
