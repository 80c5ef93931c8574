using System.Collections.Immutable;

namespace Bilingual.Alignment;

/// <summary>What is measured of a bead while searching.</summary>
internal static class BeadMeasurements
{
    /// <summary>What vectors and lengths tell: all there is of the pieces of units, and the beginning of what there is of units.</summary>
    public static ImmutableArray<Measurement> OfPieces { get; } =
    [
        new("similarity", Direction.Rising),
        new("margin", Direction.Rising),
        new("lead", Direction.Rising),
        new("least-contribution", Direction.Rising),
        new("length-ratio", Direction.Falling),
        new("length-deviation", Direction.Falling),
        new("shorter-length", Direction.Free),
    ];

    /// <summary>What is measured of units.</summary>
    public static ImmutableArray<Measurement> OfUnits { get; } =
    [
        .. OfPieces,
        new("missing-quantities", Direction.Falling),
        new("shared-keys", Direction.Rising),
        new("linked", Direction.Rising),
        new("linked-outside", Direction.Falling),
        new("bond", Direction.Rising),
    ];
}
