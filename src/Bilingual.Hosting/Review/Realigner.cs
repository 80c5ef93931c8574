using System.Collections.Immutable;
using Bilingual.Alignment;
using Bilingual.Glossaries;

namespace Bilingual.Hosting.Review;

/// <summary>
/// Aligns everything anew that no person's hand shows on, around what reviewers confirmed or drew. Parallel articles are aligned between
/// the confirmed beads that follow the common order; comparable ones inside the paragraphs that links join.
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
        var units = free.SelectMany(bead => bead.Units).Where(unit => Reviewable.IsContent(session, unit)).Order().ToArray();
        var stretches = session.Stored.Pair.Relation == DocumentRelation.Parallel ? Parallel(state, units) : Comparable(state, units);
        var found = new List<ReviewBead>();
        foreach (var stretch in stretches.Where(stretch => stretch.Source.Length > 0 && stretch.Target.Length > 0))
        {
            cancellationToken.ThrowIfCancellationRequested();
            found.AddRange(Align(session, state, stretch, $"a{token[..8]}-{found.Count}", cancellationToken));
        }

        var placed = found.SelectMany(bead => bead.Units).ToHashSet();
        var number = found.Count;
        var alone = free.SelectMany(bead => bead.Units).Where(unit => !placed.Contains(unit)).Order().Select(unit => new ReviewBead
        {
            Id = $"a{token[..8]}-{number++}",
            Source = unit.Side == ReviewSide.Source ? [unit] : [],
            Target = unit.Side == ReviewSide.Target ? [unit] : [],
            Probability = 1,
        });
        var (steps, unchanged) = Compare(free, [.. found, .. alone]);
        return new RealignProposal(token, session.Key, revision, steps, unchanged + state.Beads.Count - free.Length);
    }

    private IEnumerable<ReviewBead> Align(ReviewSession session, PairState state, Stretch stretch, string name, CancellationToken cancellationToken)
    {
        var source = Signals(session.Source, state, stretch.Source);
        var target = Signals(session.Target, state, stretch.Target);
        var aligned = aligner.Align(source, target, stretch.Mode, cancellationToken: cancellationToken);
        var number = 0;
        foreach (var bead in aligned.Beads.Where(bead => !bead.IsNull))
        {
            ImmutableArray<ReviewUnit> from = [.. bead.Source.Select(i => stretch.Source[i])];
            ImmutableArray<ReviewUnit> to = [.. bead.Target.Select(i => stretch.Target[i])];
            if (!stretch.MayJoin(from, to))
                continue;
            var score = scorer.Score(source, bead.Source, target, bead.Target);
            yield return new ReviewBead
            {
                Id = $"{name}.{number++}",
                Source = from,
                Target = to,
                Relation = score.Relation,
                Probability = bead.Probability,
                Score = score.Probability,
                Evidence = score.Evidence,
            };
        }
    }

    private TextSignals Signals(MappedDocument mapped, PairState state, ReviewUnit[] units) => extractor.Extract(
        [.. units.Select(state.Text.Of)],
        mapped.Document.Language,
        [.. units.Select(unit => (IReadOnlyList<string>)[.. mapped.Terms[unit.Paragraph].Where(term => term.Span.Start < unit.End && unit.Start < term.Span.End).Select(term => term.Entry.Target)])]);

    private static IEnumerable<Stretch> Parallel(PairState state, ReviewUnit[] units)
    {
        var chain = Chain([.. state.Beads.Values.Where(bead => bead is { IsNull: false, IsHeld: true } && bead.Judgement.Verdict != Verdict.Rejected).OrderBy(bead => bead.Source[0])]);
        var (source, target) = (units.Where(unit => unit.Side == ReviewSide.Source).ToArray(), units.Where(unit => unit.Side == ReviewSide.Target).ToArray());
        var (s, t) = (0, 0);
        foreach (var anchor in chain)
        {
            var (nextS, nextT) = (Before(source, anchor.Source[0], s), Before(target, anchor.Target[0], t));
            yield return new Stretch(source[s..nextS], target[t..nextT], AlignmentMode.Parallel, (_, _) => true);
            (s, t) = (nextS, nextT);
        }

        yield return new Stretch(source[s..], target[t..], AlignmentMode.Parallel, (_, _) => true);

        static int Before(ReviewUnit[] units, ReviewUnit end, int from)
        {
            while (from < units.Length && units[from] < end)
                from++;
            return from;
        }
    }

    /// <summary>The longest sequence of beads that ascends on both sides.</summary>
    private static List<ReviewBead> Chain(ReviewBead[] beads)
    {
        var length = new int[beads.Length];
        var before = new int[beads.Length];
        var best = -1;
        for (var i = 0; i < beads.Length; i++)
        {
            (length[i], before[i]) = (1, -1);
            for (var j = 0; j < i; j++)
            {
                if (length[j] >= length[i] && beads[j].Source[^1] < beads[i].Source[0] && beads[j].Target[^1] < beads[i].Target[0])
                    (length[i], before[i]) = (length[j] + 1, j);
            }

            if (best < 0 || length[i] > length[best])
                best = i;
        }

        var chain = new List<ReviewBead>();
        for (; best >= 0; best = before[best])
            chain.Add(beads[best]);
        chain.Reverse();
        return chain;
    }

    private static IEnumerable<Stretch> Comparable(PairState state, ReviewUnit[] units)
    {
        var links = state.Links.Values
            .Where(link => link.Judgement.Verdict == Verdict.Accepted || (link.Judgement.Verdict == Verdict.Unreviewed && link.Probability >= LinkThreshold))
            .Select(link => (link.Source, link.Target)).ToHashSet();
        var ofParagraph = units.ToLookup(unit => (unit.Side, unit.Paragraph));
        var left = links.Order().ToList();
        while (left.Count > 0)
        {
            var (source, target) = (new SortedSet<int> { left[0].Source }, new SortedSet<int> { left[0].Target });
            for (var gathered = -1; gathered != source.Count + target.Count;)
            {
                // Goes on until no link leads out of what is gathered.
                gathered = source.Count + target.Count;
                foreach (var (from, to) in left.Where(link => source.Contains(link.Source) || target.Contains(link.Target)))
                {
                    source.Add(from);
                    target.Add(to);
                }
            }

            left.RemoveAll(link => source.Contains(link.Source));
            yield return new Stretch(
                [.. source.SelectMany(paragraph => ofParagraph[(ReviewSide.Source, paragraph)])],
                [.. target.SelectMany(paragraph => ofParagraph[(ReviewSide.Target, paragraph)])],
                AlignmentMode.Comparable,
                (from, to) => from.All(s => to.All(t => links.Contains((s.Paragraph, t.Paragraph)))));
        }
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

    private sealed record Stretch(
        ReviewUnit[] Source, ReviewUnit[] Target, AlignmentMode Mode, Func<ImmutableArray<ReviewUnit>, ImmutableArray<ReviewUnit>, bool> MayJoin);
}
