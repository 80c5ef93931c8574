using System.Numerics.Tensors;

namespace Bilingual.Alignment;

/// <summary>
/// For each distinct word of one text and each unit of the other, the similarity of the unit's best answer to the word. Coverage of any
/// span by any span is then a sum of maxima over this table (compare the greedy matching of BERTScore, Zhang et al. 2020), and no word is
/// compared twice however many cells of the alignment it bears on.
/// </summary>
internal sealed class AnswerTable
{
    // Below this similarity two words of the encoder's space have nothing to do with each other.
    private const float Floor = 0.3f;
    private readonly float[] best;
    private readonly float[] weights;
    private readonly TextSignals asking;
    private readonly int units;

    private AnswerTable(TextSignals asking, float[] weights, float[] best, int units)
    {
        this.asking = asking;
        this.weights = weights;
        this.best = best;
        this.units = units;
    }

    /// <summary>The two tables of a pair: how the target answers the source's words, and the reverse.</summary>
    public static (AnswerTable BySource, AnswerTable ByTarget) Of(
        TextSignals source, WordVectors sourceWords, TextSignals target, WordVectors targetWords)
    {
        var (rows, columns) = (source.Words.Length, target.Words.Length);
        var bySource = new float[rows * target.Count];
        var byTarget = new float[columns * source.Count];
        var similarities = new float[columns];
        var unitsOf = UnitsOfWords(source);
        for (var row = 0; row < rows; row++)
        {
            var vector = sourceWords.Vectors.AsSpan(row * sourceWords.Dimension, sourceWords.Dimension);
            for (var column = 0; column < columns; column++)
            {
                var similarity = TensorPrimitives.Dot(vector, targetWords.Vectors.AsSpan(column * targetWords.Dimension, targetWords.Dimension));
                similarities[column] = MathF.Max(0, (similarity - Floor) / (1 - Floor));
            }

            var answers = bySource.AsSpan(row * target.Count, target.Count);
            for (var unit = 0; unit < target.Count; unit++)
            {
                var most = 0f;
                foreach (var word in target.WordsOf(unit))
                    most = MathF.Max(most, similarities[word]);
                answers[unit] = most;
            }

            foreach (var unit in unitsOf[row])
            {
                for (var column = 0; column < columns; column++)
                {
                    ref var answer = ref byTarget[(column * source.Count) + unit];
                    answer = MathF.Max(answer, similarities[column]);
                }
            }
        }

        return (new AnswerTable(source, sourceWords.Weights, bySource, target.Count),
            new AnswerTable(target, targetWords.Weights, byTarget, source.Count));
    }

    /// <summary>The weight of a span's words that is answered within a span of the other text, and their whole weight.</summary>
    public (float Answered, float Whole) Mass(Range asked, Range within)
    {
        float answered = 0, whole = 0;
        var (first, count) = within.GetOffsetAndLength(units);
        var (from, length) = asked.GetOffsetAndLength(asking.Count);
        for (var unit = from; unit < from + length; unit++)
        {
            foreach (var word in asking.WordsOf(unit))
            {
                whole += weights[word];
                answered += weights[word] * TensorPrimitives.Max(best.AsSpan((word * units) + first, count));
            }
        }

        return (answered, whole);
    }

    private static int[][] UnitsOfWords(TextSignals text)
    {
        var occurrences = new List<int>[text.Words.Length];
        for (var unit = 0; unit < text.Count; unit++)
        {
            foreach (var word in text.WordsOf(unit))
            {
                var list = occurrences[word] ??= [];
                if (list.Count == 0 || list[^1] != unit)
                    list.Add(unit);
            }
        }

        return Array.ConvertAll(occurrences, list => list.ToArray());
    }
}
