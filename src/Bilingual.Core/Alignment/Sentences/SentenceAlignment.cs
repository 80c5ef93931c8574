using System.Collections.Immutable;

namespace Bilingual.Alignment;

/// <summary>How two texts are aligned.</summary>
public enum AlignmentMode
{
    /// <summary>Decided from the evidence.</summary>
    Auto,

    /// <summary>Same order: one path through both texts, from which whole blocks may have moved.</summary>
    Parallel,

    /// <summary>Any order.</summary>
    Comparable,
}

/// <summary>A run of beads that stands elsewhere on the other side.</summary>
/// <param name="SourceStart">First source unit.</param>
/// <param name="SourceEnd">One past the last source unit.</param>
/// <param name="TargetStart">First target unit.</param>
/// <param name="TargetEnd">One past the last target unit.</param>
public readonly record struct MovedBlock(int SourceStart, int SourceEnd, int TargetStart, int TargetEnd);

/// <summary>The alignment of two sequences of units.</summary>
/// <param name="Beads">A partition of the units of both sides, by position of their first source unit, null beads of the target where they stand.</param>
/// <param name="Mode">How they were aligned: <see cref="AlignmentMode.Parallel"/> or <see cref="AlignmentMode.Comparable"/>.</param>
/// <param name="Reason">Why that way, for people.</param>
/// <param name="Moves">Blocks that cross the order of the rest, by source.</param>
public sealed record SentenceAlignment(
    ImmutableArray<Bead> Beads, AlignmentMode Mode, string Reason, ImmutableArray<MovedBlock> Moves);
