using Bilingual.Hosting.Storage;

namespace Bilingual.Hosting.Review;

/// <summary>Optimistic concurrency: finds whether somebody else changed what an action is about since its reviewer last saw the pair.</summary>
internal sealed class OthersWork(Workspace workspace)
{
    /// <summary>What others did since the reviewer's state, with what they touched.</summary>
    public async Task<IReadOnlyList<(JournalEntry By, HashSet<string> Touched)>> SinceAsync(
        ReviewSession session, string reviewer, long baseRevision, ReviewAction action, CancellationToken cancellationToken)
    {
        var since = session.Since(baseRevision);
        if (since.All(entry => entry.Reviewer == reviewer) || session.ReviewId is not { } id)
            return [];
        var rows = await workspace.Reviews.JournalAsync(id, baseRevision, withChanges: true, cancellationToken);

        // Where reviewers judge apart, the verdict of one is no news to another.
        var apart = session.JudgedApart && ActionNames.IsVerdict(ActionNames.KindOf(action));
        return
        [
            .. rows.Where(row => row.Reviewer != reviewer && row.Basis == session.Basis && !(apart && ActionNames.IsVerdict(row.Kind)))
                .Select(row => (JournalEntry.Of(row), ReviewJson.Read<StateChange>(row.Change).Touched().ToHashSet(StringComparer.Ordinal))),
        ];
    }

    /// <summary>Refuses what touches the same beads, links or units as somebody else's work.</summary>
    public static void ThrowIfTouched(ReviewSession session, IReadOnlyList<(JournalEntry By, HashSet<string> Touched)> others, IEnumerable<string> names)
    {
        if (others.Count == 0)
            return;
        var mine = names.ToHashSet(StringComparer.Ordinal);
        var (by, _) = others.LastOrDefault(other => other.Touched.Overlaps(mine));
        if (by is not null)
            throw new ReviewConflictException(session, by);
    }

    /// <summary>Why a step can be neither undone nor redone any more.</summary>
    public async Task<Exception> ConflictAsync(
        ReviewSession session, StateChange wanted, long revision, string reviewer, CancellationToken cancellationToken)
    {
        var names = wanted.Touched().ToHashSet(StringComparer.Ordinal);
        var rows = await workspace.Reviews.JournalAsync(session.ReviewId!.Value, revision, withChanges: true, cancellationToken);
        var by = rows.LastOrDefault(row => row.Reviewer != reviewer && ReviewJson.Read<StateChange>(row.Change).Touched().Any(names.Contains));
        return by is null
            ? new ReviewActionException("cannotUndo", "The rows of this action have changed since; it cannot be undone or redone.")
            : new ReviewConflictException(session, JournalEntry.Of(by));
    }
}
