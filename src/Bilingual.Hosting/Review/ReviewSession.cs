using System.Collections.Immutable;
using Bilingual.Glossaries;
using Bilingual.Hosting.Storage;
using Bilingual.Hosting.Storage.Rows;

namespace Bilingual.Hosting.Review;

/// <summary>An action in the journal as a session remembers it.</summary>
/// <param name="Revision">Its number.</param>
/// <param name="Kind">Its name.</param>
/// <param name="Reviewer">Who did it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Refers">What an undo or redo is about.</param>
public sealed record JournalEntry(long Revision, string Kind, string Reviewer, DateTimeOffset At, long? Refers)
{
    /// <summary>The entry of a stored row.</summary>
    internal static JournalEntry Of(ReviewActionRow row) =>
        new(row.Revision, row.Kind, row.Reviewer, new DateTimeOffset(DateTime.SpecifyKind(row.At, DateTimeKind.Utc)), row.Refers);
}

/// <summary>
/// A pair that is open in the workbench: its documents, its state, what changed it lately, and who can undo what. The desk changes it under its lock;
/// readers take what <see cref="Current"/> gives.
/// </summary>
public sealed class ReviewSession
{
    private const int RememberedChanges = 64;

    private readonly Lock gate = new();
    private readonly SortedDictionary<long, StateChange> changes = [];
    private readonly Dictionary<string, (Stack<JournalEntry> Undo, Stack<JournalEntry> Redo)> stacks = new(StringComparer.Ordinal);
    private readonly List<JournalEntry> entries = [];
    private readonly HashSet<long> undone = [];

    /// <summary>Opens a pair.</summary>
    /// <param name="key">Its name in addresses.</param>
    /// <param name="stored">The aligned pair.</param>
    /// <param name="source">The source document.</param>
    /// <param name="target">The target document.</param>
    /// <param name="state">Its state.</param>
    /// <param name="row">What is stored of the review, or null.</param>
    /// <param name="journal">The journal of this basis, oldest first.</param>
    internal ReviewSession(
        string key, StoredPair stored, MappedDocument source, MappedDocument target, PairState state, ReviewPairRow? row, IEnumerable<JournalEntry> journal)
    {
        Key = key;
        Stored = stored;
        Basis = StateBuilder.BasisOf(stored.Fingerprint, stored.IsAligned);
        Source = source;
        Target = target;
        ReviewId = row?.Id;
        Assignees = row is null ? [] : [.. row.Assignees.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
        UpdatedAt = row?.UpdatedAt is { } at && row.Revision > 0 ? new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)) : null;
        Current = (row?.Revision ?? 0, state);
        foreach (var entry in journal)
            Remember(entry);
    }

    /// <summary>The pair's name in addresses: the same in every session.</summary>
    public string Key { get; }

    /// <summary>The aligned pair.</summary>
    public StoredPair Stored { get; }

    /// <summary>Identifies the alignment that the state is based on.</summary>
    public string Basis { get; }

    /// <summary>The source document with its terms.</summary>
    public MappedDocument Source { get; }

    /// <summary>The target document with its terms.</summary>
    public MappedDocument Target { get; }

    /// <summary>Reviewers that the pair is assigned to.</summary>
    public ImmutableArray<string> Assignees { get; private set; }

    /// <summary>Whether several reviewers judge without seeing each other's verdicts.</summary>
    public bool JudgedApart => Assignees.Length > 1;

    /// <summary>When a reviewer last did something, or null.</summary>
    public DateTimeOffset? UpdatedAt { get; private set; }

    /// <summary>The number of the last action with the state it led to.</summary>
    public (long Revision, PairState State) Current { get; private set; }

    /// <summary>Key of the pair under review; null until something is stored.</summary>
    internal long? ReviewId { get; set; }

    /// <summary>Let one change at a time.</summary>
    internal SemaphoreSlim Gate { get; } = new(1, 1);

    /// <summary>What the actions after a revision changed, oldest first; null when that is longer ago than is remembered.</summary>
    public ImmutableArray<StateChange>? ChangesSince(long revision)
    {
        lock (gate)
        {
            var since = Current.Revision - revision;
            return since <= changes.Count ? [.. changes.Where(each => each.Key > revision).Select(each => each.Value)] : null;
        }
    }

    /// <summary>What a reviewer would undo next, or null.</summary>
    public JournalEntry? NextUndo(string reviewer) => Peek(reviewer, redo: false);

    /// <summary>What a reviewer would redo next, or null.</summary>
    public JournalEntry? NextRedo(string reviewer) => Peek(reviewer, redo: true);

    /// <summary>The actions after a revision.</summary>
    public ImmutableArray<JournalEntry> Since(long revision)
    {
        lock (gate)
            return [.. entries.Where(entry => entry.Revision > revision)];
    }

    /// <summary>Revisions that are undone at present.</summary>
    public ImmutableHashSet<long> Undone()
    {
        lock (gate)
            return [.. undone];
    }

    /// <summary>Goes on to the next revision.</summary>
    internal void Advance(JournalEntry entry, StateChange change, PairState state)
    {
        lock (gate)
        {
            Remember(entry);
            Current = (entry.Revision, state);
            UpdatedAt = entry.At;
            changes[entry.Revision] = change;
            if (changes.Count > RememberedChanges)
                changes.Remove(changes.Keys.First());
        }
    }

    /// <summary>Assigns the pair.</summary>
    internal void Assign(ImmutableArray<string> reviewers) => Assignees = reviewers;

    private JournalEntry? Peek(string reviewer, bool redo)
    {
        lock (gate)
        {
            return !stacks.TryGetValue(reviewer, out var own) ? null
                : (redo ? own.Redo : own.Undo).TryPeek(out var entry) ? entry
                : null;
        }
    }

    private void Remember(JournalEntry entry)
    {
        entries.Add(entry);
        if (entry is { Kind: "undo", Refers: { } taken })
            undone.Add(taken);
        else if (entry is { Kind: "redo", Refers: { } restored })
            undone.Remove(restored);
        if (!stacks.TryGetValue(entry.Reviewer, out var own))
            stacks[entry.Reviewer] = own = ([], []);
        switch (entry.Kind)
        {
            case "undo" when own.Undo.TryPop(out var undone):
                own.Redo.Push(undone);
                break;
            case "redo" when own.Redo.TryPop(out var redone):
                own.Undo.Push(redone);
                break;
            case "undo" or "redo":
                break;
            default:
                own.Undo.Push(entry);
                own.Redo.Clear();
                break;
        }
    }
}
