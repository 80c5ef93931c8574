using System.Collections.Immutable;

namespace Bilingual.Alignment;

/// <summary>
/// A set of source units and a set of target units that answer each other. The beads of two sequences are a partition: each unit stands
/// in exactly one bead; a null bead holds exactly one unit. The sets need not be contiguous.
/// </summary>
/// <param name="Source">0-based source units, ascending.</param>
/// <param name="Target">0-based target units, ascending.</param>
/// <param name="Probability">Probability that the bead is exactly right, 0 to 1.</param>
/// <param name="Evidence">Why: the measurements behind the probability.</param>
public sealed record Bead(ImmutableArray<int> Source, ImmutableArray<int> Target, double Probability, Evidence Evidence)
{
    /// <summary>Whether the bead stands in a block that crosses the order of the rest; such blocks are listed as <see cref="SentenceAlignment.Moves"/>.</summary>
    public bool IsMoved { get; init; }

    /// <summary>Whether one side is empty.</summary>
    public bool IsNull => Source.Length == 0 || Target.Length == 0;
}
