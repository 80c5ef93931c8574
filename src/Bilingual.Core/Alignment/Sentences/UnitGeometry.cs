using Bilingual.Embedding;

namespace Bilingual.Alignment;

/// <summary>
/// One text of an alignment: lengths of its units and the dot products of units that stand close together, from which the Euclidean
/// length of the sum of any few of them follows without touching their vectors.
/// </summary>
internal sealed class UnitGeometry
{
    private const float SameCosine = 0.9999f;
    private readonly TextSignals text;
    private readonly float[] near;
    private readonly float[] squares;
    private readonly int[] characters;

    /// <summary>Measures a text.</summary>
    public UnitGeometry(TextSignals text)
    {
        this.text = text;
        near = new float[text.Count * BeadPriors.Longest];
        characters = new int[text.Count + 1];
        for (var unit = 0; unit < text.Count; unit++)
        {
            characters[unit + 1] = characters[unit] + text.Lengths[unit];
            var vector = text.WeightedVector(unit);
            for (var next = 0; next < BeadPriors.Longest && unit + next < text.Count; next++)
                near[(unit * BeadPriors.Longest) + next] = Reductions.Dot(vector, text.WeightedVector(unit + next));
        }

        squares = new float[near.Length];
        for (var unit = 0; unit < text.Count; unit++)
        {
            var square = 0f;
            for (var last = unit; last < Math.Min(text.Count, unit + BeadPriors.Longest); last++)
            {
                square += near[last * BeadPriors.Longest];
                for (var other = unit; other < last; other++)
                    square += 2 * near[(other * BeadPriors.Longest) + last - other];
                squares[(unit * BeadPriors.Longest) + last - unit] = square;
            }
        }
    }

    /// <summary>Dot product of the weighted vectors of two units.</summary>
    public float Dot(int first, int second)
    {
        var (low, high) = first < second ? (first, second) : (second, first);
        return high - low < BeadPriors.Longest
            ? near[(low * BeadPriors.Longest) + high - low]
            : Reductions.Dot(text.WeightedVector(low), text.WeightedVector(high));
    }

    /// <summary>Square of the Euclidean length of the sum of the weighted vectors of a span of at most four units.</summary>
    public float Square(int first, int count) => squares[(first * BeadPriors.Longest) + count - 1];

    /// <summary>Whether a unit has the direction of the one before it.</summary>
    public bool Repeats(int unit) => unit > 0
        && near[((unit - 1) * BeadPriors.Longest) + 1] >= SameCosine * MathF.Sqrt(Square(unit - 1, 1) * Square(unit, 1));

    /// <summary>UTF-16 code units of a unit.</summary>
    public int Length(int unit) => characters[unit + 1] - characters[unit];
}
