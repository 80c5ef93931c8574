using System.Collections.Immutable;

namespace Bilingual.Hosting.Review;

/// <summary>
/// What an action does to a pair: the beads, links and refused terms it takes away and those it puts in their place. Reversed it undoes the action.
/// </summary>
public sealed record StateChange
{
    /// <summary>No change.</summary>
    public static StateChange None { get; } = new();

    /// <summary>Beads as they were; those without a successor of the same name go.</summary>
    public ImmutableArray<ReviewBead> BeadsBefore { get; init; } = [];

    /// <summary>Beads as they become.</summary>
    public ImmutableArray<ReviewBead> BeadsAfter { get; init; } = [];

    /// <summary>Links as they were.</summary>
    public ImmutableArray<ReviewLink> LinksBefore { get; init; } = [];

    /// <summary>Links as they become.</summary>
    public ImmutableArray<ReviewLink> LinksAfter { get; init; } = [];

    /// <summary>Terms that are no longer refused.</summary>
    public ImmutableArray<TermRefusal> TermsBefore { get; init; } = [];

    /// <summary>Terms that are refused from now on.</summary>
    public ImmutableArray<TermRefusal> TermsAfter { get; init; } = [];

    /// <summary>Whether nothing changes.</summary>
    public bool IsEmpty => BeadsBefore.IsEmpty && BeadsAfter.IsEmpty && LinksBefore.IsEmpty && LinksAfter.IsEmpty && TermsBefore.IsEmpty && TermsAfter.IsEmpty;

    /// <summary>The change that undoes this one.</summary>
    public StateChange Reverse() => new()
    {
        BeadsBefore = BeadsAfter,
        BeadsAfter = BeadsBefore,
        LinksBefore = LinksAfter,
        LinksAfter = LinksBefore,
        TermsBefore = TermsAfter,
        TermsAfter = TermsBefore,
    };

    /// <summary>The names of everything it touches: beads, links and units. Two changes that share none can follow each other in any order.</summary>
    public IEnumerable<string> Touched() =>
        BeadsBefore.Concat(BeadsAfter).SelectMany(bead => bead.Units.Select(unit => unit.Key).Prepend(bead.Id))
            .Concat(LinksBefore.Concat(LinksAfter).Select(link => link.Id))
            .Distinct(StringComparer.Ordinal);
}

/// <summary>Who acts, when, and with what at hand.</summary>
/// <param name="Reviewer">Name of the reviewer.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Revision">Revision that the action leads to: names the beads it makes.</param>
/// <param name="JudgedApart">Whether several reviewers judge the pair without seeing each other's verdicts.</param>
/// <param name="Measure">Measures a bead whose units are new: gives relation, probability, score and evidence.</param>
public sealed record ActionContext(
    string Reviewer, DateTimeOffset At, long Revision, bool JudgedApart, Func<PairText, ReviewBead, ReviewBead> Measure);
