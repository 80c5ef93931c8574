using System.Collections.Concurrent;
using System.Collections.Immutable;
using Bilingual.Alignment;
using Bilingual.Hosting.Storage;
using Bilingual.Hosting.Storage.Rows;

namespace Bilingual.Hosting.Review;

/// <summary>What an action led to.</summary>
/// <param name="Session">The pair.</param>
/// <param name="Revision">The revision after it.</param>
/// <param name="Change">What it changed; empty when there was nothing to do.</param>
public sealed record ActionOutcome(ReviewSession Session, long Revision, StateChange Change);

/// <summary>Somebody else changed the same rows since the state that the reviewer saw.</summary>
/// <param name="session">The pair.</param>
/// <param name="by">Their action.</param>
public sealed class ReviewConflictException(ReviewSession session, JournalEntry by)
    : Exception($"{by.Reviewer} changed the same place meanwhile; look at it and decide again.")
{
    /// <summary>The pair.</summary>
    public ReviewSession Session => session;

    /// <summary>The other's action.</summary>
    public JournalEntry By => by;
}

/// <summary>The articles were aligned anew while the pair was open; it has to be opened again.</summary>
public sealed class ReviewOutdatedException() : Exception("These articles were aligned anew meanwhile. Your confirmed work is kept; open the pair again.");

/// <summary>
/// The pairs of a workspace under review: opens them, does what reviewers ask in one transaction each, and keeps those used last in memory.
/// One desk works on a workspace at a time. Safe for concurrent use.
/// </summary>
public sealed class ReviewDesk : IDisposable
{
    private const int OpenSessions = 24;

    private readonly Workspace workspace;
    private readonly TermIndex terms;
    private readonly Lazy<PairScorer> scorer;
    private readonly TimeProvider time;
    private readonly ConcurrentDictionary<string, StoredPair> pairs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (ReviewSession Session, long Used)> sessions = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim opening = new(1, 1);
    private readonly ConcurrentDictionary<string, RealignProposal> proposals = new(StringComparer.Ordinal);
    private long uses;

    /// <summary>A desk for a workspace.</summary>
    /// <param name="workspace">The workspace, open for review.</param>
    /// <param name="terms">Finds stored terms' entries.</param>
    /// <param name="scorer">Measures beads that reviewers make; created when first needed.</param>
    /// <param name="time">The time.</param>
    public ReviewDesk(Workspace workspace, TermIndex terms, Lazy<PairScorer> scorer, TimeProvider time)
    {
        this.workspace = workspace;
        this.terms = terms;
        this.scorer = scorer;
        this.time = time;
    }

    /// <inheritdoc/>
    public void Dispose() => opening.Dispose();

    /// <summary>A pair's name in addresses.</summary>
    public static string KeyOf(string sourcePath, string targetPath) => WorkspaceHash.Of(sourcePath, targetPath)[..16];

    /// <summary>Every pair with its name, in the order of its documents' paths.</summary>
    public async Task<ImmutableArray<(string Key, StoredPair Pair)>> ListAsync(CancellationToken cancellationToken)
    {
        var listed = (await workspace.Pairs.ListAsync(cancellationToken)).Select(pair => (KeyOf(pair.Pair.SourcePath, pair.Pair.TargetPath), pair)).ToImmutableArray();
        foreach (var (key, pair) in listed)
            pairs[key] = pair;
        return listed;
    }

    /// <summary>Opens a pair, or gives it as it is open.</summary>
    /// <returns>The pair, or null when there is none of that name.</returns>
    public async Task<ReviewSession?> OpenAsync(string key, CancellationToken cancellationToken)
    {
        var session = Recent(key);
        if (session is not null && await workspace.Pairs.IsCurrentAsync(session.Stored, cancellationToken))
            return session;
        await opening.WaitAsync(cancellationToken);
        try
        {
            session = Recent(key);
            if (session is not null && await workspace.Pairs.IsCurrentAsync(session.Stored, cancellationToken))
                return session;
            if (!pairs.TryGetValue(key, out var stored) || !await workspace.Pairs.IsCurrentAsync(stored, cancellationToken))
            {
                pairs.TryRemove(key, out _);
                await ListAsync(cancellationToken);
                if (!pairs.TryGetValue(key, out stored))
                    return null;
            }

            session = await LoadAsync(key, stored, cancellationToken);
            Keep(session);
            return session;
        }
        finally
        {
            opening.Release();
        }
    }

    /// <summary>A pair to look at: as it is open, else read without keeping it open.</summary>
    public async Task<ReviewSession?> PeekAsync(string key, CancellationToken cancellationToken)
    {
        var session = Recent(key);
        if (session is not null && await workspace.Pairs.IsCurrentAsync(session.Stored, cancellationToken))
            return session;
        return pairs.TryGetValue(key, out var stored) && await workspace.Pairs.IsCurrentAsync(stored, cancellationToken)
            ? await LoadAsync(key, stored, cancellationToken)
            : null;
    }

    /// <summary>A pair as it is stored now, without keeping it open.</summary>
    internal async Task<ReviewSession> LoadAsync(string key, StoredPair stored, CancellationToken cancellationToken)
    {
        var source = await workspace.Documents.LoadAsync(stored.Source, terms, cancellationToken);
        var target = await workspace.Documents.LoadAsync(stored.Target, terms, cancellationToken);
        var aligned = await workspace.Pairs.LoadAsync(stored, cancellationToken);
        var row = await workspace.Reviews.FindAsync(stored.Pair.SourcePath, stored.Pair.TargetPath, cancellationToken);
        IReadOnlyList<ReviewItemRow> items = row is null ? [] : await workspace.Reviews.ItemsAsync(row.Id, cancellationToken);
        IReadOnlyList<ReviewActionRow> journal = row is null ? [] : await workspace.Reviews.JournalAsync(row.Id, 0, withChanges: false, cancellationToken);
        var decisions = await workspace.Pairs.DecisionsAsync(stored.Pair.SourcePath, stored.Pair.TargetPath, cancellationToken);
        var basis = StateBuilder.BasisOf(stored.Fingerprint, stored.IsAligned);
        var state = StateBuilder.Build(source.Document, target.Document, basis, aligned, items, decisions);
        return new ReviewSession(key, stored, source, target, state, row, journal.Where(entry => entry.Basis == basis).Select(Entry));
    }

    /// <summary>Does what a reviewer asks.</summary>
    /// <param name="session">The pair.</param>
    /// <param name="reviewer">Who asks.</param>
    /// <param name="baseRevision">The revision that the reviewer saw.</param>
    /// <param name="action">What is asked.</param>
    /// <param name="cancellationToken">Stops the work before it is stored.</param>
    /// <exception cref="ReviewActionException">It cannot be done.</exception>
    /// <exception cref="ReviewConflictException">Somebody else changed the same rows since <paramref name="baseRevision"/>.</exception>
    /// <exception cref="ReviewOutdatedException">The articles were aligned anew.</exception>
    public async Task<ActionOutcome> ActAsync(
        ReviewSession session, string reviewer, long baseRevision, ReviewAction action, CancellationToken cancellationToken)
    {
        await session.Gate.WaitAsync(cancellationToken);
        try
        {
            var (revision, state) = session.Current;
            if (baseRevision > revision || baseRevision < 0)
                throw new ReviewActionException($"There is no revision {baseRevision} yet; open the pair again.");
            var others = await OthersAsync(session, reviewer, baseRevision, action, cancellationToken);
            ThrowIfTouched(session, others, ActionNames.Of(action));
            var context = new ActionContext(reviewer, time.GetUtcNow(), revision + 1, session.JudgedApart, (text, bead) => Measure(session, text, bead));
            var (change, refers) = await PlanAsync(session, action, context, cancellationToken);
            if (change.IsEmpty)
                return new ActionOutcome(session, revision, change);
            ThrowIfTouched(session, others, change.Touched());
            var next = state.Apply(change);
            await CommitAsync(session, action, context, change, refers, next, cancellationToken);
            return new ActionOutcome(session, revision + 1, change);
        }
        finally
        {
            session.Gate.Release();
        }
    }

    /// <summary>Takes over what others decided, in one action.</summary>
    internal async Task<TakeOver> TakeOverAsync(
        ReviewSession session, string importer, string file, IReadOnlyList<ExchangedDecision> decisions, CancellationToken cancellationToken)
    {
        await session.Gate.WaitAsync(cancellationToken);
        try
        {
            var (revision, state) = session.Current;
            var context = new ActionContext(importer, time.GetUtcNow(), revision + 1, session.JudgedApart, (text, bead) => Measure(session, text, bead));
            var taken = TakeOver.Plan(session, decisions, context);
            if (!taken.Change.IsEmpty)
                await CommitAsync(session, new ReviewAction.Import(file, taken.Applied), context, taken.Change, refers: null, state.Apply(taken.Change), cancellationToken);
            return taken;
        }
        finally
        {
            session.Gate.Release();
        }
    }

    /// <summary>Assigns a pair.</summary>
    public async Task AssignAsync(ReviewSession session, IEnumerable<string> reviewers, CancellationToken cancellationToken)
    {
        var names = reviewers.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToImmutableArray();
        await session.Gate.WaitAsync(cancellationToken);
        try
        {
            await workspace.Reviews.AssignAsync(session.Stored.Pair.SourcePath, session.Stored.Pair.TargetPath, names, cancellationToken);
            session.Assign(names);
        }
        finally
        {
            session.Gate.Release();
        }
    }

    /// <summary>The journal of a pair with its changes, newest first, back through every alignment it had.</summary>
    public async Task<IReadOnlyList<ReviewActionRow>> HistoryAsync(ReviewSession session, CancellationToken cancellationToken)
    {
        var row = await workspace.Reviews.FindAsync(session.Stored.Pair.SourcePath, session.Stored.Pair.TargetPath, cancellationToken);
        return row is null ? [] : [.. (await workspace.Reviews.JournalAsync(row.Id, 0, withChanges: true, cancellationToken)).Reverse()];
    }

    /// <summary>Keeps a proposal until it is applied or another takes its place.</summary>
    public void Propose(RealignProposal proposal)
    {
        foreach (var (token, old) in proposals.Where(each => each.Value.Pair == proposal.Pair).ToArray())
            proposals.TryRemove(new KeyValuePair<string, RealignProposal>(token, old));
        proposals[proposal.Token] = proposal;
    }

    /// <summary>Measures a bead whose units are new.</summary>
    public ReviewBead Measure(ReviewSession session, PairText text, ReviewBead bead)
    {
        var score = scorer.Value.Score(
            text.Of(bead.Source), text.Of(bead.Target), session.Source.Document.Language, session.Target.Document.Language);
        return bead with { Relation = score.Relation, Probability = score.Probability, Score = score.Probability, Evidence = score.Evidence };
    }

    private async Task<(StateChange Change, long? Refers)> PlanAsync(
        ReviewSession session, ReviewAction action, ActionContext context, CancellationToken cancellationToken)
    {
        var state = session.Current.State;
        switch (action)
        {
            case ReviewAction.Undo or ReviewAction.Redo:
                var isUndo = action is ReviewAction.Undo;
                var entry = (isUndo ? session.NextUndo(context.Reviewer) : session.NextRedo(context.Reviewer))
                    ?? throw new ReviewActionException(isUndo ? "There is nothing of yours to undo." : "There is nothing to redo.");
                var row = await workspace.Reviews.ActionAsync(session.ReviewId!.Value, entry.Revision, cancellationToken);
                var recorded = ReviewJson.Read<StateChange>(row.Change);
                var wanted = isUndo ? recorded.Reverse() : recorded;
                return (Recorded.Rebase(wanted, state, context) ?? throw await ConflictAsync(session, wanted, entry.Revision, context.Reviewer, cancellationToken), entry.Revision);
            case ReviewAction.Realign realign:
                if (!proposals.TryGetValue(realign.Token, out var proposal) || proposal.Pair != session.Key)
                    throw new ReviewActionException("This proposal is no longer known; realign again.");
                return (proposal.Against(state) ?? throw new ReviewActionException("The pair has changed since the proposal was made; realign again."), null);
            default:
                return (ActionPlanner.Plan(state, action, context), null);
        }
    }

    private async Task CommitAsync(
        ReviewSession session, ReviewAction action, ActionContext context, StateChange change, long? refers, PairState next, CancellationToken cancellationToken)
    {
        var row = new ReviewActionRow
        {
            Revision = context.Revision,
            Basis = session.Basis,
            Kind = ActionNames.KindOf(action),
            Action = ReviewJson.Write(action),
            Change = ReviewJson.Write(change),
            Reviewer = context.Reviewer,
            At = context.At.UtcDateTime,
            Refers = refers,
        };
        var commit = new ReviewCommit(session.Stored.Pair.SourcePath, session.Stored.Pair.TargetPath, session.Stored.Id, row, change, next.Text);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            // From here on a reader who went away changes nothing: what is stored and what is remembered go together.
            session.ReviewId = await workspace.Reviews.CommitAsync(commit, CancellationToken.None) ?? throw new ReviewOutdatedException();
            session.Advance(Entry(row), next);
        }
        catch
        {
            Forget(session);
            throw;
        }
    }

    /// <summary>What others did since the reviewer's state, with what they touched.</summary>
    private async Task<IReadOnlyList<(JournalEntry By, HashSet<string> Touched)>> OthersAsync(
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
                .Select(row => (Entry(row), ReviewJson.Read<StateChange>(row.Change).Touched().ToHashSet(StringComparer.Ordinal))),
        ];
    }

    private static void ThrowIfTouched(ReviewSession session, IReadOnlyList<(JournalEntry By, HashSet<string> Touched)> others, IEnumerable<string> names)
    {
        if (others.Count == 0)
            return;
        var mine = names.ToHashSet(StringComparer.Ordinal);
        var (by, _) = others.LastOrDefault(other => other.Touched.Overlaps(mine));
        if (by is not null)
            throw new ReviewConflictException(session, by);
    }

    private async Task<Exception> ConflictAsync(
        ReviewSession session, StateChange wanted, long revision, string reviewer, CancellationToken cancellationToken)
    {
        var names = wanted.Touched().ToHashSet(StringComparer.Ordinal);
        var rows = await workspace.Reviews.JournalAsync(session.ReviewId!.Value, revision, withChanges: true, cancellationToken);
        var by = rows.LastOrDefault(row => row.Reviewer != reviewer && ReviewJson.Read<StateChange>(row.Change).Touched().Any(names.Contains));
        return by is null
            ? new ReviewActionException("The rows of this action have changed since; it cannot be undone or redone.")
            : new ReviewConflictException(session, Entry(by));
    }

    private ReviewSession? Recent(string key)
    {
        lock (sessions)
        {
            if (!sessions.TryGetValue(key, out var open))
                return null;
            sessions[key] = (open.Session, ++uses);
            return open.Session;
        }
    }

    private void Keep(ReviewSession session)
    {
        lock (sessions)
        {
            sessions[session.Key] = (session, ++uses);
            if (sessions.Count > OpenSessions)
                sessions.Remove(sessions.MinBy(each => each.Value.Used).Key);
        }
    }

    /// <summary>Has the pair read anew by whoever opens it next.</summary>
    private void Forget(ReviewSession session)
    {
        lock (sessions)
        {
            if (sessions.TryGetValue(session.Key, out var open) && ReferenceEquals(open.Session, session))
                sessions.Remove(session.Key);
        }
    }

    private static JournalEntry Entry(ReviewActionRow row) =>
        new(row.Revision, row.Kind, row.Reviewer, new DateTimeOffset(DateTime.SpecifyKind(row.At, DateTimeKind.Utc)), row.Refers);
}
