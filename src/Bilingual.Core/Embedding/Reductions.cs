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
