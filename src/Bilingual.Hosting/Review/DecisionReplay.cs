using System.Collections.Immutable;
using Bilingual.Corpora;
using Bilingual.Hosting.Storage;
using Bilingual.Hosting.Storage.Rows;

namespace Bilingual.Hosting.Review;

/// <summary>
/// Applies decisions about texts, which name them by their hashes: those made in another workspace, or before the articles changed.
/// A confirmed pair of texts that the machine did not put together is looked for among up to four sentences in a row on each side.
/// </summary>
internal sealed class DecisionReplay(PairText text, ImmutableArray<ReviewUnit> source, ImmutableArray<ReviewUnit> target)
{
    private const int LongestRun = 4;

    /// <summary>The links that decisions change or add.</summary>
    public IEnumerable<ReviewLink> Links(IEnumerable<ReviewLink> links, IEnumerable<DecisionRow> decisions)
    {
        var bySubject = decisions.Where(decision => decision.Subject == DecisionSubject.Link)
            .GroupBy(decision => (decision.SourceHash, decision.TargetHash)).ToDictionary(group => group.Key, group => group.ToArray());
        if (bySubject.Count == 0)
            yield break;
        var sourceHashes = text.Paragraphs(ReviewSide.Source).Select(paragraph => WorkspaceHash.Of(paragraph)).ToArray();
        var targetHashes = text.Paragraphs(ReviewSide.Target).Select(paragraph => WorkspaceHash.Of(paragraph)).ToArray();
        foreach (var link in links.ToArray())
        {
            if (bySubject.Remove((sourceHashes[link.Source], targetHashes[link.Target]), out var about))
                yield return link with { Judgement = JudgementOf(about) };
        }

        foreach (var ((sourceHash, targetHash), about) in bySubject)
        {
            var place = (Source: Array.IndexOf(sourceHashes, sourceHash), Target: Array.IndexOf(targetHashes, targetHash));
            if (place is { Source: >= 0, Target: >= 0 } && about[^1].State is ReviewState.Relinked or ReviewState.Accepted)
                yield return new ReviewLink { Source = place.Source, Target = place.Target, Probability = 1, IsDrawn = true, Judgement = JudgementOf(about) };
        }
    }

    /// <summary>The beads that decisions change or make.</summary>
    public IReadOnlyCollection<ReviewBead> Beads(IReadOnlyCollection<ReviewBead> beads, IEnumerable<DecisionRow> decisions)
    {
        var bySubject = decisions.Where(decision => decision.Subject == DecisionSubject.Bead)
            .GroupBy(decision => (decision.SourceHash, decision.TargetHash)).ToDictionary(group => group.Key, group => group.ToArray());
        var found = new List<ReviewBead>();
        if (bySubject.Count == 0)
            return found;
        foreach (var bead in beads)
        {
            if (bySubject.Remove((WorkspaceHash.Of(text.Of(bead.Source)), WorkspaceHash.Of(text.Of(bead.Target))), out var about))
                found.Add(Judged(bead, about));
        }

        var missing = bySubject.Where(each => each.Value[^1].State is ReviewState.Accepted or ReviewState.Edited or ReviewState.Relinked).ToArray();
        if (missing.Length == 0)
            return found;
        var (sourceRuns, targetRuns) = (Runs(source), Runs(target));
        var taken = found.SelectMany(bead => bead.Units).ToHashSet();
        foreach (var ((sourceHash, targetHash), about) in missing)
        {
            if (!sourceRuns.TryGetValue(sourceHash, out var from) || !targetRuns.TryGetValue(targetHash, out var to) || from.Concat(to).Any(taken.Contains))
                continue;
            taken.UnionWith(from.Concat(to));
            found.Add(Judged(
                new ReviewBead
                {
                    Id = $"d{WorkspaceHash.Of(sourceHash, targetHash)[..12]}",
                    Source = from,
                    Target = to,
                    Relation = Alignment.Relation.Translation,
                    Probability = 1,
                    Score = 1,
                    IsDrawn = true,
                },
                about));
        }

        return found;
    }

    private Dictionary<string, ImmutableArray<ReviewUnit>> Runs(ImmutableArray<ReviewUnit> units)
    {
        var runs = new Dictionary<string, ImmutableArray<ReviewUnit>>(StringComparer.Ordinal);
        for (var start = 0; start < units.Length; start++)
        {
            for (var length = 1; length <= LongestRun && start + length <= units.Length; length++)
            {
                var run = units[start..(start + length)];
                runs.TryAdd(WorkspaceHash.Of(text.Of(run)), run);
            }
        }

        return runs;
    }

    private static ReviewBead Judged(ReviewBead bead, DecisionRow[] about)
    {
        var last = about[^1];
        var isChanged = last.State is ReviewState.Edited or ReviewState.Relinked or ReviewState.Accepted;
        return bead with
        {
            Judgement = JudgementOf(about),
            EditedSource = isChanged ? last.EditedSource : null,
            EditedTarget = isChanged ? last.EditedTarget : null,
        };
    }

    private static Judgement JudgementOf(DecisionRow[] about)
    {
        var last = about[^1];
        var votes = about.GroupBy(decision => decision.Reviewer, StringComparer.Ordinal)
            .Select(group => group.Last())
            .Where(decision => decision.State != ReviewState.Unreviewed)
            .ToImmutableSortedDictionary(decision => decision.Reviewer, decision => new Vote(VerdictOf(decision.State), At(decision)), StringComparer.Ordinal);
        var verdict = VerdictOf(last.State);
        return verdict == Verdict.Unreviewed && votes.IsEmpty && last.Note.Length == 0
            ? Judgement.None
            : new Judgement { Verdict = verdict, Reviewer = last.Reviewer, At = At(last), Note = last.Note, Votes = votes };
    }

    private static DateTimeOffset At(DecisionRow decision) => new(DateTime.SpecifyKind(decision.DecidedAt, DateTimeKind.Utc));

    private static Verdict VerdictOf(ReviewState state) => state switch
    {
        ReviewState.Unreviewed => Verdict.Unreviewed,
        ReviewState.Rejected => Verdict.Rejected,
        ReviewState.NeedsReview => Verdict.NeedsReview,
        _ => Verdict.Accepted,
    };
}
