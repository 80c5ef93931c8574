using System.Collections.Immutable;

namespace Bilingual.Alignment;

/// <summary>What is measured of a bead while searching.</summary>
internal static class BeadMeasurements
{
    /// <summary>The measurements in their order.</summary>
    public static ImmutableArray<Measurement> All { get; } =
    [
        new("similarity", Direction.Rising),
        new("margin", Direction.Rising),
        new("length-ratio", Direction.Falling),
    ];
}
