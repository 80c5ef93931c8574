using System.Collections.Immutable;

namespace Bilingual.Alignment;

/// <summary>How a measurement may bear on a statement.</summary>
internal enum Direction
{
    /// <summary>Either way.</summary>
    Free,

    /// <summary>More of it never speaks against the statement.</summary>
    Rising,

    /// <summary>More of it never speaks for the statement.</summary>
    Falling,
}

/// <summary>A measurement to be learned.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Direction">How it may bear on the statement; a constraint keeps a curve from following accidents of the sample.</param>
internal readonly record struct Measurement(string Name, Direction Direction);

/// <summary>
/// Fits an <see cref="AdditiveModel"/> by penalised maximum likelihood: Newton's method on the log-likelihood, each step solved by
/// coordinate descent under the sign constraints. Deterministic.
/// </summary>
/// <param name="measurements">The measurements, in the order of the examples' values.</param>
internal sealed class AdditiveModelTrainer(ImmutableArray<Measurement> measurements)
{
    private const int Pieces = 8;
    private const int NewtonSteps = 25;
    private const int DescentSweeps = 200;
    private readonly List<double[]> examples = [];
    private readonly List<bool> outcomes = [];
    private readonly List<double> weights = [];

    /// <summary>Penalty on the square of each piece's rise, in units of examples.</summary>
    public double Ridge { get; init; } = 2;

    /// <summary>Number of examples.</summary>
    public int Count => examples.Count;

    /// <summary>Share of the examples, by weight, whose statement is right.</summary>
    public double RightShare => weights.Where((_, e) => outcomes[e]).Sum() / weights.Sum();

    /// <summary>Adds an example.</summary>
    public void Add(ReadOnlySpan<double> values, bool outcome, double weight = 1)
    {
        if (values.Length != measurements.Length)
            throw new ArgumentException($"There are {measurements.Length} measurements, not {values.Length}.", nameof(values));
        examples.Add(values.ToArray());
        outcomes.Add(outcome);
        weights.Add(weight);
    }

    /// <summary>Fits the model.</summary>
    /// <exception cref="InvalidOperationException">The examples do not hold both outcomes.</exception>
    public AdditiveModel Fit()
    {
        if (!outcomes.Contains(true) || !outcomes.Contains(false))
            throw new InvalidOperationException("A model needs examples of both outcomes.");
        var knots = measurements.Select((_, feature) => Knots(examples.Select(example => example[feature]))).ToArray();
        var starts = new int[measurements.Length + 1];
        for (var feature = 0; feature < measurements.Length; feature++)
            starts[feature + 1] = starts[feature] + knots[feature].Length - 1;
        // The last parameter is the bias.
        var size = starts[^1] + 1;
        var rises = new double[size];
        var ramps = new double[size];
        var gradient = new double[size];
        var hessian = new double[size * size];
        for (var step = 0; step < NewtonSteps; step++)
        {
            Array.Clear(gradient);
            Array.Clear(hessian);
            for (var e = 0; e < examples.Count; e++)
            {
                Expand(examples[e], knots, starts, ramps);
                var logOdds = 0.0;
                for (var i = 0; i < size; i++)
                    logOdds += rises[i] * ramps[i];
                var probability = AdditiveModel.Logistic(logOdds);
                var slope = weights[e] * ((outcomes[e] ? 1 : 0) - probability);
                var curvature = weights[e] * Math.Max(probability * (1 - probability), 1e-6);
                Accumulate(ramps, slope, curvature, gradient, hessian);
            }

            for (var i = 0; i < size - 1; i++)
            {
                gradient[i] -= Ridge * rises[i];
                hessian[(i * size) + i] += Ridge;
            }

            if (Descend(measurements, rises, gradient, hessian, starts) < 1e-6)
                break;
        }

        return ToModel(measurements, knots, starts, rises);
    }

    /// <summary>Knots at quantiles of the examples, so that each piece is learned from about as many of them.</summary>
    internal static double[] Knots(IEnumerable<double> observed)
    {
        var values = observed.Where(double.IsFinite).Order().ToArray();
        if (values.Length == 0)
            return [0, 1];
        var knots = Enumerable.Range(0, Pieces + 1)
            .Select(k => values[(int)((long)(values.Length - 1) * Math.Clamp(k, 0.05, Pieces - 0.05) / Pieces)])
            .Distinct()
            .ToList();
        // Where most values are equal the quantiles coincide; the span between the extremes still has a slope to learn.
        if (knots.Count < 4 && values[^1] > values[0])
        {
            var distinct = values.Distinct().ToArray();
            knots = [.. Enumerable.Range(0, Pieces / 2 + 1).Select(k => distinct[(int)((long)(distinct.Length - 1) * k / (Pieces / 2))]).Distinct()];
        }

        return knots.Count >= 2 ? [.. knots] : [knots[0], knots[0] + 1];
    }

    private static void Expand(double[] example, double[][] knots, int[] starts, double[] ramps)
    {
        for (var feature = 0; feature < knots.Length; feature++)
        {
            var x = example[feature];
            var k = knots[feature];
            for (var piece = 1; piece < k.Length; piece++)
                ramps[starts[feature] + piece - 1] = double.IsFinite(x) ? Math.Clamp((x - k[piece - 1]) / (k[piece] - k[piece - 1]), 0, 1) : 0;
        }

        ramps[^1] = 1;
    }

    private static void Accumulate(double[] ramps, double slope, double curvature, double[] gradient, double[] hessian)
    {
        var size = ramps.Length;
        for (var i = 0; i < size; i++)
        {
            if (ramps[i] == 0)
                continue;
            gradient[i] += slope * ramps[i];
            var scaled = curvature * ramps[i];
            var row = hessian.AsSpan(i * size, size);
            for (var j = 0; j < size; j++)
                row[j] += scaled * ramps[j];
        }
    }

    /// <summary>Moves to the constrained optimum of the quadratic around the present point; returns the largest move.</summary>
    internal static double Descend(ImmutableArray<Measurement> measurements, double[] rises, double[] gradient, double[] hessian, int[] starts)
    {
        var size = rises.Length;
        var move = new double[size];
        for (var sweep = 0; sweep < DescentSweeps; sweep++)
        {
            var largest = 0.0;
            var feature = 0;
            for (var i = 0; i < size; i++)
            {
                while (feature < measurements.Length && i >= starts[feature + 1])
                    feature++;
                var residual = gradient[i];
                for (var j = 0; j < size; j++)
                    residual -= hessian[(i * size) + j] * move[j];
                var wanted = rises[i] + move[i] + (residual / hessian[(i * size) + i]);
                var direction = i == size - 1 ? Direction.Free : measurements[feature].Direction;
                if (direction == Direction.Rising)
                    wanted = Math.Max(wanted, 0);
                else if (direction == Direction.Falling)
                    wanted = Math.Min(wanted, 0);
                var change = wanted - rises[i] - move[i];
                move[i] += change;
                largest = Math.Max(largest, Math.Abs(change));
            }

            if (largest < 1e-8)
                break;
        }

        // Newton's step overshoots far from the optimum; a bounded one does not.
        var longest = move.Max(Math.Abs);
        var scale = longest > 4 ? 4 / longest : 1;
        for (var i = 0; i < size; i++)
            rises[i] += scale * move[i];
        return scale * longest;
    }

    /// <summary>The model whose curves have the given knots and rise by the given amounts; the last rise is the bias.</summary>
    internal static AdditiveModel ToModel(ImmutableArray<Measurement> measurements, double[][] knots, int[] starts, double[] rises)
    {
        var curves = ImmutableArray.CreateBuilder<AdditiveCurve>(measurements.Length);
        for (var feature = 0; feature < measurements.Length; feature++)
        {
            var values = new double[knots[feature].Length];
            for (var piece = 1; piece < values.Length; piece++)
                values[piece] = values[piece - 1] + rises[starts[feature] + piece - 1];
            curves.Add(new AdditiveCurve(measurements[feature].Name, [.. knots[feature]], [.. values]));
        }

        return new AdditiveModel(rises[^1], curves.MoveToImmutable());
    }
}
