using System.Collections.Immutable;

namespace Bilingual.Hosting.Review;

/// <summary>Gathers what an action does to a state, step by step, and gives it as one change.</summary>
internal sealed class StateEdit(PairState state, ActionContext context)
{
    private readonly Dictionary<string, ReviewBead?> beads = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReviewLink?> links = new(StringComparer.Ordinal);
    private int made;

    /// <summary>Terms that are refused.</summary>
    public List<TermRefusal> Refused { get; } = [];

    /// <summary>The state before.</summary>
    public PairState State => state;

    /// <summary>Who acts.</summary>
    public ActionContext Context => context;

    /// <summary>A name for a new bead.</summary>
    public string NewId() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"r{context.Revision}-{made++}");

    /// <summary>A bead as it is by now.</summary>
    public ReviewBead Bead(string id) =>
        beads.TryGetValue(id, out var bead) ? bead ?? throw new ReviewActionException("namedTwice", $"The bead '{id}' is named twice.") : state.Bead(id);

    /// <summary>A bead as it is by now, or null when it has gone.</summary>
    public ReviewBead? TryBead(string id) => beads.TryGetValue(id, out var bead) ? bead : state.Beads.GetValueOrDefault(id);

    /// <summary>A link as it is by now, or null when it is not there.</summary>
    public ReviewLink? TryLink(string id) => links.TryGetValue(id, out var link) ? link : state.Links.GetValueOrDefault(id);

    /// <summary>The bead that a unit stands in by now.</summary>
    public ReviewBead Owner(ReviewUnit unit) =>
        beads.Values.FirstOrDefault(bead => bead is not null && bead.Units.Contains(unit)) ?? state.Owner(unit);

    /// <summary>Puts a bead as it becomes.</summary>
    public void Put(ReviewBead bead) => beads[bead.Id] = bead;

    /// <summary>Takes a bead away.</summary>
    public void Remove(string id) => beads[id] = null;

    /// <summary>Puts a link as it becomes.</summary>
    public void Put(ReviewLink link) => links[link.Id] = link;

    /// <summary>Takes a link away.</summary>
    public void RemoveLink(string id) => links[id] = null;

    /// <summary>
    /// Puts a bead whose units have changed: it is measured anew and nobody has judged it; a changed text stays only on a side whose units
    /// are the same. Units that are left without a counterpart stand alone.
    /// </summary>
    /// <param name="before">The bead that it comes from.</param>
    /// <param name="source">Its source units.</param>
    /// <param name="target">Its target units.</param>
    public void Recompose(ReviewBead before, ImmutableArray<ReviewUnit> source, ImmutableArray<ReviewUnit> target)
    {
        if (source.IsEmpty && target.IsEmpty)
        {
            Remove(before.Id);
            return;
        }

        var left = before with
        {
            EditedSource = before.Source.SequenceEqual(source) ? before.EditedSource : null,
            EditedTarget = before.Target.SequenceEqual(target) ? before.EditedTarget : null,
            Judgement = Judgement.None with { Note = before.Judgement.Note, Bookmarked = before.Judgement.Bookmarked, Reviewer = context.Reviewer, At = context.At },
            IsDrawn = true,
        };
        if (!source.IsEmpty && !target.IsEmpty)
        {
            Put(context.Measure(state.Text, left with { Source = source.Sort(), Target = target.Sort() }));
            return;
        }

        // The first unit left alone keeps the bead's name and remark.
        var alone = source.Concat(target).Order().ToArray();
        if (alone.Length > 1)
            left = left with { EditedSource = null, EditedTarget = null };
        Put(Alone(left, alone[0]));
        foreach (var unit in alone.Skip(1))
            Put(Alone(left with { Id = NewId(), Judgement = left.Judgement with { Note = "", Bookmarked = false } }, unit));
    }

    /// <summary>Takes units out of the beads that they stand in.</summary>
    public void TakeOut(IReadOnlyCollection<ReviewUnit> units)
    {
        foreach (var bead in units.Select(Owner).DistinctBy(bead => bead.Id, StringComparer.Ordinal).ToArray())
            Recompose(bead, bead.Source.RemoveAll(units.Contains), bead.Target.RemoveAll(units.Contains));
    }

    /// <summary>All of it as one change.</summary>
    public StateChange ToChange()
    {
        var changedBeads = beads.Where(each => state.Beads.GetValueOrDefault(each.Key) != each.Value).Select(each => each.Key).ToArray();
        var changedLinks = links.Where(each => state.Links.GetValueOrDefault(each.Key) != each.Value).Select(each => each.Key).ToArray();
        return new StateChange
        {
            BeadsBefore = [.. changedBeads.Select(id => state.Beads.GetValueOrDefault(id)).OfType<ReviewBead>()],
            BeadsAfter = [.. changedBeads.Select(id => beads[id]).OfType<ReviewBead>()],
            LinksBefore = [.. changedLinks.Select(id => state.Links.GetValueOrDefault(id)).OfType<ReviewLink>()],
            LinksAfter = [.. changedLinks.Select(id => links[id]).OfType<ReviewLink>()],
            TermsAfter = [.. Refused.Where(term => !state.Refusals.Contains(term))],
        };
    }

    private static ReviewBead Alone(ReviewBead bead, ReviewUnit unit) => bead with
    {
        Source = unit.Side == ReviewSide.Source ? [unit] : [],
        Target = unit.Side == ReviewSide.Target ? [unit] : [],
        Relation = Alignment.Relation.Related,
        Probability = 1,
        Score = 0,
        Evidence = Alignment.Evidence.None,
    };
}
