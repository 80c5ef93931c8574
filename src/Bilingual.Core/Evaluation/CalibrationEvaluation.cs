using System.Collections.Immutable;

namespace Bilingual.Evaluation;

/// <summary>A band of a reliability curve.</summary>
/// <param name="Count">Number of predictions in the band.</param>
/// <param name="Predicted">Their mean probability.</param>
/// <param name="Observed">Share of them that are right.</param>
public readonly record struct ReliabilityBand(int Count, double Predicted, double Observed);

/// <summary>Measures how well probabilities agree with how often they are right (Guo et al. 2017, "On Calibration of Modern Neural Networks").</summary>
public sealed class CalibrationEvaluation
{
    private const int Bands = 10;
    private readonly int[] counts = new int[Bands];
    private readonly double[] predicted = new double[Bands];
    private readonly int[] right = new int[Bands];
    private double squares;

    /// <summary>Number of predictions.</summary>
    public int Count => counts.Sum();

    /// <summary>Mean squared difference between probability and outcome (Brier 1950); 0 where there are no predictions.</summary>
    public double Brier => Count == 0 ? 0 : squares / Count;

    /// <summary>Mean distance between probability and share of right ones over ten bands of equal width, weighted by their counts.</summary>
    public double ExpectedError
    {
        get
        {
            var total = Count;
            return total == 0 ? 0 : Curve.Sum(band => band.Count * Math.Abs(band.Predicted - band.Observed)) / total;
        }
    }

    /// <summary>The bands from 0–0.1 to 0.9–1; empty ones have zeros.</summary>
    public ImmutableArray<ReliabilityBand> Curve =>
    [
        .. Enumerable.Range(0, Bands).Select(band => counts[band] == 0
            ? default
            : new ReliabilityBand(counts[band], predicted[band] / counts[band], (double)right[band] / counts[band])),
    ];

    /// <summary>Adds a prediction.</summary>
    /// <param name="probability">What was predicted, 0 to 1.</param>
    /// <param name="isRight">What turned out.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not a number from 0 to 1.</exception>
    public void Add(double probability, bool isRight)
    {
        if (!(probability is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability lies between 0 and 1.");
        var band = Math.Min((int)(probability * Bands), Bands - 1);
        counts[band]++;
        predicted[band] += probability;
        right[band] += isRight ? 1 : 0;
        squares += (probability - (isRight ? 1 : 0)) * (probability - (isRight ? 1 : 0));
    }
}
