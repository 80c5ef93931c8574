using System.Numerics.Tensors;

namespace Bilingual.Alignment;

/// <summary>
/// The evidence for beads of one pair of texts. Dot products of units are computed once for the cells of a band; the cosine of any two
/// spans is then a sum of at most sixteen of them over two stored lengths.
/// </summary>
internal sealed class BeadScorer
{
    private const int Neighbours = 4;
    private readonly SearchBand band;
    private readonly AdditiveModel? model;
    private readonly TextSignals source;
    private readonly TextSignals target;
    private readonly SpanSums sourceSums;
    private readonly SpanSums targetSums;
    private readonly float[] dots;
    private readonly float[] sourceNeighbours;
    private readonly float[] targetNeighbours;
    private readonly double expectedRatio;

    /// <summary>Prepares the evidence.</summary>
    public BeadScorer(TextSignals source, TextSignals target, SearchBand band, AdditiveModel? model)
    {
        this.source = source;
        this.target = target;
        this.band = band;
        this.model = model;
        sourceSums = new SpanSums(source, BeadPriors.Longest);
        targetSums = new SpanSums(target, BeadPriors.Longest);
        dots = new float[band.Cells];
        var nearestOfTarget = new float[target.Count * Neighbours];
        sourceNeighbours = new float[source.Count];
        targetNeighbours = new float[target.Count];
        Span<float> nearest = stackalloc float[Neighbours];
        for (var row = 0; row < source.Count; row++)
        {
            nearest.Clear();
            var vector = source.WeightedVector(row);
            for (var column = band.First(row); column < band.End(row); column++)
            {
                var dot = TensorPrimitives.Dot(vector, target.WeightedVector(column));
                dots[band.Index(row, column)] = dot;
                var cosine = Cosine(dot, sourceSums.Norm(row, 1), targetSums.Norm(column, 1));
                VectorGroups.Offer(nearest, cosine);
                VectorGroups.Offer(nearestOfTarget.AsSpan(column * Neighbours, Neighbours), cosine);
            }

            sourceNeighbours[row] = TensorPrimitives.Sum<float>(nearest) / Neighbours;
        }

        for (var column = 0; column < target.Count; column++)
            targetNeighbours[column] = TensorPrimitives.Sum<float>(nearestOfTarget.AsSpan(column * Neighbours, Neighbours)) / Neighbours;
        var ratio = Math.Log((1.0 + targetSums.Characters(0, target.Count)) / (1.0 + sourceSums.Characters(0, source.Count)));
        expectedRatio = Math.Clamp(ratio, -0.4, 0.4);
    }

    /// <summary>Log odds that the spans answer each other exactly; negative infinity where a cell lies outside the band.</summary>
    public double LogOdds(int source, int sourceUnits, int target, int targetUnits)
    {
        Span<double> measurements = stackalloc double[BeadMeasurements.All.Length];
        return Measure(source, sourceUnits, target, targetUnits, measurements) ? model!.LogOdds(measurements) : double.NegativeInfinity;
    }

    /// <summary>Cosine of two spans; 0 where a cell lies outside the band.</summary>
    public float Similarity(int source, int sourceUnits, int target, int targetUnits)
    {
        var dot = 0f;
        for (var row = source; row < source + sourceUnits; row++)
        {
            for (var column = target; column < target + targetUnits; column++)
            {
                if (!band.Contains(row, column))
                    return 0;
                dot += dots[band.Index(row, column)];
            }
        }

        return Cosine(dot, sourceSums.Norm(source, sourceUnits), targetSums.Norm(target, targetUnits));
    }

    /// <summary>Measures two spans; false where a cell lies outside the band.</summary>
    public bool Measure(int source, int sourceUnits, int target, int targetUnits, Span<double> measurements)
    {
        if (!band.Contains(source, target + targetUnits - 1) || !band.Contains(source + sourceUnits - 1, target))
            return false;
        var similarity = Similarity(source, sourceUnits, target, targetUnits);
        var neighbours = (TensorPrimitives.Sum<float>(sourceNeighbours.AsSpan(source, sourceUnits)) / sourceUnits)
            + (TensorPrimitives.Sum<float>(targetNeighbours.AsSpan(target, targetUnits)) / targetUnits);
        measurements[0] = similarity;
        measurements[1] = similarity - (neighbours / 2);
        measurements[2] = Math.Abs(
            Math.Log((4.0 + targetSums.Characters(target, targetUnits)) / (4.0 + sourceSums.Characters(source, sourceUnits))) - expectedRatio);
        return true;
    }

    /// <summary>Log odds that two sets of units, contiguous or not, answer each other exactly.</summary>
    public double LogOdds(IReadOnlyList<int> sourceUnits, IReadOnlyList<int> targetUnits)
    {
        Span<double> measurements = stackalloc double[BeadMeasurements.All.Length];
        Measure(sourceUnits, targetUnits, measurements);
        return model!.LogOdds(measurements);
    }

    /// <summary>Measures two sets of units, contiguous or not.</summary>
    public void Measure(IReadOnlyList<int> sourceUnits, IReadOnlyList<int> targetUnits, Span<double> measurements)
    {
        var (sourceSum, targetSum) = (new float[source.Dimension], new float[target.Dimension]);
        float sourceMean = 0, targetMean = 0;
        int sourceLength = 0, targetLength = 0;
        foreach (var unit in sourceUnits)
        {
            TensorPrimitives.Add(sourceSum, source.WeightedVector(unit), sourceSum);
            sourceMean += sourceNeighbours[unit] / sourceUnits.Count;
            sourceLength += source.Lengths[unit];
        }

        foreach (var unit in targetUnits)
        {
            TensorPrimitives.Add(targetSum, target.WeightedVector(unit), targetSum);
            targetMean += targetNeighbours[unit] / targetUnits.Count;
            targetLength += target.Lengths[unit];
        }

        var similarity = Cosine(
            TensorPrimitives.Dot(sourceSum, targetSum), TensorPrimitives.Norm<float>(sourceSum), TensorPrimitives.Norm<float>(targetSum));
        measurements[0] = similarity;
        measurements[1] = similarity - ((sourceMean + targetMean) / 2);
        measurements[2] = Math.Abs(Math.Log((4.0 + targetLength) / (4.0 + sourceLength)) - expectedRatio);
    }

    private static float Cosine(float dot, float first, float second) => first > 0 && second > 0 ? dot / (first * second) : 0;
}
