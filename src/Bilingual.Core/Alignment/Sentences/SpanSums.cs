using System.Numerics.Tensors;

namespace Bilingual.Alignment;

/// <summary>Euclidean lengths and characters of the spans of one to four consecutive units of a text.</summary>
internal sealed class SpanSums
{
    private readonly float[] norms;
    private readonly int[] characters;

    /// <summary>Measures the spans of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">Units in the longest span.</param>
    public SpanSums(TextSignals text, int longest)
    {
        Longest = longest;
        norms = new float[text.Count * longest];
        characters = new int[text.Count + 1];
        for (var unit = 0; unit < text.Count; unit++)
            characters[unit + 1] = characters[unit] + text.Lengths[unit];
        var sum = new float[text.Dimension];
        for (var first = 0; first < text.Count; first++)
        {
            Array.Clear(sum);
            for (var length = 1; length <= longest && first + length <= text.Count; length++)
            {
                TensorPrimitives.Add(sum, text.WeightedVector(first + length - 1), sum);
                norms[(first * longest) + length - 1] = TensorPrimitives.Norm<float>(sum);
            }
        }
    }

    /// <summary>Units in the longest span.</summary>
    public int Longest { get; }

    /// <summary>Euclidean length of the sum of the weighted vectors of a span.</summary>
    public float Norm(int first, int length) => norms[(first * Longest) + length - 1];

    /// <summary>UTF-16 code units in a span.</summary>
    public int Characters(int first, int length) => characters[first + length] - characters[first];
}
