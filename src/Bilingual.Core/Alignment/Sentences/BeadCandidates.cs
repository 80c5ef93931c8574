namespace Bilingual.Alignment;

/// <summary>Picks from all beads of a band the few that a search need look at.</summary>
internal static class BeadCandidates
{
    /// <summary>Cosine that units which have nothing to do with each other reach by chance.</summary>
    public const float LeastSimilarity = 0.18f;

    // A bead may be this much less alike than the best pair that one of its units makes.
    private const float MostBelowBest = 0.22f;

    // A unit that spoils a bead by this much does not belong to it.
    private const float LeastContribution = -0.035f;

    /// <summary>The beads, in order of their first source unit, then of their first target unit; every cell of a bead lies in the band.</summary>
    /// <param name="scorer">The evidence.</param>
    /// <param name="band">The band.</param>
    /// <param name="sure">Pairs whose units stand in no other bead; null for none.</param>
    /// <param name="always">Beads to be picked in any case; null for none.</param>
    public static List<SpanBead> Pick(BeadScorer scorer, SearchBand band, SurePairs? sure = null, HashSet<SpanBead>? always = null)
    {
        const int longest = BeadPriors.Longest;
        var picked = new List<SpanBead>();
        // Cosines of the spans at one cell, for one source unit less.
        Span<float> shorter = stackalloc float[longest];
        for (var row = 0; row < band.Rows; row++)
        {
            for (var column = band.First(row); column < band.End(row); column++)
            {
                if (sure?.Allow(row, column) == false)
                    continue;
                shorter.Clear();
                var bestOfSource = 0f;
                for (var sourceUnits = 1; sourceUnits <= longest && band.Contains(row + sourceUnits - 1, column); sourceUnits++)
                {
                    // What holds nothing to compare answers nothing.
                    if (scorer.SourceSquare(row + sourceUnits - 1, 1) <= 0)
                        break;
                    if (sourceUnits > 1 && (scorer.RepeatsInSource(row + sourceUnits - 1) || Alone(sure, row, row + sourceUnits - 1, column)))
                        break;
                    bestOfSource = MathF.Max(bestOfSource, scorer.BestOfSource(row + sourceUnits - 1));
                    var square = scorer.SourceSquare(row, sourceUnits);
                    var (dot, best, before) = (0f, bestOfSource, 0f);
                    for (var targetUnits = 1; targetUnits <= longest && band.Contains(row, column + targetUnits - 1); targetUnits++)
                    {
                        if (scorer.TargetSquare(column + targetUnits - 1, 1) <= 0)
                            break;
                        if (targetUnits > 1 && (scorer.RepeatsInTarget(column + targetUnits - 1) || Alone(sure, row, row, column + targetUnits - 1)))
                            break;
                        dot += scorer.ColumnDot(row, sourceUnits, column + targetUnits - 1);
                        best = MathF.Max(best, scorer.BestOfTarget(column + targetUnits - 1));
                        var cosine = BeadScorer.Cosine(dot, square, scorer.TargetSquare(column, targetUnits));
                        var bead = new SpanBead(row, sourceUnits, column, targetUnits);
                        if ((cosine >= LeastSimilarity
                                && cosine >= best - MostBelowBest
                                && (targetUnits == 1 || cosine - before >= LeastContribution)
                                && (sourceUnits == 1 || cosine - shorter[targetUnits - 1] >= LeastContribution))
                            || always?.Contains(bead) == true)
                        {
                            picked.Add(bead);
                        }

                        before = cosine;
                        shorter[targetUnits - 1] = cosine;
                    }
                }
            }
        }

        return picked;

        static bool Alone(SurePairs? sure, int firstRow, int row, int column) =>
            sure is not null && (sure.HasSource(firstRow) || sure.HasSource(row) || sure.HasTarget(column));
    }
}
