using System.Collections.Immutable;

namespace Bilingual.Alignment;

/// <summary>What is measured of two documents.</summary>
internal static class DocumentCells
{
    /// <summary>The measurements in their order.</summary>
    public static ImmutableArray<Measurement> Measurements { get; } =
    [
        new("similarity", Direction.Rising),
        new("margin", Direction.Rising),
        new("sentences", Direction.Rising),
        new("names", Direction.Rising),
        new("quantities", Direction.Rising),
    ];
}
