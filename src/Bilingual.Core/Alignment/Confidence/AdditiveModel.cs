using System.Collections.Immutable;

namespace Bilingual.Alignment;

/// <summary>The contribution of one measurement to the log odds: a piecewise linear curve, constant beyond its ends.</summary>
/// <param name="Name">The measurement.</param>
/// <param name="Knots">Where the pieces meet, ascending; at least two.</param>
/// <param name="Values">Contribution at each knot, in natural log odds.</param>
public sealed record AdditiveCurve(string Name, ImmutableArray<double> Knots, ImmutableArray<double> Values)
{
    /// <summary>The contribution of a measurement.</summary>
    public double At(double x)
    {
        if (!(x > Knots[0]))
            return Values[0];
        for (var k = 1; k < Knots.Length; k++)
        {
            if (x < Knots[k])
                return Values[k - 1] + ((Values[k] - Values[k - 1]) * (x - Knots[k - 1]) / (Knots[k] - Knots[k - 1]));
        }

        return Values[^1];
    }
}

/// <summary>
/// A generalised additive model with a logistic link (Hastie and Tibshirani 1986): the log odds of a statement are the sum of one curve for
/// each measurement, so that a person can read from the file how much each contributes.
/// </summary>
/// <param name="Bias">Log odds before any measurement.</param>
/// <param name="Curves">The curves, in the order of the measurements.</param>
public sealed record AdditiveModel(double Bias, ImmutableArray<AdditiveCurve> Curves)
{
    /// <summary>A model that measures nothing.</summary>
    internal static AdditiveModel None { get; } = new(0, []);

    /// <summary>Log odds of the statement.</summary>
    /// <param name="measurements">One value for each curve; what is not a number counts as the curve's beginning.</param>
    /// <exception cref="ArgumentException">The number of measurements is another than that of curves.</exception>
    public double LogOdds(ReadOnlySpan<double> measurements)
    {
        if (measurements.Length != Curves.Length)
            throw new ArgumentException($"The model takes {Curves.Length} measurements, not {measurements.Length}.", nameof(measurements));
        var sum = Bias;
        for (var i = 0; i < measurements.Length; i++)
            sum += Curves[i].At(measurements[i]);
        return sum;
    }

    /// <summary>Probability of the statement, 0 to 1.</summary>
    /// <inheritdoc cref="LogOdds" path="/param|/exception"/>
    public double Probability(ReadOnlySpan<double> measurements) => Logistic(LogOdds(measurements));

    internal static double Logistic(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    internal static double Logit(double probability)
    {
        var clamped = Math.Clamp(probability, 1e-9, 1 - 1e-9);
        return Math.Log(clamped / (1 - clamped));
    }
}
