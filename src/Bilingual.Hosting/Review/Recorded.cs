namespace Bilingual.Hosting.Review;

/// <summary>Applies a change of the journal to a later state.</summary>
internal static class Recorded
{
    /// <summary>
    /// The change as it applies now, or null when something else has changed since what it starts from. Where several reviewers judge
    /// apart, the others' verdicts of the meantime stay.
    /// </summary>
    public static StateChange? Rebase(StateChange change, PairState state, ActionContext context)
    {
        if (IsCurrent(change, state))
            return change;
        return context.JudgedApart ? Merge(change, state, context) : null;
    }

    private static bool IsCurrent(StateChange change, PairState state)
    {
        var going = change.BeadsBefore.Select(bead => bead.Id).ToHashSet(StringComparer.Ordinal);
        return change.BeadsBefore.All(bead => state.Beads.TryGetValue(bead.Id, out var now) && now == bead)
            && change.BeadsAfter.All(bead => going.Contains(bead.Id) || !state.Beads.ContainsKey(bead.Id))
            && change.LinksBefore.All(link => state.Links.TryGetValue(link.Id, out var now) && now == link)
            && change.LinksAfter.All(link => change.LinksBefore.Any(before => before.Id == link.Id) || !state.Links.ContainsKey(link.Id));
    }

    private static StateChange? Merge(StateChange change, PairState state, ActionContext context)
    {
        var edit = new StateEdit(state, context);
        var beads = change.BeadsAfter.ToDictionary(bead => bead.Id, StringComparer.Ordinal);
        foreach (var before in change.BeadsBefore)
        {
            if (!state.Beads.TryGetValue(before.Id, out var now) || !beads.Remove(before.Id, out var after)
                || now with { Judgement = Judgement.None } != after with { Judgement = Judgement.None })
                return null;
            edit.Put(now with { Judgement = Vote(now.Judgement, after.Judgement) });
        }

        var links = change.LinksAfter.ToDictionary(link => link.Id, StringComparer.Ordinal);
        foreach (var before in change.LinksBefore)
        {
            if (!state.Links.TryGetValue(before.Id, out var now) || !links.Remove(before.Id, out var after))
                return null;
            edit.Put(now with { Judgement = Vote(now.Judgement, after.Judgement) });
        }

        return beads.Count == 0 && links.Count == 0 ? edit.ToChange() : null;

        Judgement Vote(Judgement now, Judgement wanted) =>
            now.With(wanted.Votes.TryGetValue(context.Reviewer, out var own) ? own.Verdict : Verdict.Unreviewed, context);
    }
}
