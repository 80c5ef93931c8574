using System.Collections.Immutable;
using Bilingual.Embedding;

namespace Bilingual.Alignment;

/// <summary>
/// The evidence for beads of one pair of texts. Dot products of units are computed once for the cells of a band; the cosine of any two
/// sets of units is then a sum of at most sixteen of them over two lengths. Not safe for concurrent use.
/// </summary>
internal sealed class BeadScorer
{
    private const int Neighbours = 4;

    // One neighbour more than a bead has units on a side: one of them is always outside.
    private const int Rivals = BeadPriors.Longest + 1;

    // What counts as contribution where nothing can be left out.
    private const double WholeContribution = 1;
    private const int MostKeys = 3;
    private const double RatioDoubt = 10;
    private const float SureCosine = 0.5f;

    // Cosines closer than this are the same.
    private const float SameCosine = 1e-4f;
    private readonly SearchBand band;
    private readonly TextSignals source;
    private readonly TextSignals target;
    private readonly UnitGeometry sourceUnits;
    private readonly UnitGeometry targetUnits;
    private readonly float[] dots;
    private readonly NearestUnits nearestOfSource;
    private readonly NearestUnits nearestOfTarget;
    private readonly KeyMatches? keys;
    private readonly PieceLinks? links;

    /// <summary>Prepares the evidence.</summary>
    /// <param name="source">Source units.</param>
    /// <param name="target">Target units.</param>
    /// <param name="band">The cells that are searched.</param>
    public BeadScorer(TextSignals source, TextSignals target, SearchBand band)
    {
        this.source = source;
        this.target = target;
        this.band = band;
        sourceUnits = new UnitGeometry(source);
        targetUnits = new UnitGeometry(target);
        dots = new float[band.Cells];
        nearestOfSource = new NearestUnits(source.Count, Rivals);
        nearestOfTarget = new NearestUnits(target.Count, Rivals);
        for (var row = 0; row < source.Count; row++)
        {
            var vector = source.WeightedVector(row);
            var square = sourceUnits.Square(row, 1);
            var first = band.First(row);
            var ofRow = dots.AsSpan((int)band.Index(row, first), band.End(row) - first);
            target.Dots(vector, first, ofRow);
            for (var column = first; column < first + ofRow.Length; column++)
            {
                var cosine = Cosine(ofRow[column - first], square, targetUnits.Square(column, 1));
                nearestOfSource.Offer(row, column, cosine);
                nearestOfTarget.Offer(column, row, cosine);
            }
        }

        ExpectedRatio = LengthRatio();
    }

    private BeadScorer(BeadScorer geometry, PieceLinks links)
    {
        (source, target, band) = (geometry.source, geometry.target, geometry.band);
        (sourceUnits, targetUnits, dots) = (geometry.sourceUnits, geometry.targetUnits, geometry.dots);
        (nearestOfSource, nearestOfTarget) = (geometry.nearestOfSource, geometry.nearestOfTarget);
        this.links = links;
        keys = new KeyMatches(source, target);
        ExpectedRatio = geometry.ExpectedRatio;
    }

    /// <summary>What is measured.</summary>
    public ImmutableArray<Measurement> Measurements => links is null ? BeadMeasurements.OfPieces : BeadMeasurements.OfUnits;

    /// <summary>Natural logarithm of target over source length that beads of this pair have on average.</summary>
    public double ExpectedRatio { get; }

    /// <summary>The same evidence, and besides it keys and how the pieces of the units answer each other.</summary>
    public BeadScorer With(PieceLinks pieceLinks) => new(this, pieceLinks);

    /// <summary>Takes cells outside the band into account: as neighbours of their units, and by how their pieces answer each other.</summary>
    /// <param name="cells">Source and target units; those in the band are known already, and those too unlike to matter are left out.</param>
    public void Include(IEnumerable<(int Source, int Target)> cells)
    {
        var included = new List<(int Source, int Target)>();
        foreach (var (row, column) in cells.Distinct())
        {
            var cosine = Cosine(Dot(row, column), sourceUnits.Dot(row, row), targetUnits.Dot(column, column));
            if (cosine < BeadCandidates.LeastSimilarity || band.Contains(row, column))
                continue;
            included.Add((row, column));
            nearestOfSource.Offer(row, column, cosine);
            nearestOfTarget.Offer(column, row, cosine);
        }

        links?.Include(included);
    }

    /// <summary>The keys of a kind that both sides of a bead have, as shown to people.</summary>
    public ImmutableArray<string> Shared(ReadOnlySpan<int> sourceSet, ReadOnlySpan<int> targetSet, KeyKind kind) =>
        keys is null ? [] : keys.Shared(sourceSet, targetSet, kind);

    /// <summary>The sum of the dot products of a span of source units with a target unit; the cells lie in the band.</summary>
    public float ColumnDot(int source, int sourceCount, int target)
    {
        var sum = 0f;
        for (var row = source; row < source + sourceCount; row++)
            sum += dots[band.Index(row, target)];
        return sum;
    }

    /// <summary>Cosine of a source unit with its nearest target unit.</summary>
    public float BestOfSource(int unit) => nearestOfSource.Best(unit);

    /// <summary>Cosine of a target unit with its nearest source unit.</summary>
    public float BestOfTarget(int unit) => nearestOfTarget.Best(unit);

    /// <summary>Squares of the Euclidean lengths of spans of a side.</summary>
    public float SourceSquare(int first, int count) => sourceUnits.Square(first, count);

    /// <inheritdoc cref="SourceSquare"/>
    public float TargetSquare(int first, int count) => targetUnits.Square(first, count);

    /// <summary>
    /// Whether a source unit says the same as the one before it, as lines of forms and tables do: nothing then tells which of them, or how
    /// many, a bead should hold, so that beads of several are not made of such units.
    /// </summary>
    public bool RepeatsInSource(int unit) => sourceUnits.Repeats(unit);

    /// <summary>The same of a target unit.</summary>
    public bool RepeatsInTarget(int unit) => targetUnits.Repeats(unit);

    /// <summary>Whether a source unit is as near to several target units as to the nearest, and to more of them than a bead holds.</summary>
    public bool AnswersAllAlike(int sourceUnit) => nearestOfSource.Least(sourceUnit) > nearestOfSource.Best(sourceUnit) - SameCosine;

    /// <summary>The target units nearest to a source unit, nearest first.</summary>
    public ReadOnlySpan<int> NearestTargets(int sourceUnit) => nearestOfSource.Of(sourceUnit);

    /// <summary>The source units nearest to a target unit, nearest first.</summary>
    public ReadOnlySpan<int> NearestSources(int targetUnit) => nearestOfTarget.Of(targetUnit);

    /// <summary>Cosine of two sets of units.</summary>
    public double Similarity(ReadOnlySpan<int> sourceSet, ReadOnlySpan<int> targetSet)
    {
        var dot = 0f;
        foreach (var source in sourceSet)
        {
            foreach (var target in targetSet)
                dot += Dot(source, target);
        }

        return Cosine(dot, Square(sourceUnits, sourceSet), Square(targetUnits, targetSet));
    }

    /// <summary>Measures two sets of units, contiguous or not, of at most four units each, in the order of <see cref="Measurements"/>.</summary>
    public void Measure(ReadOnlySpan<int> sourceSet, ReadOnlySpan<int> targetSet, Span<double> measurements)
    {
        Span<float> ofRows = stackalloc float[sourceSet.Length];
        Span<float> ofColumns = stackalloc float[targetSet.Length];
        ofRows.Clear();
        ofColumns.Clear();
        var dot = 0f;
        for (var s = 0; s < sourceSet.Length; s++)
        {
            for (var t = 0; t < targetSet.Length; t++)
            {
                var product = Dot(sourceSet[s], targetSet[t]);
                ofRows[s] += product;
                ofColumns[t] += product;
                dot += product;
            }
        }

        var (sourceSquare, targetSquare) = (Square(sourceUnits, sourceSet), Square(targetUnits, targetSet));
        var similarity = Cosine(dot, sourceSquare, targetSquare);
        var contribution = Math.Min(
            LeastContribution(sourceUnits, sourceSet, ofRows, similarity, dot, sourceSquare, targetSquare),
            LeastContribution(targetUnits, targetSet, ofColumns, similarity, dot, targetSquare, sourceSquare));
        var (sourceLength, targetLength) = (Length(sourceUnits, sourceSet), Length(targetUnits, targetSet));
        var (neighbours, rival) = Surroundings(sourceSet, targetSet);
        var expected = sourceLength * Math.Exp(ExpectedRatio);
        measurements[0] = similarity;
        measurements[1] = similarity - neighbours;
        measurements[2] = similarity - rival;
        measurements[3] = contribution;
        measurements[4] = Math.Abs(Math.Log((4.0 + targetLength) / (4.0 + sourceLength)) - ExpectedRatio);
        measurements[5] = Math.Abs(targetLength - expected) / Math.Sqrt(1 + targetLength + expected);
        measurements[6] = Math.Log(1 + Math.Min(sourceLength, targetLength));
        if (links is null)
            return;
        var (missing, shared) = keys!.Compare(sourceSet, targetSet);
        measurements[7] = Math.Min(missing, MostKeys);
        measurements[8] = Math.Min(shared, MostKeys);
        links.Measure(sourceSet, targetSet, sourceLength + targetLength, measurements[9..]);
    }

    /// <summary>How long the one language is beside the other, by units that are each other's nearest; few of them move it little.</summary>
    private double LengthRatio()
    {
        double sum = 0;
        var count = 0;
        for (var unit = 0; unit < source.Count; unit++)
        {
            var other = nearestOfSource.Of(unit)[0];
            if (other < 0 || nearestOfSource.Best(unit) < SureCosine || nearestOfTarget.Of(other)[0] != unit)
                continue;
            sum += Math.Log((4.0 + targetUnits.Length(other)) / (4.0 + sourceUnits.Length(unit)));
            count++;
        }

        return Math.Clamp(sum / (count + RatioDoubt), -0.6, 0.6);
    }

    private float Dot(int sourceUnit, int targetUnit) => band.Contains(sourceUnit, targetUnit)
        ? dots[band.Index(sourceUnit, targetUnit)]
        : Reductions.Dot(source.WeightedVector(sourceUnit), target.WeightedVector(targetUnit));

    /// <summary>Mean cosine of the units with their nearest neighbours, and the largest cosine of a unit with one outside the bead.</summary>
    private (double Neighbours, double Rival) Surroundings(ReadOnlySpan<int> sourceSet, ReadOnlySpan<int> targetSet)
    {
        double ofSource = 0, ofTarget = 0;
        var rival = 0f;
        foreach (var unit in sourceSet)
        {
            ofSource += nearestOfSource.Mean(unit, Neighbours) / sourceSet.Length;
            rival = MathF.Max(rival, nearestOfSource.BestOutside(unit, targetSet));
        }

        foreach (var unit in targetSet)
        {
            ofTarget += nearestOfTarget.Mean(unit, Neighbours) / targetSet.Length;
            rival = MathF.Max(rival, nearestOfTarget.BestOutside(unit, sourceSet));
        }

        return ((ofSource + ofTarget) / 2, rival);
    }

    /// <summary>What the cosine loses when the unit that adds least is left out: a unit that belongs to a bead makes it better.</summary>
    private static double LeastContribution(
        UnitGeometry units, ReadOnlySpan<int> set, ReadOnlySpan<float> unitDots, float similarity, float dot, float square, float otherSquare)
    {
        if (set.Length < 2)
            return WholeContribution;
        var least = double.PositiveInfinity;
        for (var i = 0; i < set.Length; i++)
        {
            var rest = square + units.Dot(set[i], set[i]);
            foreach (var other in set)
                rest -= 2 * units.Dot(set[i], other);
            least = Math.Min(least, similarity - Cosine(dot - unitDots[i], rest, otherSquare));
        }

        return least;
    }

    private static float Square(UnitGeometry units, ReadOnlySpan<int> set)
    {
        var sum = 0f;
        for (var i = 0; i < set.Length; i++)
        {
            sum += units.Dot(set[i], set[i]);
            for (var j = i + 1; j < set.Length; j++)
                sum += 2 * units.Dot(set[i], set[j]);
        }

        return sum;
    }

    private static int Length(UnitGeometry units, ReadOnlySpan<int> set)
    {
        var sum = 0;
        foreach (var unit in set)
            sum += units.Length(unit);
        return sum;
    }

    /// <summary>Cosine from a dot product and the squares of two lengths.</summary>
    public static float Cosine(float dot, float firstSquare, float secondSquare) =>
        firstSquare > 1e-12f && secondSquare > 1e-12f ? dot / MathF.Sqrt(firstSquare * secondSquare) : 0;
}
