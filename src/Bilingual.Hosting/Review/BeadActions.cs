using System.Collections.Immutable;

namespace Bilingual.Hosting.Review;

/// <summary>The actions that put units together otherwise.</summary>
internal static class BeadActions
{
    /// <summary>Plans one of them.</summary>
    public static void Plan(StateEdit edit, ReviewAction action)
    {
        switch (action)
        {
            case ReviewAction.Relink relink:
                Relink(edit, relink);
                break;
            case ReviewAction.Unlink unlink:
                Unlink(edit, edit.State.Bead(unlink.Id));
                break;
            case ReviewAction.Merge merge:
                Merge(edit, merge.Ids);
                break;
            case ReviewAction.SplitBead split:
                Split(edit, split);
                break;
            case ReviewAction.MoveUnit move:
                Move(edit, move);
                break;
            case ReviewAction.Swap swap:
                Swap(edit, swap.Ids);
                break;
        }
    }

    private static void Relink(StateEdit edit, ReviewAction.Relink action)
    {
        var (source, target) = (Units(action.Source, ReviewSide.Source), Units(action.Target, ReviewSide.Target));
        if (source.IsEmpty && target.IsEmpty)
            throw new ReviewActionException("nothingChosen", "Nothing is chosen to link.");

        // A bead that keeps all it has and gains what is missing stays the same bead.
        var chosen = source.Concat(target).ToHashSet();
        var keeper = chosen.Select(edit.State.Owner).DistinctBy(bead => bead.Id, StringComparer.Ordinal)
            .Where(bead => bead.Units.All(chosen.Contains)).MaxBy(bead => bead.Source.Length + bead.Target.Length);
        edit.TakeOut(chosen);
        if (source.IsEmpty || target.IsEmpty)
        {
            foreach (var unit in chosen.Order())
            {
                var alone = new ReviewBead { Id = keeper is { IsNull: true } && keeper.Units.Contains(unit) ? keeper.Id : edit.NewId() };
                edit.Recompose(alone, unit.Side == ReviewSide.Source ? [unit] : [], unit.Side == ReviewSide.Target ? [unit] : []);
            }

            return;
        }

        var before = keeper ?? new ReviewBead { Id = edit.NewId() };
        edit.Recompose(before, source, target);
        var made = edit.Bead(before.Id);
        edit.Put(made with { Judgement = made.Judgement.With(Verdict.Accepted, edit.Context) });
    }

    private static ImmutableArray<ReviewUnit> Units(ImmutableArray<ReviewUnit> units, ReviewSide side) =>
        units.IsDefaultOrEmpty ? []
        : units.All(unit => unit.Side == side) ? [.. units.Distinct().Order()]
        : throw new ReviewActionException("wrongSide", $"Units of the other article are named among those of the {(side == ReviewSide.Source ? "source" : "target")}.");

    private static void Unlink(StateEdit edit, ReviewBead bead)
    {
        if (bead.IsNull)
            throw new ReviewActionException("standsAlone", "This sentence stands alone already.");
        edit.Recompose(bead, bead.Source, []);
        foreach (var unit in bead.Target)
            edit.Recompose(new ReviewBead { Id = edit.NewId() }, [], [unit]);
    }

    private static void Merge(StateEdit edit, ImmutableArray<string> ids)
    {
        if (ids.IsDefault || ids.Distinct(StringComparer.Ordinal).Count() < 2)
            throw new ReviewActionException("fewPairs", "Choose at least two pairs to merge.");
        var beads = ids.Distinct(StringComparer.Ordinal).Select(edit.State.Bead).OrderBy(bead => edit.State.Order.IndexOf(bead.Id)).ToArray();
        var source = beads.SelectMany(bead => bead.Source).Order().ToImmutableArray();
        var target = beads.SelectMany(bead => bead.Target).Order().ToImmutableArray();
        if (source.IsEmpty || target.IsEmpty)
            throw new ReviewActionException("oneSideOnlyChosen", "These sentences stand on one side only; choose a counterpart too, or merge their text.");
        foreach (var bead in beads.Skip(1))
            edit.Remove(bead.Id);
        edit.Recompose(beads[0], source, target);
        edit.Put(edit.Bead(beads[0].Id) with
        {
            EditedSource = Joined(edit, beads, ReviewSide.Source),
            EditedTarget = Joined(edit, beads, ReviewSide.Target),
            Judgement = edit.Bead(beads[0].Id).Judgement with
            {
                Note = string.Join(" / ", beads.Select(bead => bead.Judgement.Note).Where(note => note.Length > 0)),
                Bookmarked = beads.Any(bead => bead.Judgement.Bookmarked),
            },
        });
    }

    /// <summary>The changed texts of merged beads with the unchanged ones between them, or null where none was changed.</summary>
    private static string? Joined(StateEdit edit, ReviewBead[] beads, ReviewSide side) =>
        beads.All(bead => bead.EditedOn(side) is null)
            ? null
            : string.Join(' ', beads.Where(bead => !bead.On(side).IsEmpty).OrderBy(bead => bead.On(side)[0]).Select(bead => edit.State.Text.Of(bead, side)));

    private static void Split(StateEdit edit, ReviewAction.SplitBead action)
    {
        var bead = edit.State.Bead(action.Id);
        if (action.SourceAt < 0 || action.SourceAt > bead.Source.Length || action.TargetAt < 0 || action.TargetAt > bead.Target.Length)
            throw new ReviewActionException("splitOutside", $"This pair has {bead.Source.Length} and {bead.Target.Length} sentences; it cannot be split at {action.SourceAt} and {action.TargetAt}.");
        var (source, target) = (bead.Source[..action.SourceAt], bead.Target[..action.TargetAt]);
        var (restOfSource, restOfTarget) = (bead.Source[action.SourceAt..], bead.Target[action.TargetAt..]);
        if ((source.IsEmpty && target.IsEmpty) || (restOfSource.IsEmpty && restOfTarget.IsEmpty))
            throw new ReviewActionException("partWithoutSentence", "Both parts need a sentence; split the sentence first, or choose another place.");
        edit.Recompose(bead, source, target);
        edit.Recompose(
            bead with { Id = edit.NewId(), Judgement = Judgement.None }, restOfSource, restOfTarget);
    }

    private static void Move(StateEdit edit, ReviewAction.MoveUnit action)
    {
        var bead = edit.State.Owner(action.Unit);
        var order = edit.State.Order;
        var step = action.Direction == MoveDirection.Up ? -1 : 1;
        var other = action.Unit.Side == ReviewSide.Source ? ReviewSide.Target : ReviewSide.Source;
        for (var place = order.IndexOf(bead.Id) + step; place >= 0 && place < order.Length; place += step)
        {
            // A sentence cannot join others of its own side that have no counterpart either.
            var neighbour = edit.State.Beads[order[place]];
            if (neighbour.On(other).IsEmpty)
                continue;
            edit.TakeOut([action.Unit]);
            var moved = neighbour.With(action.Unit.Side, neighbour.On(action.Unit.Side).Add(action.Unit));
            edit.Recompose(neighbour, moved.Source, moved.Target);
            return;
        }

        throw new ReviewActionException(step < 0 ? "noneAbove" : "noneBelow", $"There is no pair {(step < 0 ? "above" : "below")} that this sentence could join.");
    }

    private static void Swap(StateEdit edit, ImmutableArray<string> ids)
    {
        if (ids.IsDefault || ids.Length != 2 || ids[0] == ids[1])
            throw new ReviewActionException("swapTwo", "Choose two pairs whose counterparts are to be exchanged.");
        var (first, second) = (edit.State.Bead(ids[0]), edit.State.Bead(ids[1]));
        if (first.Target.IsEmpty && second.Target.IsEmpty)
            throw new ReviewActionException("swapNothing", "Neither of the two has a counterpart to exchange.");
        if (first.Source.IsEmpty && second.Source.IsEmpty)
            throw new ReviewActionException("swapTargetOnly", "Both stand in the target alone; exchanging them changes nothing.");
        var (firstText, secondText) = (first.EditedTarget, second.EditedTarget);
        edit.Recompose(first, first.Source, second.Target);
        edit.Recompose(second, second.Source, first.Target);
        Keep(edit, first.Id, second.Target, secondText);
        Keep(edit, second.Id, first.Target, firstText);
    }

    private static void Keep(StateEdit edit, string id, ImmutableArray<ReviewUnit> target, string? text)
    {
        if (text is not null && edit.TryBead(id) is { } bead && bead.Target.SequenceEqual(target))
            edit.Put(bead with { EditedTarget = text });
    }
}
