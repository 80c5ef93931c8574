using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Bilingual.Embedding;

/// <summary>
/// Sums over vectors in one fixed order. Those of <c>TensorPrimitives</c> first step to an aligned address, so that the same numbers may
/// give different last bits at another place in memory; results and models must not depend on where the garbage collector put an array.
/// </summary>
internal static class Reductions
{
    private const int Lanes = 8;
    private const int Block = 4 * Lanes;

    /// <summary>The sum of the products of two vectors of equal length.</summary>
    public static float Dot(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        ref var a = ref MemoryMarshal.GetReference(x);
        ref var b = ref MemoryMarshal.GetReference(y[..x.Length]);
        Vector256<float> s0 = default, s1 = default, s2 = default, s3 = default;
        nuint i = 0, length = (nuint)x.Length;
        for (; i + Block <= length; i += Block)
        {
            s0 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref a, i), Vector256.LoadUnsafe(ref b, i), s0);
            s1 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref a, i + Lanes), Vector256.LoadUnsafe(ref b, i + Lanes), s1);
            s2 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref a, i + (2 * Lanes)), Vector256.LoadUnsafe(ref b, i + (2 * Lanes)), s2);
            s3 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref a, i + (3 * Lanes)), Vector256.LoadUnsafe(ref b, i + (3 * Lanes)), s3);
        }

        var sum = AddLanes(s0 + s1 + (s2 + s3));
        for (; i < length; i++)
            sum = MathF.FusedMultiplyAdd(x[(int)i], y[(int)i], sum);
        return sum;
    }

    /// <summary>
    /// The sums of the products of a vector with each of the vectors that stand one after another in <paramref name="rows"/>; four at a
    /// time, so that the vector is read once for four of them. The sum of a row does not depend on the rows beside it.
    /// </summary>
    public static void Dots(ReadOnlySpan<float> x, ReadOnlySpan<float> rows, Span<float> sums)
    {
        var length = x.Length;
        var row = 0;
        for (; row + 4 <= sums.Length; row += 4)
            Dots4(x, rows.Slice(row * length, length), rows.Slice((row + 1) * length, length), rows.Slice((row + 2) * length, length), rows.Slice((row + 3) * length, length), sums[row..]);
        for (; row < sums.Length; row++)
            sums[row] = DotInPairs(x, rows.Slice(row * length, length));
    }

    /// <summary>The same with rows of a table, given by their numbers.</summary>
    public static void Dots(ReadOnlySpan<float> x, ReadOnlySpan<float> table, ReadOnlySpan<int> rows, Span<float> sums)
    {
        var length = x.Length;
        var row = 0;
        for (; row + 4 <= rows.Length; row += 4)
            Dots4(x, table.Slice(rows[row] * length, length), table.Slice(rows[row + 1] * length, length), table.Slice(rows[row + 2] * length, length), table.Slice(rows[row + 3] * length, length), sums[row..]);
        for (; row < rows.Length; row++)
            sums[row] = DotInPairs(x, table.Slice(rows[row] * length, length));
    }

    /// <summary>All of one length.</summary>
    private static void Dots4(ReadOnlySpan<float> x, ReadOnlySpan<float> p, ReadOnlySpan<float> q, ReadOnlySpan<float> r, ReadOnlySpan<float> s, Span<float> sums)
    {
        ref var a = ref MemoryMarshal.GetReference(x);
        ref var b = ref MemoryMarshal.GetReference(p);
        ref var c = ref MemoryMarshal.GetReference(q);
        ref var d = ref MemoryMarshal.GetReference(r);
        ref var e = ref MemoryMarshal.GetReference(s);
        Vector256<float> p0 = default, p1 = default, q0 = default, q1 = default, r0 = default, r1 = default, s0 = default, s1 = default;
        nuint i = 0, length = (nuint)x.Length;
        for (; i + (2 * Lanes) <= length; i += 2 * Lanes)
        {
            var (low, high) = (Vector256.LoadUnsafe(ref a, i), Vector256.LoadUnsafe(ref a, i + Lanes));
            p0 = Vector256.FusedMultiplyAdd(low, Vector256.LoadUnsafe(ref b, i), p0);
            p1 = Vector256.FusedMultiplyAdd(high, Vector256.LoadUnsafe(ref b, i + Lanes), p1);
            q0 = Vector256.FusedMultiplyAdd(low, Vector256.LoadUnsafe(ref c, i), q0);
            q1 = Vector256.FusedMultiplyAdd(high, Vector256.LoadUnsafe(ref c, i + Lanes), q1);
            r0 = Vector256.FusedMultiplyAdd(low, Vector256.LoadUnsafe(ref d, i), r0);
            r1 = Vector256.FusedMultiplyAdd(high, Vector256.LoadUnsafe(ref d, i + Lanes), r1);
            s0 = Vector256.FusedMultiplyAdd(low, Vector256.LoadUnsafe(ref e, i), s0);
            s1 = Vector256.FusedMultiplyAdd(high, Vector256.LoadUnsafe(ref e, i + Lanes), s1);
        }

        sums[0] = AddLanes(p0 + p1);
        sums[1] = AddLanes(q0 + q1);
        sums[2] = AddLanes(r0 + r1);
        sums[3] = AddLanes(s0 + s1);
        for (var j = (int)i; j < x.Length; j++)
        {
            sums[0] = MathF.FusedMultiplyAdd(x[j], p[j], sums[0]);
            sums[1] = MathF.FusedMultiplyAdd(x[j], q[j], sums[1]);
            sums[2] = MathF.FusedMultiplyAdd(x[j], r[j], sums[2]);
            sums[3] = MathF.FusedMultiplyAdd(x[j], s[j], sums[3]);
        }
    }

    /// <summary>The same sum in the same order as each of <see cref="Dots4"/>.</summary>
    private static float DotInPairs(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        ref var a = ref MemoryMarshal.GetReference(x);
        ref var b = ref MemoryMarshal.GetReference(y);
        Vector256<float> s0 = default, s1 = default;
        nuint i = 0, length = (nuint)x.Length;
        for (; i + (2 * Lanes) <= length; i += 2 * Lanes)
        {
            s0 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref a, i), Vector256.LoadUnsafe(ref b, i), s0);
            s1 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref a, i + Lanes), Vector256.LoadUnsafe(ref b, i + Lanes), s1);
        }

        var sum = AddLanes(s0 + s1);
        for (var j = (int)i; j < x.Length; j++)
            sum = MathF.FusedMultiplyAdd(x[j], y[j], sum);
        return sum;
    }

    /// <summary>The sum of a vector's numbers.</summary>
    public static float Sum(ReadOnlySpan<float> x)
    {
        ref var a = ref MemoryMarshal.GetReference(x);
        Vector256<float> s0 = default, s1 = default, s2 = default, s3 = default;
        nuint i = 0, length = (nuint)x.Length;
        for (; i + Block <= length; i += Block)
        {
            s0 += Vector256.LoadUnsafe(ref a, i);
            s1 += Vector256.LoadUnsafe(ref a, i + Lanes);
            s2 += Vector256.LoadUnsafe(ref a, i + (2 * Lanes));
            s3 += Vector256.LoadUnsafe(ref a, i + (3 * Lanes));
        }

        var sum = AddLanes(s0 + s1 + (s2 + s3));
        for (; i < length; i++)
            sum += x[(int)i];
        return sum;
    }

    /// <summary>The Euclidean length of a vector.</summary>
    public static float Norm(ReadOnlySpan<float> x) => MathF.Sqrt(Dot(x, x));

    private static float AddLanes(Vector256<float> lanes)
    {
        var half = lanes.GetLower() + lanes.GetUpper();
        return half[0] + half[2] + (half[1] + half[3]);
    }
}
