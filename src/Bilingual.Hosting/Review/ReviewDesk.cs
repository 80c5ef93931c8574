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

/// <summary>
/// Where reviewers work on the pairs of a workspace: does what they ask in one transaction each. One desk works on a workspace at a time.
/// Safe for concurrent use.
/// </summary>
public sealed class ReviewDesk : IDisposable
{
    private const int MostProposals = 32;
    private const int MostTries = 3;

    private readonly Workspace workspace;
    private readonly OthersWork others;
    private readonly Lazy<PairScorer> scorer;
    private readonly TimeProvider time;
    private readonly ConcurrentDictionary<string, RealignProposal> proposals = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> proposed = new();

    /// <summary>A desk for a workspace.</summary>
    /// <param name="workspace">The workspace, open for review.</param>
    /// <param name="terms">Finds stored terms' entries.</param>
    /// <param name="scorer">Measures beads that reviewers make; created when first needed.</param>
    /// <param name="time">The time.</param>
    public ReviewDesk(Workspace workspace, TermIndex terms, Lazy<PairScorer> scorer, TimeProvider time)
    {
        this.workspace = workspace;
        Pairs = new OpenPairs(workspace, terms);
        others = new OthersWork(workspace);
        this.scorer = scorer;
        this.time = time;
    }

    /// <inheritdoc/>
    public void Dispose() => Pairs.Dispose();

    /// <summary>The pairs that are open.</summary>
    public OpenPairs Pairs { get; }

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
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await ActOnAsync(session, reviewer, baseRevision, action, cancellationToken);
            }
            catch (ReviewOvertakenException)
            {
                session = await ReopenAsync(session, cancellationToken);

                // What would be undone now may be something else than what the reviewer saw.
                if (tries == MostTries || action is ReviewAction.Undo or ReviewAction.Redo)
                    throw new ReviewConflictException(session, session.Since(baseRevision)[^1]);
            }
        }
    }

    private async Task<ActionOutcome> ActOnAsync(
        ReviewSession session, string reviewer, long baseRevision, ReviewAction action, CancellationToken cancellationToken)
    {
        await session.Gate.WaitAsync(cancellationToken);
        try
        {
            var (revision, state) = session.Current;
            if (baseRevision > revision || baseRevision < 0)
                throw new ReviewActionException("unknownRevision", $"There is no revision {baseRevision} yet; open the pair again.");
            var since = await others.SinceAsync(session, reviewer, baseRevision, action, cancellationToken);
            OthersWork.ThrowIfTouched(session, since, ActionNames.Of(action));
            var context = new ActionContext(reviewer, time.GetUtcNow(), revision + 1, session.JudgedApart, (text, bead) => Measure(session, text, bead));
            var (change, refers) = await PlanAsync(session, action, context, cancellationToken);
            if (change.IsEmpty)
                return new ActionOutcome(session, revision, change);
            OthersWork.ThrowIfTouched(session, since, change.Touched());
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
        // Whenever it is overtaken another action was stored, so that it gets through in the end.
        while (true)
        {
            try
            {
                return await TakeOverOnAsync(session, importer, file, decisions, cancellationToken);
            }
            catch (ReviewOvertakenException)
            {
                session = await ReopenAsync(session, cancellationToken);
            }
        }
    }

    private async Task<TakeOver> TakeOverOnAsync(
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

    /// <summary>Keeps a proposal, whoever asked for it; the oldest are forgotten.</summary>
    public void Propose(RealignProposal proposal)
    {
        proposals[proposal.Token] = proposal;
        proposed.Enqueue(proposal.Token);
        while (proposed.Count > MostProposals && proposed.TryDequeue(out var oldest))
            proposals.TryRemove(oldest, out _);
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
                    ?? throw new ReviewActionException(isUndo ? "nothingToUndo" : "nothingToRedo", isUndo ? "There is nothing of yours to undo." : "There is nothing to redo.");
                var row = await workspace.Reviews.ActionAsync(session.ReviewId!.Value, entry.Revision, cancellationToken);
                var recorded = ReviewJson.Read<StateChange>(row.Change);
                var wanted = isUndo ? recorded.Reverse() : recorded;
                return (Recorded.Rebase(wanted, state, context) ?? throw await others.ConflictAsync(session, wanted, entry.Revision, context.Reviewer, cancellationToken), entry.Revision);
            case ReviewAction.Realign realign:
                if (!proposals.TryGetValue(realign.Token, out var proposal) || proposal.Pair != session.Key)
                    throw new ReviewActionException("proposalUnknown", "This proposal is no longer known; realign again.");
                return (proposal.Against(state) ?? throw new ReviewActionException("proposalOutdated", "The pair has changed since the proposal was made; realign again."), null);
            default:
                return (ActionPlanner.Plan(state, action, context), null);
        }
    }

    /// <summary>The pair as others left it, when it still rests on the same alignment.</summary>
    private async Task<ReviewSession> ReopenAsync(ReviewSession session, CancellationToken cancellationToken) =>
        await Pairs.OpenAsync(session.Key, cancellationToken) is { } again && again.Basis == session.Basis ? again : throw new ReviewOutdatedException();

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
            var (outcome, pair) = await workspace.Reviews.CommitAsync(commit, CancellationToken.None);
            session.ReviewId = outcome switch
            {
                CommitOutcome.Stored => pair,
                CommitOutcome.Overtaken => throw new ReviewOvertakenException(),
                _ => throw new ReviewOutdatedException(),
            };
            session.Advance(JournalEntry.Of(row), change, next);
        }
        catch
        {
            Pairs.Forget(session);
            throw;
        }
    }
}
