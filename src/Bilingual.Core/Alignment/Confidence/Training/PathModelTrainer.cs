using System.Collections.Immutable;

namespace Bilingual.Alignment;

/// <summary>
/// Fits the model that the search along a path maximises, so that the right alignment of whole documents becomes the most probable among
/// all monotone ones (a semi-Markov conditional random field, Sarawagi and Cohen 2004, with additive curves for scores): what competes in
/// the search competes in training. Deterministic, whatever the number of threads.
/// </summary>
/// <param name="measurements">What is measured of a bead.</param>
internal sealed class PathModelTrainer(ImmutableArray<Measurement> measurements)
{
    private const int Rounds = 40;
    private const double FirstBias = -4;
    private const double Converged = 0.002;

    // Beads whose outcome is as good as known bend nothing.
    private const double LeastCurvature = 1e-3;
    private readonly List<Example> examples = [];

    /// <summary>Penalty on the square of each piece's rise, in units of documents.</summary>
    public double Ridge { get; init; } = 0.5;

    /// <summary>Number of documents.</summary>
    public int Count => examples.Count;

    /// <summary>Adds a pair of documents whose alignment is monotone.</summary>
    public void Add(BeadScorer scorer, SearchBand band, IReadOnlyCollection<UnitSets> gold)
    {
        var right = gold.Where(bead => bead.Source.Length > 0 && bead.Target.Length > 0)
            .Select(bead => new SpanBead(bead.Source[0], bead.Source.Length, bead.Target[0], bead.Target.Length))
            .ToHashSet();
        if (right.Any(bead => Math.Max(bead.SourceUnits, bead.TargetUnits) > BeadPriors.Longest))
            return;
        var priors = new BeadPriors();
        var counts = new double[BeadPriors.Longest + 1, BeadPriors.Longest + 1];
        foreach (var bead in gold)
            counts[bead.Source.Length, bead.Target.Length]++;
        priors.Learn(counts);
        var example = new Example(new BeadLattice(band));
        var values = new double[measurements.Length];
        var (sourceSet, targetSet) = (new int[BeadPriors.Longest], new int[BeadPriors.Longest]);
        foreach (var bead in BeadCandidates.Pick(scorer, band, always: right))
        {
            if (!example.Lattice.Add(bead))
                continue;
            scorer.Measure(bead.SourceSet(sourceSet), bead.TargetSet(targetSet), values);
            example.Values.AddRange(values);
            example.Priors.Add((float)priors.Gain(bead.SourceUnits, bead.TargetUnits));
            example.IsRight.Add(right.Contains(bead));
        }

        examples.Add(example);
    }

    /// <summary>Fits the model.</summary>
    public AdditiveModel Fit(CancellationToken cancellationToken = default)
    {
        var knots = Enumerable.Range(0, measurements.Length)
            .Select(m => AdditiveModelTrainer.Knots(examples.SelectMany(example => Sample(example, m))))
            .ToArray();
        var starts = new int[measurements.Length + 1];
        for (var m = 0; m < measurements.Length; m++)
            starts[m + 1] = starts[m] + knots[m].Length - 1;
        foreach (var example in examples)
            example.Place(knots);
        var size = starts[^1] + 1;
        var rises = new double[size];
        rises[^1] = FirstBias;
        var slopes = examples.Select(_ => new Slopes(size)).ToArray();
        var (gradient, curvature) = (new double[size], new double[size * size]);
        for (var round = 0; round < Rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Parallel.For(0, examples.Count, e => examples[e].Differentiate(rises, starts, slopes[e]));
            Array.Clear(gradient);
            Array.Clear(curvature);
            for (var i = 0; i < size - 1; i++)
            {
                gradient[i] = -Ridge * rises[i];
                curvature[(i * size) + i] = Ridge;
            }

            foreach (var slope in slopes)
                slope.AddTo(gradient, curvature);
            // Newton's method; beads count as independent in the curvature, which makes steps short rather than wild.
            if (AdditiveModelTrainer.Descend(measurements, rises, gradient, curvature, starts) < Converged)
                break;
        }

        return AdditiveModelTrainer.ToModel(measurements, knots, starts, rises);
    }

    // Right beads are few among all that are measured; knots at quantiles of both alike leave curves room where right and wrong part.
    private IEnumerable<double> Sample(Example example, int measurement)
    {
        for (var bead = 0; bead < example.IsRight.Count; bead++)
        {
            var value = example.Values[(bead * measurements.Length) + measurement];
            if (example.IsRight[bead] || bead % 8 == 0)
                yield return value;
        }
    }

    /// <summary>A pair of documents.</summary>
    private sealed class Example(BeadLattice lattice)
    {
        private byte[] pieces = [];
        private float[] shares = [];
        private float[] scores = [];
        private float[] probabilities = [];

        public BeadLattice Lattice => lattice;

        public List<double> Values { get; } = [];

        public List<float> Priors { get; } = [];

        public List<bool> IsRight { get; } = [];

        /// <summary>Finds for each value the piece of its curve and the share of the piece that lies below it.</summary>
        public void Place(double[][] knots)
        {
            pieces = new byte[Values.Count];
            shares = new float[Values.Count];
            scores = new float[Priors.Count];
            probabilities = new float[Priors.Count];
            for (var i = 0; i < pieces.Length; i++)
            {
                var k = knots[i % knots.Length];
                var piece = 0;
                while (piece < k.Length - 2 && Values[i] >= k[piece + 1])
                    piece++;
                pieces[i] = (byte)piece;
                shares[i] = (float)Math.Clamp((Values[i] - k[piece]) / (k[piece + 1] - k[piece]), 0, 1);
            }
        }

        /// <summary>Gradient and curvature of the log-likelihood of the right alignment.</summary>
        public void Differentiate(double[] rises, int[] starts, Slopes slopes)
        {
            slopes.Clear();
            var gradient = slopes.Gradient;
            var curves = starts.Length - 1;
            // What a value contributes when it lies at the beginning of each piece.
            var before = new double[starts[^1]];
            for (var curve = 0; curve < curves; curve++)
            {
                for (var i = starts[curve] + 1; i < starts[curve + 1]; i++)
                    before[i] = before[i - 1] + rises[i - 1];
            }

            for (var bead = 0; bead < scores.Length; bead++)
            {
                var score = rises[^1] + Priors[bead];
                for (var curve = 0; curve < curves; curve++)
                {
                    var at = (bead * curves) + curve;
                    var piece = starts[curve] + pieces[at];
                    score += before[piece] + (shares[at] * rises[piece]);
                }

                scores[bead] = (float)score;
            }

            lattice.Sum(scores, probabilities);
            // Sums over the beads whose value lies in a piece; those that lie beyond a piece have all of it.
            var whole = new double[starts[^1]];
            for (var bead = 0; bead < scores.Length; bead++)
            {
                var bend = probabilities[bead] * (1 - probabilities[bead]);
                if (bend > LeastCurvature)
                    slopes.Bends.Add((Ramps(bead, starts), bend));
                var slope = (IsRight[bead] ? 1 : 0) - probabilities[bead];
                if (Math.Abs(slope) < 1e-7)
                    continue;
                gradient[^1] += slope;
                for (var curve = 0; curve < curves; curve++)
                {
                    var at = (bead * curves) + curve;
                    var piece = starts[curve] + pieces[at];
                    gradient[piece] += slope * shares[at];
                    whole[piece] += slope;
                }
            }

            for (var curve = 0; curve < curves; curve++)
            {
                var beyond = 0.0;
                for (var piece = starts[curve + 1] - 1; piece >= starts[curve]; piece--)
                {
                    gradient[piece] += beyond;
                    beyond += whole[piece];
                }
            }
        }

        /// <summary>What each piece of a bead's curves has of its rise; the last is the bias.</summary>
        private float[] Ramps(int bead, int[] starts)
        {
            var curves = starts.Length - 1;
            var ramps = new float[starts[^1] + 1];
            ramps[^1] = 1;
            for (var curve = 0; curve < curves; curve++)
            {
                var at = (bead * curves) + curve;
                var piece = starts[curve] + pieces[at];
                ramps.AsSpan(starts[curve]..piece).Fill(1);
                ramps[piece] = shares[at];
            }

            return ramps;
        }
    }

    /// <summary>The derivatives of a pair of documents.</summary>
    private sealed class Slopes(int size)
    {
        public double[] Gradient { get; } = new double[size];

        public List<(float[] Ramps, double Bend)> Bends { get; } = [];

        public void Clear()
        {
            Array.Clear(Gradient);
            Bends.Clear();
        }

        public void AddTo(double[] gradient, double[] curvature)
        {
            for (var i = 0; i < size; i++)
                gradient[i] += Gradient[i];
            foreach (var (ramps, bend) in Bends)
            {
                for (var i = 0; i < size; i++)
                {
                    if (ramps[i] == 0)
                        continue;
                    var scaled = bend * ramps[i];
                    var row = curvature.AsSpan(i * size, size);
                    for (var j = 0; j < size; j++)
                        row[j] += scaled * ramps[j];
                }
            }
        }
    }
}
