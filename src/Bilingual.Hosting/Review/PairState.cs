using System.Collections.Immutable;

namespace Bilingual.Hosting.Review;

/// <summary>
/// A pair under review at one moment. The beads are a partition of the units of both articles; an action leads to another state and leaves
/// this one as it is.
/// </summary>
public sealed class PairState
{
    private readonly ImmutableDictionary<ReviewUnit, string> owners;
    private readonly Lazy<ImmutableArray<string>> order;

    private PairState(
        PairText text,
        ImmutableDictionary<string, ReviewBead> beads,
        ImmutableDictionary<string, ReviewLink> links,
        ImmutableHashSet<TermRefusal> refusals,
        ImmutableSortedSet<ReviewUnit> units,
        ImmutableDictionary<ReviewUnit, string> owners)
    {
        Text = text;
        Beads = beads;
        Links = links;
        Refusals = refusals;
        Units = units;
        this.owners = owners;
        order = new Lazy<ImmutableArray<string>>(InReadingOrder);
    }

    /// <summary>The text of both articles.</summary>
    public PairText Text { get; }

    /// <summary>The beads by name.</summary>
    public ImmutableDictionary<string, ReviewBead> Beads { get; }

    /// <summary>The paragraph links by name.</summary>
    public ImmutableDictionary<string, ReviewLink> Links { get; }

    /// <summary>Terms that reviewers refused.</summary>
    public ImmutableHashSet<TermRefusal> Refusals { get; }

    /// <summary>The units of both articles in order.</summary>
    public ImmutableSortedSet<ReviewUnit> Units { get; }

    /// <summary>Names of the beads in reading order: by first source unit; beads of the target alone before the first bead whose target follows them.</summary>
    public ImmutableArray<string> Order => order.Value;

    /// <summary>A state of the given beads and links.</summary>
    /// <exception cref="ArgumentException">The beads are no partition.</exception>
    public static PairState Create(
        PairText text, IEnumerable<ReviewBead> beads, IEnumerable<ReviewLink> links, IEnumerable<TermRefusal>? refusals = null) =>
        new PairState(
            text,
            ImmutableDictionary.Create<string, ReviewBead>(StringComparer.Ordinal),
            ImmutableDictionary.Create<string, ReviewLink>(StringComparer.Ordinal),
            [.. refusals ?? []],
            [],
            ImmutableDictionary<ReviewUnit, string>.Empty)
        .Apply(new StateChange { BeadsAfter = [.. beads], LinksAfter = [.. links] });

    /// <summary>The bead with that name.</summary>
    /// <exception cref="ReviewActionException">There is none.</exception>
    public ReviewBead Bead(string id) =>
        Beads.TryGetValue(id, out var bead) ? bead : throw new ReviewActionException("pageOutdated", $"There is no bead '{id}' any more; the page shows an older state.");

    /// <summary>The bead that a unit stands in.</summary>
    /// <exception cref="ReviewActionException">There is no such unit.</exception>
    public ReviewBead Owner(ReviewUnit unit) =>
        owners.TryGetValue(unit, out var id) ? Beads[id] : throw new ReviewActionException("pageOutdated", $"There is no unit '{unit}' any more; the page shows an older state.");

    /// <summary>The state after a change.</summary>
    /// <exception cref="ArgumentException">The beads would be no partition any more.</exception>
    public PairState Apply(StateChange change)
    {
        if (change.IsEmpty)
            return this;
        var (beads, links) = (Beads.ToBuilder(), Links.ToBuilder());
        var (units, owner) = (Units.ToBuilder(), owners.ToBuilder());
        foreach (var before in change.BeadsBefore)
        {
            if (!beads.Remove(before.Id))
                throw new ArgumentException($"The bead '{before.Id}' is not there.", nameof(change));
            foreach (var unit in before.Units)
            {
                units.Remove(unit);
                owner.Remove(unit);
            }
        }

        foreach (var after in change.BeadsAfter)
        {
            if (!beads.TryAdd(after.Id, after))
                throw new ArgumentException($"The bead '{after.Id}' is there already.", nameof(change));
            var count = after.Source.Length + after.Target.Length;
            if (count == 0 || (after.IsNull && count > 1))
                throw new ArgumentException($"The bead '{after.Id}' lacks a side and holds {count} units.", nameof(change));
            foreach (var unit in after.Units)
            {
                if (!owner.TryAdd(unit, after.Id))
                    throw new ArgumentException($"The unit '{unit}' stands in two beads.", nameof(change));
                units.Add(unit);
            }
        }

        foreach (var before in change.LinksBefore)
            links.Remove(before.Id);
        foreach (var after in change.LinksAfter)
            links[after.Id] = after;
        return new PairState(
            Text,
            beads.ToImmutable(),
            links.ToImmutable(),
            Refusals.Except(change.TermsBefore).Union(change.TermsAfter),
            units.ToImmutable(),
            owner.ToImmutable());
    }

    private ImmutableArray<string> InReadingOrder()
    {
        var bySource = Beads.Values.Where(bead => !bead.Source.IsEmpty).OrderBy(bead => bead.Source[0]).ToArray();
        var alone = new Queue<ReviewBead>(Beads.Values.Where(bead => bead.Source.IsEmpty).OrderBy(bead => bead.Target[0]));
        var ordered = ImmutableArray.CreateBuilder<string>(Beads.Count);
        foreach (var bead in bySource)
        {
            while (!bead.Target.IsEmpty && alone.TryPeek(out var waiting) && waiting.Target[0] < bead.Target[0])
                ordered.Add(alone.Dequeue().Id);
            ordered.Add(bead.Id);
        }

        ordered.AddRange(alone.Select(bead => bead.Id));
        return ordered.MoveToImmutable();
    }
}
