using System.Numerics;

namespace Bilingual.Embedding;

/// <summary>For each of a list of vectors its nearest neighbours among others, nearest first; equally near ones in order of their index.</summary>
public sealed class NeighbourLists
{
    private readonly int[] indices;
    private readonly float[] similarities;

    internal NeighbourLists(int count, int length)
    {
        Count = count;
        Length = length;
        indices = new int[checked(count * length)];
        similarities = new float[indices.Length];
        Thresholds = new float[count + Vector<float>.Count];
        Array.Fill(indices, -1);
        Array.Fill(similarities, float.NegativeInfinity);
        Array.Fill(Thresholds, length == 0 ? float.PositiveInfinity : float.NegativeInfinity);
    }

    /// <summary>Number of vectors.</summary>
    public int Count { get; }

    /// <summary>Number of neighbours of each.</summary>
    public int Length { get; }

    /// <summary>The similarity that a candidate must exceed; padded so that whole SIMD vectors may be read at each index.</summary>
    internal float[] Thresholds { get; }

    /// <summary>Indices of the neighbours of a vector, nearest first.</summary>
    public ReadOnlySpan<int> Indices(int vector) => indices.AsSpan(vector * Length, Length);

    /// <summary>Cosines of the neighbours of a vector, highest first.</summary>
    public ReadOnlySpan<float> Similarities(int vector) => similarities.AsSpan(vector * Length, Length);

    /// <summary>Enters a candidate that exceeds the threshold. Candidates must come in order of their index.</summary>
    internal void Add(int vector, int index, float similarity)
    {
        var start = vector * Length;
        var position = start + Length - 1;
        for (; position > start && similarities[position - 1] < similarity; position--)
        {
            similarities[position] = similarities[position - 1];
            indices[position] = indices[position - 1];
        }

        similarities[position] = similarity;
        indices[position] = index;
        Thresholds[vector] = similarities[start + Length - 1];
    }
}
