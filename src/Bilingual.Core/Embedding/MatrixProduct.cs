using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Bilingual.Embedding;

/// <summary>
/// The one matrix product that training and neighbour search share. Every element is one chain of fused multiply-adds over k in rising
/// order, whatever the tile it falls in and however wide the processor's vectors are: results do not depend on blocking or on threads,
/// and A·B transposed equals Bᵀ·Aᵀ bit for bit.
/// </summary>
internal static unsafe class MatrixProduct
{
    /// <summary>Columns are packed in panels of this many.</summary>
    public const int PanelWidth = 32;

    private const int RowBlock = 8;

    /// <summary>A panel of this depth stays in the first-level cache.</summary>
    private const int DepthBlock = 128;

    /// <summary>Floats that a packed matrix takes.</summary>
    public static int PackedLength(int depth, int columns) => depth * ((columns + PanelWidth - 1) / PanelWidth) * PanelWidth;

    /// <summary>Packs B (depth × columns, row-major) in panels; columns of the last panel that B lacks become zeros.</summary>
    public static void Pack(ReadOnlySpan<float> b, int depth, int columns, Span<float> packed)
    {
        for (int first = 0, at = 0; first < columns; first += PanelWidth)
        {
            int width = Math.Min(PanelWidth, columns - first);
            for (int k = 0; k < depth; k++, at += PanelWidth)
            {
                b.Slice((k * columns) + first, width).CopyTo(packed[at..]);
                packed.Slice(at + width, PanelWidth - width).Clear();
            }
        }
    }

    /// <summary>Packs the transpose of B, given as columns × depth, row-major.</summary>
    public static void PackTransposed(ReadOnlySpan<float> b, int depth, int columns, Span<float> packed)
    {
        for (int first = 0, at = 0; first < columns; first += PanelWidth, at += PanelWidth * depth)
        {
            Span<float> panel = packed.Slice(at, PanelWidth * depth);
            int width = Math.Min(PanelWidth, columns - first);
            if (width < PanelWidth) panel.Clear();
            for (int column = 0; column < width; column++)
            {
                ReadOnlySpan<float> row = b.Slice((first + column) * depth, depth);
                for (int k = 0, to = column; k < row.Length; k++, to += PanelWidth) panel[to] = row[k];
            }
        }
    }

    /// <summary>C (rows × columns, row-major) = A (rows × depth) · B (depth × columns).</summary>
    /// <param name="a">First element of A; element (i, k) lies at a[i·aRowStride + k·aDepthStride], so that a transposed A needs no copy.</param>
    /// <param name="aRowStride">Step between rows of A.</param>
    /// <param name="aDepthStride">Step between columns of A.</param>
    /// <param name="packedB">B in panels.</param>
    /// <param name="c">First element of C.</param>
    /// <param name="cStride">Step between rows of C, at least <paramref name="columns"/> rounded up to <see cref="PanelWidth"/>.</param>
    /// <param name="rows">Rows of C.</param>
    /// <param name="columns">Columns of C.</param>
    /// <param name="depth">Columns of A, rows of B.</param>
    public static void Multiply(
        float* a, nint aRowStride, nint aDepthStride, float* packedB, float* c, nint cStride, int rows, int columns, int depth)
    {
        for (int firstDepth = 0; firstDepth < depth; firstDepth += DepthBlock)
        {
            int blockDepth = Math.Min(DepthBlock, depth - firstDepth);
            bool accumulate = firstDepth > 0;
            float* aBlock = a + (firstDepth * aDepthStride);
            for (int j = 0; j < columns; j += PanelWidth)
            {
                float* panel = packedB + ((nint)j * depth) + (firstDepth * PanelWidth);
                float* cPanel = c + j;
                int i = 0;
                if (Vector512.IsHardwareAccelerated)
                {
                    for (; i + RowBlock <= rows; i += RowBlock)
                        Tile8(aBlock + (i * aRowStride), aRowStride, aDepthStride, panel, cPanel + (i * cStride), cStride, blockDepth, accumulate);
                    for (; i < rows; i++)
                        Row512(aBlock + (i * aRowStride), aDepthStride, panel, cPanel + (i * cStride), blockDepth, accumulate);
                }
                else
                {
                    for (; i + 2 <= rows; i += 2)
                        Tile2(aBlock + (i * aRowStride), aRowStride, aDepthStride, panel, cPanel + (i * cStride), cStride, blockDepth, accumulate);
                    for (; i < rows; i++)
                        Row256(aBlock + (i * aRowStride), aDepthStride, panel, cPanel + (i * cStride), blockDepth, accumulate);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile8(
        float* a, nint aRowStride, nint aDepthStride, float* b, float* c, nint cStride, int depth, bool accumulate)
    {
        Vector512<float> c00, c01, c10, c11, c20, c21, c30, c31, c40, c41, c50, c51, c60, c61, c70, c71;
        if (accumulate)
        {
            c00 = Vector512.Load(c);
            c01 = Vector512.Load(c + 16);
            c10 = Vector512.Load(c + cStride);
            c11 = Vector512.Load(c + cStride + 16);
            c20 = Vector512.Load(c + (2 * cStride));
            c21 = Vector512.Load(c + (2 * cStride) + 16);
            c30 = Vector512.Load(c + (3 * cStride));
            c31 = Vector512.Load(c + (3 * cStride) + 16);
            c40 = Vector512.Load(c + (4 * cStride));
            c41 = Vector512.Load(c + (4 * cStride) + 16);
            c50 = Vector512.Load(c + (5 * cStride));
            c51 = Vector512.Load(c + (5 * cStride) + 16);
            c60 = Vector512.Load(c + (6 * cStride));
            c61 = Vector512.Load(c + (6 * cStride) + 16);
            c70 = Vector512.Load(c + (7 * cStride));
            c71 = Vector512.Load(c + (7 * cStride) + 16);
        }
        else
        {
            c00 = c01 = c10 = c11 = c20 = c21 = c30 = c31 = c40 = c41 = c50 = c51 = c60 = c61 = c70 = c71 = Vector512<float>.Zero;
        }

        for (int k = 0; k < depth; k++)
        {
            Vector512<float> b0 = Vector512.Load(b);
            Vector512<float> b1 = Vector512.Load(b + 16);
            Vector512<float> s = Vector512.Create(a[0]);
            c00 = Vector512.FusedMultiplyAdd(s, b0, c00);
            c01 = Vector512.FusedMultiplyAdd(s, b1, c01);
            s = Vector512.Create(a[aRowStride]);
            c10 = Vector512.FusedMultiplyAdd(s, b0, c10);
            c11 = Vector512.FusedMultiplyAdd(s, b1, c11);
            s = Vector512.Create(a[2 * aRowStride]);
            c20 = Vector512.FusedMultiplyAdd(s, b0, c20);
            c21 = Vector512.FusedMultiplyAdd(s, b1, c21);
            s = Vector512.Create(a[3 * aRowStride]);
            c30 = Vector512.FusedMultiplyAdd(s, b0, c30);
            c31 = Vector512.FusedMultiplyAdd(s, b1, c31);
            s = Vector512.Create(a[4 * aRowStride]);
            c40 = Vector512.FusedMultiplyAdd(s, b0, c40);
            c41 = Vector512.FusedMultiplyAdd(s, b1, c41);
            s = Vector512.Create(a[5 * aRowStride]);
            c50 = Vector512.FusedMultiplyAdd(s, b0, c50);
            c51 = Vector512.FusedMultiplyAdd(s, b1, c51);
            s = Vector512.Create(a[6 * aRowStride]);
            c60 = Vector512.FusedMultiplyAdd(s, b0, c60);
            c61 = Vector512.FusedMultiplyAdd(s, b1, c61);
            s = Vector512.Create(a[7 * aRowStride]);
            c70 = Vector512.FusedMultiplyAdd(s, b0, c70);
            c71 = Vector512.FusedMultiplyAdd(s, b1, c71);
            a += aDepthStride;
            b += PanelWidth;
        }

        c00.Store(c);
        c01.Store(c + 16);
        c10.Store(c + cStride);
        c11.Store(c + cStride + 16);
        c20.Store(c + (2 * cStride));
        c21.Store(c + (2 * cStride) + 16);
        c30.Store(c + (3 * cStride));
        c31.Store(c + (3 * cStride) + 16);
        c40.Store(c + (4 * cStride));
        c41.Store(c + (4 * cStride) + 16);
        c50.Store(c + (5 * cStride));
        c51.Store(c + (5 * cStride) + 16);
        c60.Store(c + (6 * cStride));
        c61.Store(c + (6 * cStride) + 16);
        c70.Store(c + (7 * cStride));
        c71.Store(c + (7 * cStride) + 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Row512(float* a, nint aDepthStride, float* b, float* c, int depth, bool accumulate)
    {
        Vector512<float> c0 = accumulate ? Vector512.Load(c) : default;
        Vector512<float> c1 = accumulate ? Vector512.Load(c + 16) : default;
        for (int k = 0; k < depth; k++)
        {
            Vector512<float> s = Vector512.Create(*a);
            c0 = Vector512.FusedMultiplyAdd(s, Vector512.Load(b), c0);
            c1 = Vector512.FusedMultiplyAdd(s, Vector512.Load(b + 16), c1);
            a += aDepthStride;
            b += PanelWidth;
        }

        c0.Store(c);
        c1.Store(c + 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile2(
        float* a, nint aRowStride, nint aDepthStride, float* b, float* c, nint cStride, int depth, bool accumulate)
    {
        Vector256<float> c00 = default, c01 = default, c02 = default, c03 = default, c10 = default, c11 = default, c12 = default, c13 = default;
        if (accumulate)
        {
            c00 = Vector256.Load(c);
            c01 = Vector256.Load(c + 8);
            c02 = Vector256.Load(c + 16);
            c03 = Vector256.Load(c + 24);
            c10 = Vector256.Load(c + cStride);
            c11 = Vector256.Load(c + cStride + 8);
            c12 = Vector256.Load(c + cStride + 16);
            c13 = Vector256.Load(c + cStride + 24);
        }

        for (int k = 0; k < depth; k++)
        {
            Vector256<float> b0 = Vector256.Load(b);
            Vector256<float> b1 = Vector256.Load(b + 8);
            Vector256<float> b2 = Vector256.Load(b + 16);
            Vector256<float> b3 = Vector256.Load(b + 24);
            Vector256<float> s = Vector256.Create(a[0]);
            c00 = Vector256.FusedMultiplyAdd(s, b0, c00);
            c01 = Vector256.FusedMultiplyAdd(s, b1, c01);
            c02 = Vector256.FusedMultiplyAdd(s, b2, c02);
            c03 = Vector256.FusedMultiplyAdd(s, b3, c03);
            s = Vector256.Create(a[aRowStride]);
            c10 = Vector256.FusedMultiplyAdd(s, b0, c10);
            c11 = Vector256.FusedMultiplyAdd(s, b1, c11);
            c12 = Vector256.FusedMultiplyAdd(s, b2, c12);
            c13 = Vector256.FusedMultiplyAdd(s, b3, c13);
            a += aDepthStride;
            b += PanelWidth;
        }

        c00.Store(c);
        c01.Store(c + 8);
        c02.Store(c + 16);
        c03.Store(c + 24);
        c10.Store(c + cStride);
        c11.Store(c + cStride + 8);
        c12.Store(c + cStride + 16);
        c13.Store(c + cStride + 24);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Row256(float* a, nint aDepthStride, float* b, float* c, int depth, bool accumulate)
    {
        Vector256<float> c0 = default, c1 = default, c2 = default, c3 = default;
        if (accumulate)
        {
            c0 = Vector256.Load(c);
            c1 = Vector256.Load(c + 8);
            c2 = Vector256.Load(c + 16);
            c3 = Vector256.Load(c + 24);
        }

        for (int k = 0; k < depth; k++)
        {
            Vector256<float> s = Vector256.Create(*a);
            c0 = Vector256.FusedMultiplyAdd(s, Vector256.Load(b), c0);
            c1 = Vector256.FusedMultiplyAdd(s, Vector256.Load(b + 8), c1);
            c2 = Vector256.FusedMultiplyAdd(s, Vector256.Load(b + 16), c2);
            c3 = Vector256.FusedMultiplyAdd(s, Vector256.Load(b + 24), c3);
            a += aDepthStride;
            b += PanelWidth;
        }

        c0.Store(c);
        c1.Store(c + 8);
        c2.Store(c + 16);
        c3.Store(c + 24);
    }
}
