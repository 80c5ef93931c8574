using System.Collections.Immutable;

namespace Bilingual.Hosting.Review;

/// <summary>A realignment that is shown before it is applied.</summary>
/// <param name="Token">Its name.</param>
/// <param name="Pair">The pair's name in addresses.</param>
/// <param name="Revision">The revision that it was made from.</param>
/// <param name="Steps">What changes, in reading order: beads that give way, and those that take their place.</param>
/// <param name="Unchanged">How many beads stay as they are.</param>
public sealed record RealignProposal(string Token, string Pair, long Revision, ImmutableArray<RealignStep> Steps, int Unchanged)
{
    /// <summary>The change, if everything that it takes the place of is still as it was; else null.</summary>
    public StateChange? Against(PairState state) =>
        Steps.SelectMany(step => step.Before).All(bead => state.Beads.TryGetValue(bead.Id, out var now) && now == bead)
            ? new StateChange { BeadsBefore = [.. Steps.SelectMany(step => step.Before)], BeadsAfter = [.. Steps.SelectMany(step => step.After)] }
            : null;
}

/// <summary>One place that a realignment changes.</summary>
/// <param name="Before">The beads that give way.</param>
/// <param name="After">The beads that take their place, of the same units.</param>
public sealed record RealignStep(ImmutableArray<ReviewBead> Before, ImmutableArray<ReviewBead> After);
