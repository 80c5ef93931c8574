using System.Numerics.Tensors;
using Bilingual.Embedding;

namespace Bilingual.Alignment;

/// <summary>
/// Finds the band in which a path through two long texts lies, from coarse to fine (as Thompson and Koehn 2019 search, "Vecalign"): the
/// vectors of neighbouring units are summed in pairs until the texts are short, the best way through them is found over the whole grid,
/// and from there on beside the way found one level up. Time and memory are linear in the units.
/// </summary>
/// <remarks>
/// What all units of a language have in common is taken from their vectors first. What is left of a sum of a hundred sentences still
/// answers the sum of their translations as a single sentence does, while sums of others become ever less alike.
/// </remarks>
internal static class CoarseSearch
{
    // The shorter a level, the vaguer; the longer, the dearer.
    private const int TopLength = 1024;
    private const int Radius = 8;
    private const int FinestRadius = 8;
    private const int Samples = 4096;

    // Of the weight of units, what must be their own: where less is left it is rounding, as in a text of one line over and over.
    private const float LeastOwn = 1e-3f;

    // In standard deviations: what no way may live on, lest it pick its detours from chance.
    private const double Ordinary = 2;
    private const double Most = 8;

    // Steps of a way; a diagonal one goes down and along.
    private const byte Start = 0;
    private const byte Down = 1;
    private const byte Along = 2;
    private const byte Diagonal = Down | Along;

    /// <summary>The band.</summary>
    public static SearchBand Find(TextSignals source, TextSignals target, CancellationToken cancellationToken)
    {
        var (sources, targets) = (Levels(source), Levels(target));
        while (sources.Count < targets.Count)
            sources.Add(sources[^1].Keep());
        while (targets.Count < sources.Count)
            targets.Add(targets[^1].Keep());
        var (rows, columns) = (sources[^1], targets[^1]);
        var band = SearchBand.Whole(rows.Count, columns.Count);
        for (var level = sources.Count - 1; level >= 0; level--)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var way = Way(sources[level], targets[level], band);
            var finer = level == 0;
            band = Beside(
                way,
                sources[level].Halved ? 2 : 1,
                targets[level].Halved ? 2 : 1,
                finer ? source.Count : sources[level - 1].Count,
                finer ? target.Count : targets[level - 1].Count,
                finer ? FinestRadius : Radius);
        }

        return band;
    }

    /// <summary>The levels above the units, each half as long as the one before.</summary>
    private static List<Level> Levels(TextSignals text)
    {
        var common = Common(text);
        var level = new float[(text.Count + 1) / 2 * text.Dimension];
        var weight = 0f;
        for (var unit = 0; unit < text.Count; unit++)
        {
            var sum = level.AsSpan(unit / 2 * text.Dimension, text.Dimension);
            var ofUnit = Reductions.Norm(text.WeightedVector(unit));
            TensorPrimitives.Add(sum, text.WeightedVector(unit), sum);
            TensorPrimitives.MultiplyAdd(common, -ofUnit, sum, sum);
            weight += ofUnit;
            if (unit % 2 == 0 && unit + 1 < text.Count)
                continue;
            if (Reductions.Norm(sum) < weight * LeastOwn)
                sum.Clear();
            weight = 0;
        }

        var levels = new List<Level> { new(level, text.Dimension, Halved: true) };
        while (level.Length > TopLength * text.Dimension)
        {
            level = Halve(level, text.Dimension);
            levels.Add(new Level(level, text.Dimension, Halved: true));
        }

        return levels;
    }

    /// <summary>The mean vector for each unit of weight.</summary>
    private static float[] Common(TextSignals text)
    {
        var common = new float[text.Dimension];
        var weight = 0f;
        for (var unit = 0; unit < text.Count; unit++)
        {
            TensorPrimitives.Add(common, text.WeightedVector(unit), common);
            weight += Reductions.Norm(text.WeightedVector(unit));
        }

        if (weight > 0)
            TensorPrimitives.Divide(common, weight, common);
        return common;
    }

    private static float[] Halve(ReadOnlySpan<float> vectors, int dimension)
    {
        var count = vectors.Length / dimension;
        var halved = new float[(count + 1) / 2 * dimension];
        for (var unit = 0; unit < count; unit++)
        {
            var sum = halved.AsSpan(unit / 2 * dimension, dimension);
            TensorPrimitives.Add(sum, vectors.Slice(unit * dimension, dimension), sum);
        }

        return halved;
    }

    /// <summary>
    /// The way from corner to corner whose diagonal steps stand out most: each counts by how far the cosine of its cell exceeds what chance
    /// ordinarily gives. Steps along one side are free and count nothing: a run without counterpart costs no more for being long, and a way
    /// beside it can gain from chance only what it gives up in true cells.
    /// </summary>
    private static List<(int Row, int Column)> Way(Level rows, Level columns, SearchBand band)
    {
        var (mean, deviation) = Chance(rows, columns);
        var steps = new byte[band.Cells];
        var (above, here, cosines) = (Array.Empty<double>(), Array.Empty<double>(), Array.Empty<float>());
        for (var row = 0; row < rows.Count; row++)
        {
            var (first, width) = (band.First(row), band.End(row) - band.First(row));
            // How far the row above begins before this one.
            var shift = row > 0 ? first - band.First(row - 1) : 0;
            (above, here) = (here, above.Length == width ? above : new double[width]);
            if (cosines.Length != width)
                cosines = new float[width];
            rows.Cosines(row, columns, first, cosines);
            var ofRow = steps.AsSpan((int)band.Index(row, first), width);
            var diagonal = row > 0 && shift > 0 && shift - 1 < above.Length ? above[shift - 1] : double.NegativeInfinity;
            var before = double.NegativeInfinity;
            for (var i = 0; i < width; i++)
            {
                var excess = deviation > 0 ? (cosines[i] - mean) / deviation : 0;
                var worth = Math.Max(0, Math.Min(excess, Most) - Ordinary);
                var down = row > 0 && i + shift < above.Length ? above[i + shift] : double.NegativeInfinity;
                // A diagonal step first: where nothing stands out the way is straight. Then whichever leads to the line between the corners,
                // so that swapping the sides mirrors the way.
                var (best, step) = row == 0 && first + i == 0 ? (worth, Start) : (diagonal + worth, Diagonal);
                var isBelow = (long)row * columns.Count > (long)(first + i) * rows.Count;
                if (isBelow && down > best)
                    (best, step) = (down, Down);
                if (before > best)
                    (best, step) = (before, Along);
                if (!isBelow && down > best)
                    (best, step) = (down, Down);
                here[i] = best;
                ofRow[i] = step;
                (diagonal, before) = (down, best);
            }
        }

        var way = new List<(int Row, int Column)>();
        for (var (row, column) = (rows.Count - 1, columns.Count - 1); ;)
        {
            way.Add((row, column));
            var step = steps[band.Index(row, column)];
            if (step == Start)
                break;
            row -= step & Down;
            column -= (step & Along) / Along;
        }

        way.Reverse();
        return way;
    }

    /// <summary>Mean and standard deviation of the cosines of pairs drawn without regard to order.</summary>
    private static (double Mean, double Deviation) Chance(Level rows, Level columns)
    {
        double sum = 0, squares = 0;
        for (var i = 0; i < Samples; i++)
        {
            var cosine = rows.Cosine((int)(i * 7919L % rows.Count), columns, (int)(i * 104_729L % columns.Count));
            sum += cosine;
            squares += cosine * cosine;
        }

        var mean = sum / Samples;
        return (mean, Math.Sqrt(Math.Max(0, (squares / Samples) - (mean * mean))));
    }

    /// <summary>The cells of a finer level beside a way.</summary>
    private static SearchBand Beside(List<(int Row, int Column)> way, int rowScale, int columnScale, int rows, int columns, int radius)
    {
        var (firsts, ends) = (new int[rows], new int[rows]);
        Array.Fill(firsts, columns);
        foreach (var (row, column) in way)
        {
            for (var fine = Math.Max(0, (row * rowScale) - radius); fine < Math.Min(rows, ((row + 1) * rowScale) + radius); fine++)
            {
                firsts[fine] = Math.Min(firsts[fine], Math.Max(0, (column * columnScale) - radius));
                ends[fine] = Math.Max(ends[fine], Math.Min(columns, ((column + 1) * columnScale) + radius));
            }
        }

        return SearchBand.Of(firsts, ends, columns);
    }

    /// <summary>A text at one level.</summary>
    private sealed record Level(float[] Vectors, int Dimension, bool Halved)
    {
        private readonly float[] norms = Norms(Vectors, Dimension);

        public int Count => norms.Length;

        /// <summary>The same as a level above itself, beside a longer text.</summary>
        public Level Keep() => this with { Halved = false };

        public float Cosine(int unit, Level other, int otherUnit)
        {
            var scale = norms[unit] * other.norms[otherUnit];
            return scale > 1e-6f
                ? Reductions.Dot(Vectors.AsSpan(unit * Dimension, Dimension), other.Vectors.AsSpan(otherUnit * Dimension, Dimension)) / scale
                : 0;
        }

        /// <summary>The cosines of a unit with consecutive ones of the other text.</summary>
        public void Cosines(int unit, Level other, int first, Span<float> cosines)
        {
            Reductions.Dots(Vectors.AsSpan(unit * Dimension, Dimension), other.Vectors.AsSpan(first * Dimension, cosines.Length * Dimension), cosines);
            for (var i = 0; i < cosines.Length; i++)
            {
                var scale = norms[unit] * other.norms[first + i];
                cosines[i] = scale > 1e-6f ? cosines[i] / scale : 0;
            }
        }

        private static float[] Norms(float[] vectors, int dimension)
        {
            var norms = new float[vectors.Length / dimension];
            for (var unit = 0; unit < norms.Length; unit++)
                norms[unit] = Reductions.Norm(vectors.AsSpan(unit * dimension, dimension));
            return norms;
        }
    }
}
