namespace Bilingual.Alignment;

/// <summary>
/// The search along one path through both texts: a lattice of the beads that their similarity allows, scored by the learned model and by
/// priors that are estimated for the pair (expectation maximisation over a few rounds), decoded for most beads right.
/// </summary>
internal sealed class PathSearch
{
    private const int Rounds = 3;

    // Beads whose score falls below this beside leaving their units alone cannot matter.
    private const double Hopeless = -6;
    private const double LikelyPriors = 6;
    private const float Sure = 0.5f;
    private readonly BeadScorer scorer;
    private readonly SearchBand band;
    private readonly AdditiveModel model;
    private readonly Func<SpanBead, bool>? allows;
    private readonly BeadLattice lattice;
    private readonly BeadPriors priors = new();
    private float[] odds = [];
    private float[] probabilities = [];

    /// <summary>Prepares a search.</summary>
    /// <param name="scorer">The evidence.</param>
    /// <param name="band">The cells that are searched.</param>
    /// <param name="model">Log score of a bead without priors.</param>
    /// <param name="allows">Whether a bead may be on the path; null where all may.</param>
    public PathSearch(BeadScorer scorer, SearchBand band, AdditiveModel model, Func<SpanBead, bool>? allows = null)
    {
        this.scorer = scorer;
        this.band = band;
        this.model = model;
        this.allows = allows;
        lattice = new BeadLattice(band);
    }

    /// <summary>What a bead must promise to be preferred to leaving its units alone; half of a bead, for F1.</summary>
    public float Reserve { get; init; } = 0.35f;

    /// <summary>The beads that were considered, known after <see cref="Sum"/>.</summary>
    public IReadOnlyList<SpanBead> Beads => lattice.Beads;

    /// <summary>The probability of each bead considered, over all alignments.</summary>
    public ReadOnlySpan<float> Probabilities => probabilities;

    /// <summary>Finds the probability of every bead worth a look.</summary>
    public void Sum(CancellationToken cancellationToken)
    {
        var least = LeastSimilarity();
        foreach (var bead in Candidates(scorer, band, (bead, similarity) => similarity >= least && allows?.Invoke(bead) != false))
            lattice.Add(bead);
        odds = new float[lattice.Beads.Count];
        probabilities = new float[odds.Length];
        var scores = new float[odds.Length];
        for (var round = 0; round < Rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Score();
            for (var b = 0; b < scores.Length; b++)
                scores[b] = odds[b] + (float)priors.Gain(lattice.Beads[b].SourceUnits, lattice.Beads[b].TargetUnits);
            lattice.Sum(scores, probabilities);
            Learn();
        }
    }

    /// <summary>The beads of a band whose cosine passes, in order of their first source unit, then of their first target unit.</summary>
    /// <param name="scorer">The evidence.</param>
    /// <param name="band">The band; every cell of a bead lies within.</param>
    /// <param name="passes">Judges a bead by its cosine.</param>
    public static IEnumerable<SpanBead> Candidates(BeadScorer scorer, SearchBand band, Func<SpanBead, float, bool> passes)
    {
        for (var row = 0; row < band.Rows; row++)
        {
            for (var column = band.First(row); column < band.End(row); column++)
            {
                for (var sourceUnits = 1; sourceUnits <= BeadPriors.Longest && band.Contains(row + sourceUnits - 1, column); sourceUnits++)
                {
                    var square = scorer.SourceSquare(row, sourceUnits);
                    var dot = 0f;
                    for (var targetUnits = 1; targetUnits <= BeadPriors.Longest && band.Contains(row, column + targetUnits - 1); targetUnits++)
                    {
                        dot += scorer.Dot(row, sourceUnits, column + targetUnits - 1, 1);
                        var bead = new SpanBead(row, sourceUnits, column, targetUnits);
                        if (passes(bead, BeadScorer.Cosine(dot, square, scorer.TargetSquare(column, targetUnits))))
                            yield return bead;
                    }
                }
            }
        }
    }

    /// <summary>The cosine below which no bead is worth a look, whatever else speaks for it.</summary>
    private float LeastSimilarity()
    {
        var others = model.Bias + LikelyPriors + model.Curves.Skip(1).Sum(curve => curve.Values.Max());
        var least = 0.02f;
        while (least < 0.98f && others + model.Curves[0].At(least) < Hopeless)
            least += 0.02f;
        return least;
    }

    private void Score()
    {
        Span<double> measurements = stackalloc double[scorer.Measurements.Length];
        Span<int> sourceSet = stackalloc int[BeadPriors.Longest];
        Span<int> targetSet = stackalloc int[BeadPriors.Longest];
        for (var b = 0; b < odds.Length; b++)
        {
            var bead = lattice.Beads[b];
            scorer.Measure(bead.SourceSet(sourceSet), bead.TargetSet(targetSet), measurements);
            odds[b] = (float)model.LogOdds(measurements);
        }
    }

    private void Learn()
    {
        var (sources, targets) = Unlinked();
        priors.Learn([
            .. lattice.Beads.Select((bead, b) => (bead.SourceUnits, bead.TargetUnits, (double)probabilities[b])),
            (1, 0, sources.Sum()),
            (0, 1, targets.Sum()),
        ]);
        scorer.LearnRatio(lattice.Beads.Select((bead, b) => (Bead: bead, Probability: probabilities[b])).Where(bead => bead.Probability > Sure)
            .Select(bead => (scorer.Lengths(bead.Bead).Source, scorer.Lengths(bead.Bead).Target, (double)bead.Probability)));
    }

    /// <summary>Probability of each unit to have no counterpart.</summary>
    public (float[] Sources, float[] Targets) Unlinked()
    {
        var (sources, targets) = (new float[band.Rows], new float[band.Columns]);
        Array.Fill(sources, 1);
        Array.Fill(targets, 1);
        for (var b = 0; b < probabilities.Length; b++)
        {
            var bead = lattice.Beads[b];
            for (var unit = bead.Source; unit < bead.Source + bead.SourceUnits; unit++)
                sources[unit] = MathF.Max(0, sources[unit] - probabilities[b]);
            for (var unit = bead.Target; unit < bead.Target + bead.TargetUnits; unit++)
                targets[unit] = MathF.Max(0, targets[unit] - probabilities[b]);
        }

        return (sources, targets);
    }

    /// <summary>The beads of the best path in order, without null beads, each with its probability.</summary>
    public List<(SpanBead Bead, double Probability)> Decode()
    {
        var (sources, targets) = Unlinked();
        var worths = Array.ConvertAll(probabilities, probability => probability - Reserve);
        var chosen = lattice.Best(worths, Array.ConvertAll(sources, worth => worth - Reserve), Array.ConvertAll(targets, worth => worth - Reserve));
        return [.. chosen.Select(b => (lattice.Beads[b], (double)probabilities[b]))];
    }
}
