using System.Collections.Concurrent;
using System.Collections.Immutable;
using Bilingual.Alignment;
using Bilingual.Glossaries;
using Bilingual.Hosting.Review;
using Bilingual.Hosting.Storage;
using Bilingual.Hosting.Storage.Rows;

namespace Bilingual.Review.Views;

/// <summary>How far the review of a pair is.</summary>
public enum PairProgress
{
    /// <summary>Nobody has begun.</summary>
    New,

    /// <summary>Somebody has begun.</summary>
    Started,

    /// <summary>Every bead is judged, and in comparable articles every link.</summary>
    Done,
}

/// <summary>A pair in the overview.</summary>
public sealed record PairSummary(
    string Id, string SourcePath, string TargetPath, string SourceTitle, string TargetTitle, double Probability, DocumentRelation Kind, PairProgress State,
    PairCounts Counts, PairCoverage Coverage, ImmutableArray<string> Assignees, DateTimeOffset? UpdatedAt, ImmutableArray<Relation> Relations);

/// <summary>What a pair holds. Beads are those with both sides in the articles' content; verdicts are of beads, and in comparable articles of links too.</summary>
public sealed record PairCounts(
    int Links, int DoubtfulLinks, int Beads, int Accepted, int Rejected, int NeedsReview, int Unreviewed, int TermProblems, int NumberProblems);

/// <summary>Share of each article's content paragraphs that a link joins, 0 to 1.</summary>
public sealed record PairCoverage(double Source, double Target);

/// <summary>What the workbench knows of a pair without opening it.</summary>
/// <param name="Summary">Its row in the overview.</param>
/// <param name="Beads">What a corpus would hold of it: beads that are translations, and those that reviewers judged.</param>
/// <param name="Links">The links that a table of links would hold.</param>
/// <param name="Shared">What several reviewers judged apart.</param>
public sealed record PairDigest(PairSummary Summary, ImmutableArray<BudgetItem> Beads, ImmutableArray<BudgetItem> Links, ImmutableArray<SharedItem> Shared);

/// <summary>Sums up every pair of the workspace; a pair is looked at again only when it changed.</summary>
public sealed class Overview(Workbench workbench, BeadProblems problems)
{
    /// <summary>Probability from which a link counts.</summary>
    public const double Threshold = 0.5;

    private const double Doubtful = 0.3;
    private const double Sure = 0.7;

    private readonly ConcurrentDictionary<string, (string Stamp, PairDigest Digest)> known = new(StringComparer.Ordinal);

    /// <summary>Every pair, in the order of its documents' paths.</summary>
    public async Task<IReadOnlyList<PairDigest>> ListAsync(CancellationToken cancellationToken)
    {
        var pairs = await workbench.Desk.Pairs.ListAsync(cancellationToken);
        var reviews = await workbench.Workspace.Reviews.ListAsync(cancellationToken);
        var digests = new PairDigest[pairs.Length];
        await Parallel.ForAsync(0, pairs.Length, cancellationToken, async (i, token) =>
        {
            var (key, pair) = pairs[i];
            var review = reviews.GetValueOrDefault((pair.Pair.SourcePath, pair.Pair.TargetPath));
            var stamp = Stamp(pair, review);
            if (!known.TryGetValue(key, out var entry) || entry.Stamp != stamp)
                known[key] = entry = (stamp, Digest(await workbench.Desk.Pairs.LoadAsync(key, pair, token)));
            digests[i] = entry.Digest;
        });
        return digests;
    }

    private static string Stamp(StoredPair pair, ReviewPairRow? review) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{pair.Id}/{pair.Fingerprint}/{pair.IsAligned}/{review?.Revision}/{review?.Assignees}");

    private PairDigest Digest(ReviewSession session) => new(
        Summarise(session),
        [
            .. Reviewable.Beads(session)
                .Where(bead => bead.Judgement.Verdict == Verdict.Accepted || (bead.Relation == Relation.Translation && bead.Score >= Threshold))
                .Select(bead => new BudgetItem(session.Key, bead.Id, bead.Probability, bead.Judgement.Verdict, bead.IsDrawn)),
        ],
        [
            .. session.Current.State.Links.Values
                .Where(link => link.Judgement.Verdict == Verdict.Accepted || link.Probability >= Threshold)
                .OrderBy(link => (link.Source, link.Target))
                .Select(link => new BudgetItem(session.Key, link.Id, link.Probability, link.Judgement.Verdict, link.IsDrawn)),
        ],
        session.JudgedApart ? [.. Shared(session)] : []);

    private static IEnumerable<SharedItem> Shared(ReviewSession session)
    {
        var (_, state) = session.Current;
        foreach (var bead in state.Order.Select(id => state.Beads[id]).Where(bead => bead.Judgement.Votes.Count > 1))
            yield return new SharedItem(session.Key, bead.Id, bead.Judgement, state.Text.Of(bead, ReviewSide.Source), state.Text.Of(bead, ReviewSide.Target));
        foreach (var link in state.Links.Values.Where(link => link.Judgement.Votes.Count > 1).OrderBy(link => (link.Source, link.Target)))
        {
            yield return new SharedItem(
                session.Key, link.Id, link.Judgement, state.Text.Paragraphs(ReviewSide.Source)[link.Source], state.Text.Paragraphs(ReviewSide.Target)[link.Target]);
        }
    }

    private PairSummary Summarise(ReviewSession session)
    {
        var state = session.Current.State;
        var beads = Reviewable.Beads(session).ToArray();
        var found = beads.SelectMany(bead => problems.Of(session, state, bead)).ToArray();
        var all = state.Links.Values.Where(link => link.IsDrawn || link.Probability >= Threshold || link.Judgement.Verdict != Verdict.Unreviewed).ToArray();
        var links = all.Where(link => link.Judgement.Verdict != Verdict.Rejected && (link.IsDrawn || link.Probability >= Threshold || link.Judgement.Verdict == Verdict.Accepted)).ToArray();

        // The sentences of parallel articles are judged, the paragraphs of comparable ones too: most of their sentences have no counterpart.
        Verdict[] verdicts =
        [
            .. beads.Select(bead => bead.Judgement.Verdict),
            .. session.Stored.Pair.Relation == DocumentRelation.Comparable ? all.Select(link => link.Judgement.Verdict) : [],
        ];
        var counts = new PairCounts(
            links.Length,
            state.Links.Values.Count(link => link.Judgement.Verdict == Verdict.Unreviewed && link.Probability is >= Doubtful and < Sure),
            beads.Length,
            Count(Verdict.Accepted),
            Count(Verdict.Rejected),
            Count(Verdict.NeedsReview),
            Count(Verdict.Unreviewed),
            found.Count(problem => problem.Kind is "term" or "doNotTranslate"),
            found.Count(problem => problem.Kind is "number" or "date"));
        return new PairSummary(
            session.Key,
            session.Stored.Pair.SourcePath,
            session.Stored.Pair.TargetPath,
            PairViews.TitleOf(session.Source.Document),
            PairViews.TitleOf(session.Target.Document),
            Math.Round(session.Stored.Pair.Probability, 4),
            session.Stored.Pair.Relation,
            Progress(session, counts),
            counts,
            new PairCoverage(Cover(session.Source, links.Select(link => link.Source)), Cover(session.Target, links.Select(link => link.Target))),
            session.Assignees,
            session.UpdatedAt,
            [.. links.Select(link => link.Relation).Distinct().Order()]);

        int Count(Verdict verdict) => verdicts.Count(each => each == verdict);
    }

    private static PairProgress Progress(ReviewSession session, PairCounts counts) =>
        session.Current.Revision == 0 ? PairProgress.New : counts.Unreviewed + counts.NeedsReview == 0 ? PairProgress.Done : PairProgress.Started;

    private static double Cover(MappedDocument mapped, IEnumerable<int> linked)
    {
        var content = mapped.Document.Paragraphs.Where(paragraph => paragraph.IsContent).Select(paragraph => paragraph.Index).ToHashSet();
        return content.Count == 0 ? 0 : Math.Round((double)linked.Distinct().Count(content.Contains) / content.Count, 4);
    }
}
