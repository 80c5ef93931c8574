using System.Collections.Immutable;
using Bilingual.Alignment;
using Bilingual.Glossaries;

namespace Bilingual.Hosting.Review;

/// <summary>
/// Aligns everything anew that no person's hand shows on. What reviewers confirmed or drew stands as fixed beads that the aligner works
/// around; what they rejected it does not see. Parallel articles are aligned along the whole text, comparable ones inside the paragraphs
/// that links join.
/// </summary>
/// <param name="aligner">Aligns sentences.</param>
/// <param name="extractor">Extracts their signals.</param>
/// <param name="scorer">Scores the beads found.</param>
public sealed class Realigner(SentenceAligner aligner, SignalExtractor extractor, PairScorer scorer)
{
    private const double LinkThreshold = 0.5;

    /// <summary>What would change.</summary>
    public RealignProposal Propose(ReviewSession session, CancellationToken cancellationToken)
    {
        var (revision, state) = session.Current;
        var token = Guid.NewGuid().ToString("N");
        var free = state.Beads.Values.Where(bead => !bead.IsHeld).ToArray();
        var settled = state.Beads.Values.Where(bead => bead.IsHeld && bead.Judgement.Verdict != Verdict.Rejected).ToArray();
        var units = free.SelectMany(bead => bead.Units).Where(unit => Reviewable.IsContent(session, unit)).Concat(settled.SelectMany(bead => bead.Units));
        var sides = units.Order().ToLookup(unit => unit.Side);
        var found = Align(session, state, [.. sides[ReviewSide.Source]], [.. sides[ReviewSide.Target]], settled, $"a{token[..8]}", cancellationToken);
        var placed = found.SelectMany(bead => bead.Units).ToHashSet();
        var alone = free.SelectMany(bead => bead.Units).Where(unit => !placed.Contains(unit)).Order().Select((unit, i) => new ReviewBead
        {
            Id = $"a{token[..8]}-{found.Count + i}",
            Source = unit.Side == ReviewSide.Source ? [unit] : [],
            Target = unit.Side == ReviewSide.Target ? [unit] : [],
            Probability = 1,
        });
        var (steps, unchanged) = Compare(free, [.. found, .. alone]);
        return new RealignProposal(token, session.Key, revision, steps, unchanged + state.Beads.Count - free.Length);
    }

    /// <summary>The beads with both sides that the aligner finds around the settled ones.</summary>
    private List<ReviewBead> Align(
        ReviewSession session, PairState state, ReviewUnit[] from, ReviewUnit[] to, ReviewBead[] settled, string name, CancellationToken cancellationToken)
    {
        var (source, target) = (Signals(session.Source, state, from), Signals(session.Target, state, to));
        var (sourceAt, targetAt) = (Places(from), Places(to));
        FixedBead[] kept = [.. settled.Select(bead => new FixedBead([.. bead.Source.Select(unit => sourceAt[unit])], [.. bead.Target.Select(unit => targetAt[unit])]))];
        var aligned = session.Stored.Pair.Relation == DocumentRelation.Parallel
            ? aligner.Align(source, target, AlignmentMode.Parallel, kept, cancellationToken).Beads
            : aligner.AlignWithin(source, target, Linked(state, from, to), kept, cancellationToken);
        var taken = settled.SelectMany(bead => bead.Units).ToHashSet();
        var found = new List<ReviewBead>();
        foreach (var bead in aligned.Where(bead => !bead.IsNull && !taken.Contains(from[bead.Source[0]])))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var score = scorer.Score(source, bead.Source, target, bead.Target);
            found.Add(new ReviewBead
            {
                Id = $"{name}-{found.Count}",
                Source = [.. bead.Source.Select(i => from[i])],
                Target = [.. bead.Target.Select(i => to[i])],
                Relation = score.Relation,
                Probability = bead.Probability,
                Score = score.Probability,
                Evidence = score.Evidence,
            });
        }

        return found;
    }

    private TextSignals Signals(MappedDocument mapped, PairState state, ReviewUnit[] units) => extractor.Extract(
        [.. units.Select(state.Text.Of)],
        mapped.Document.Language,
        [.. units.Select(unit => (IReadOnlyList<string>)[.. mapped.Terms[unit.Paragraph].Where(term => term.Span.Start < unit.End && unit.Start < term.Span.End).Select(term => term.Entry.Target)])]);

    private static Dictionary<ReviewUnit, int> Places(ReviewUnit[] units)
    {
        var places = new Dictionary<ReviewUnit, int>(units.Length);
        for (var i = 0; i < units.Length; i++)
            places.Add(units[i], i);
        return places;
    }

    /// <summary>Whether two units stand in paragraphs that a link joins which is confirmed, or likely and not rejected.</summary>
    private static Func<int, int, bool> Linked(PairState state, ReviewUnit[] from, ReviewUnit[] to)
    {
        var links = state.Links.Values
            .Where(link => link.Judgement.Verdict == Verdict.Accepted || (link.Judgement.Verdict == Verdict.Unreviewed && link.Probability >= LinkThreshold))
            .Select(link => (link.Source, link.Target)).ToHashSet();
        return (source, target) => links.Contains((from[source].Paragraph, to[target].Paragraph));
    }

    /// <summary>What differs, in connected steps; beads of the same units stay as they are.</summary>
    private static (ImmutableArray<RealignStep> Steps, int Unchanged) Compare(IReadOnlyCollection<ReviewBead> before, IReadOnlyCollection<ReviewBead> after)
    {
        var newOwner = after.SelectMany(bead => bead.Units.Select(unit => (unit, bead))).ToDictionary(each => each.unit, each => each.bead);
        var oldOwner = before.SelectMany(bead => bead.Units.Select(unit => (unit, bead))).ToDictionary(each => each.unit, each => each.bead);
        var steps = ImmutableArray.CreateBuilder<RealignStep>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var unchanged = 0;
        foreach (var start in before.OrderBy(bead => bead.Units.First()))
        {
            if (!seen.Add(start.Id))
                continue;
            var (old, made) = (new List<ReviewBead> { start }, new List<ReviewBead>());
            for (var i = 0; i < old.Count; i++)
            {
                foreach (var bead in old[i].Units.Select(unit => newOwner[unit]).Where(bead => seen.Add(bead.Id)).ToArray())
                {
                    made.Add(bead);
                    old.AddRange(bead.Units.Select(unit => oldOwner[unit]).Where(other => seen.Add(other.Id)).ToArray());
                }
            }

            if (old.Count == 1 && made.Count == 1 && old[0].Source.SequenceEqual(made[0].Source) && old[0].Target.SequenceEqual(made[0].Target))
                unchanged++;
            else
                steps.Add(new RealignStep([.. old], [.. made]));
        }

        return (steps.ToImmutable(), unchanged);
    }
}
