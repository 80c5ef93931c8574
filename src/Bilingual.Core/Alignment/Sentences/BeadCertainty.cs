using System.Collections.Immutable;

namespace Bilingual.Alignment;

/// <summary>What bears on the probability that a bead which was chosen is exactly right.</summary>
internal static class BeadCertainty
{
    /// <summary>The largest log odds that are told apart.</summary>
    public const double Surest = 9;

    /// <summary>The smallest probability on the path that is told from 0.</summary>
    public const double Faintest = 1e-4;

    /// <summary>Of a bead with both sides.</summary>
    public static ImmutableArray<Measurement> OfBeads { get; } =
    [
        new("path", Direction.Rising),
        new("free", Direction.Rising),
        new("comparable", Direction.Free),
        new("units", Direction.Falling),
    ];

    /// <summary>Of a unit without a counterpart.</summary>
    public static ImmutableArray<Measurement> OfNulls { get; } =
    [
        new("unlinked", Direction.Rising),
        new("best-counterpart", Direction.Falling),
        new("comparable", Direction.Free),
    ];

    /// <summary>Log odds within the range that is told apart.</summary>
    public static double Logit(double probability) => Math.Clamp(AdditiveModel.Logit(Math.Clamp(probability, 0, 1)), -Surest, Surest);
}
