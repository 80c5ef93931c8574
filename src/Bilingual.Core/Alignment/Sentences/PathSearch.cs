namespace Bilingual.Alignment;

/// <summary>
/// The search along one path through both texts: a lattice of beads, scored by the learned model and by priors that are estimated for the
/// pair (expectation maximisation over a few rounds), decoded for most beads right.
/// </summary>
internal sealed class PathSearch
{
    private const int Rounds = 2;

    // Beads whose score falls below this beside leaving their units alone cannot matter.
    private const float Hopeless = -9;

    // What a bead must promise to be preferred to leaving its units alone: about half of what a bead is worth in F1.
    private const float Reserve = 0.35f;
    private readonly SearchBand band;
    private readonly BeadLattice lattice;
    private readonly BeadPriors priors = new();
    private readonly List<float> odds = [];
    private readonly float[] probabilities;

    /// <summary>Searches among beads.</summary>
    /// <param name="scorer">The evidence.</param>
    /// <param name="band">The band that the beads lie in.</param>
    /// <param name="model">Log score of a bead without priors.</param>
    /// <param name="beads">The beads, in order of their first source unit, then of their first target unit.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public PathSearch(BeadScorer scorer, SearchBand band, AdditiveModel model, IEnumerable<SpanBead> beads, CancellationToken cancellationToken)
    {
        this.band = band;
        lattice = new BeadLattice(band);
        Span<double> measurements = stackalloc double[scorer.Measurements.Length];
        Span<int> sourceSet = stackalloc int[BeadPriors.Longest];
        Span<int> targetSet = stackalloc int[BeadPriors.Longest];
        foreach (var bead in beads)
        {
            scorer.Measure(bead.SourceSet(sourceSet), bead.TargetSet(targetSet), measurements);
            var score = (float)model.LogOdds(measurements);
            if (score > Hopeless && lattice.Add(bead))
                odds.Add(score);
        }

        probabilities = new float[odds.Count];
        Sum(cancellationToken);
    }

    private PathSearch(PathSearch whole, Func<SpanBead, bool> allows, CancellationToken cancellationToken)
    {
        band = whole.band;
        lattice = new BeadLattice(band);
        for (var b = 0; b < whole.Beads.Count; b++)
        {
            if (allows(whole.Beads[b]) && lattice.Add(whole.Beads[b]))
                odds.Add(whole.odds[b]);
        }

        probabilities = new float[odds.Count];
        Sum(cancellationToken);
    }

    /// <summary>The beads that were considered.</summary>
    public IReadOnlyList<SpanBead> Beads => lattice.Beads;

    /// <summary>The probability of each bead considered, over all alignments.</summary>
    public ReadOnlySpan<float> Probabilities => probabilities;

    /// <summary>A search among some of the beads.</summary>
    public PathSearch Among(Func<SpanBead, bool> allows, CancellationToken cancellationToken) => new(this, allows, cancellationToken);

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

    private void Sum(CancellationToken cancellationToken)
    {
        var scores = new float[odds.Count];
        for (var round = 0; round < Rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var b = 0; b < scores.Length; b++)
                scores[b] = odds[b] + (float)priors.Gain(lattice.Beads[b].SourceUnits, lattice.Beads[b].TargetUnits);
            lattice.Sum(scores, probabilities);
            if (round + 1 < Rounds)
                Learn();
        }
    }

    private void Learn()
    {
        var (sources, targets) = Unlinked();
        var counts = new double[BeadPriors.Longest + 1, BeadPriors.Longest + 1];
        for (var b = 0; b < probabilities.Length; b++)
            counts[lattice.Beads[b].SourceUnits, lattice.Beads[b].TargetUnits] += probabilities[b];
        counts[1, 0] = sources.Sum();
        counts[0, 1] = targets.Sum();
        priors.Learn(counts);
    }
}
