using System.Numerics.Tensors;

namespace Bilingual.Embedding.Training;

/// <summary>
/// The loss of a batch and its gradient: every sentence must pick its translation among all those of the batch by a softmax over scaled
/// cosines, in both directions (Guo et al. 2018, "Effective parallel corpus mining using bilingual sentence embeddings"; Yang et al. 2019).
/// </summary>
/// <param name="dimension">Length of the vectors.</param>
/// <param name="scale">Cosines are multiplied by this. As they do not exceed 1, exp(scale · (cosine − 1)) needs no search for the maximum.</param>
/// <param name="margin">Taken from the cosine of true pairs.</param>
/// <param name="shares">Does the work.</param>
internal sealed unsafe class ContrastiveLoss(int dimension, float scale, float margin, Shares shares)
{
    private const int RowShare = 64;

    private float[] similarities = [];
    private float[] packed = [];
    private float[] logits = [];
    private float[] rowSums = [];
    private float[] columnSums = [];

    /// <summary>Computes the mean loss of a pair and, in <paramref name="gradients"/>, the derivatives of the summed loss.</summary>
    /// <param name="vectors">Unit vectors: the sources one behind the other, then their translations.</param>
    /// <param name="gradients">Receives the derivative by each of these numbers.</param>
    /// <param name="count">Number of pairs.</param>
    public double Differentiate(float[] vectors, float[] gradients, int count)
    {
        var stride = MatrixProduct.PackedLength(1, count);
        Grow(ref similarities, count * stride);
        Grow(ref packed, Math.Max(MatrixProduct.PackedLength(dimension, count), MatrixProduct.PackedLength(count, dimension)));
        Grow(ref logits, count);
        Grow(ref rowSums, count);
        Grow(ref columnSums, stride);

        var (sources, targets) = (vectors.AsMemory(0, count * dimension), vectors.AsMemory(count * dimension, count * dimension));
        Exponentiate(sources, targets, count, stride);
        var loss = 0.0;
        for (var i = 0; i < count; i++)
            loss += (0.5 * (Math.Log(rowSums[i]) + Math.Log(columnSums[i]))) - logits[i];
        DifferentiateSimilarities(count, stride);

        MatrixProduct.Pack(targets.Span, count, dimension, packed);
        Multiply(stride, 1, gradients.AsMemory(0, count * dimension), count);
        MatrixProduct.Pack(sources.Span, count, dimension, packed);
        Multiply(1, stride, gradients.AsMemory(count * dimension, count * dimension), count);
        return loss / count;
    }

    /// <summary>Fills <see cref="similarities"/> with exp(scale · (cosine − 1)) and sums its rows and columns.</summary>
    private void Exponentiate(ReadOnlyMemory<float> sources, ReadOnlyMemory<float> targets, int count, int stride)
    {
        MatrixProduct.PackTransposed(targets.Span, dimension, count, packed);
        shares.Do(count, RowShare, (start, end) =>
        {
            fixed (float* source = sources.Span, panels = packed, to = similarities)
                MatrixProduct.Multiply(source + (start * dimension), dimension, 1, panels, to + (start * stride), stride, end - start, count, dimension);
            for (var i = start; i < end; i++)
            {
                var row = similarities.AsSpan(i * stride, count);
                row[i] -= margin;
                TensorPrimitives.Subtract(row, 1, row);
                TensorPrimitives.Multiply(row, scale, row);
                logits[i] = row[i];
                TensorPrimitives.Exp<float>(row, row);
                rowSums[i] = Reductions.Sum(row);
            }
        });
        shares.Do(stride / MatrixProduct.PanelWidth, 1, (start, end) =>
        {
            var first = start * MatrixProduct.PanelWidth;
            var sums = columnSums.AsSpan(first, Math.Min(end * MatrixProduct.PanelWidth, count) - first);
            sums.Clear();
            for (var i = 0; i < count; i++)
                TensorPrimitives.Add(sums, similarities.AsSpan((i * stride) + first, sums.Length), sums);
        });
    }

    /// <summary>Turns <see cref="similarities"/> into derivatives by the cosines: scale / 2 · (both softmaxes − 2 where the pair is true).</summary>
    private void DifferentiateSimilarities(int count, int stride)
    {
        for (var i = 0; i < count; i++)
            columnSums[i] = 1 / columnSums[i];
        shares.Do(count, RowShare, (start, end) =>
        {
            var factors = new float[count];
            for (var i = start; i < end; i++)
            {
                var row = similarities.AsSpan(i * stride, count);
                TensorPrimitives.Add(columnSums.AsSpan(0, count), 1 / rowSums[i], factors);
                TensorPrimitives.Multiply(row, factors, row);
                row[i] -= 2;
                TensorPrimitives.Multiply(row, scale / 2, row);
            }
        });
    }

    /// <summary>Multiplies the derivatives by the cosines, or their transpose, with the packed vectors.</summary>
    private void Multiply(int rowStride, int depthStride, Memory<float> to, int count) => shares.Do(count, RowShare, (start, end) =>
    {
        fixed (float* derivatives = similarities, panels = packed, first = to.Span)
        {
            MatrixProduct.Multiply(
                derivatives + (start * rowStride), rowStride, depthStride, panels, first + (start * dimension), dimension, end - start, dimension, count);
        }
    });

    private static void Grow(ref float[] buffer, int length)
    {
        if (buffer.Length < length)
            buffer = new float[length];
    }
}
