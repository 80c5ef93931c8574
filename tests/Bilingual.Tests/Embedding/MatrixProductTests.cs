using Bilingual.Embedding;

namespace Bilingual.Tests.Embedding;

public unsafe class MatrixProductTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(8, 32, 128)]
    [InlineData(13, 45, 37)]
    [InlineData(9, 64, 300)]
    public void Multiply_AnyShape_IsTheChainOfFusedMultiplyAdds(int rows, int columns, int depth)
    {
        var a = Numbers(rows * depth, 1);
        var b = Numbers(depth * columns, 2);
        var expected = new float[rows * columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                var sum = 0f;
                for (var k = 0; k < depth; k++)
                    sum = MathF.FusedMultiplyAdd(a[(i * depth) + k], b[(k * columns) + j], sum);
                expected[(i * columns) + j] = sum;
            }
        }

        var packed = new float[MatrixProduct.PackedLength(depth, columns)];
        MatrixProduct.Pack(b, depth, columns, packed);
        Assert.Equal(expected, Multiply(a, depth, 1, packed, rows, columns, depth));

        MatrixProduct.PackTransposed(Transpose(b, depth, columns), depth, columns, packed);
        Assert.Equal(expected, Multiply(Transpose(a, rows, depth), 1, rows, packed, rows, columns, depth));
    }

    private static float[] Multiply(float[] a, int rowStride, int depthStride, float[] packed, int rows, int columns, int depth)
    {
        var stride = MatrixProduct.PackedLength(1, columns);
        var c = new float[rows * stride];
        fixed (float* pa = a, pb = packed, pc = c)
            MatrixProduct.Multiply(pa, rowStride, depthStride, pb, pc, stride, rows, columns, depth);
        return [.. Enumerable.Range(0, rows * columns).Select(at => c[(at / columns * stride) + (at % columns)])];
    }

    private static float[] Transpose(float[] matrix, int rows, int columns) =>
        [.. Enumerable.Range(0, rows * columns).Select(at => matrix[(at % rows * columns) + (at / rows)])];

    private static float[] Numbers(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextSingle()) - 1)];
    }
}
