using System.Collections.Immutable;
using Bilingual.Alignment;
using Bilingual.Corpora;
using Bilingual.Documents;
using Bilingual.Glossaries;
using Bilingual.Hosting.Storage;

namespace Bilingual.Hosting.Review;

/// <summary>A pair with everything that is known of it, after review: what exports are made of.</summary>
/// <param name="Stored">The pair.</param>
/// <param name="Source">The source document, segmented as reviewers corrected it.</param>
/// <param name="Target">The target document.</param>
/// <param name="Links">Links that hold, by source then target paragraph: confirmed and drawn ones are certain, rejected and questioned ones gone.</param>
/// <param name="Beads">Sentence beads with both sides in reading order, without the rejected ones; units are document-wide sentence numbers.</param>
/// <param name="Units">The units of those beads, with reviewers' texts and states.</param>
internal sealed record ReviewedPair(
    StoredPair Stored,
    MappedDocument Source,
    MappedDocument Target,
    ImmutableArray<Link> Links,
    ImmutableArray<Bead> Beads,
    ImmutableArray<TranslationUnit> Units)
{
    /// <summary>A pair on which nobody has worked.</summary>
    public static ReviewedPair Unreviewed(StoredPair stored, MappedDocument source, MappedDocument target, AlignedPair aligned)
    {
        var builder = new TranslationUnitBuilder(source.Document, target.Document);
        return new ReviewedPair(
            stored,
            source,
            target,
            aligned.Links,
            [.. aligned.Beads.Select(bead => bead.Bead)],
            [.. aligned.Beads.Where(bead => !bead.Bead.IsNull).Select(bead => builder.Build(bead.Bead, bead.Relation, bead.Score))]);
    }

    /// <summary>A pair as reviewers left it.</summary>
    public static ReviewedPair Of(StoredPair stored, MappedDocument source, MappedDocument target, PairState state)
    {
        var (from, to) = (Segmented(source, ReviewSide.Source, state), Segmented(target, ReviewSide.Target, state));
        var (sourceNumbers, targetNumbers) = (Numbers(ReviewSide.Source, state), Numbers(ReviewSide.Target, state));
        var builder = new TranslationUnitBuilder(from.Document, to.Document);
        var beads = ImmutableArray.CreateBuilder<Bead>();
        var units = ImmutableArray.CreateBuilder<TranslationUnit>();
        foreach (var reviewed in state.Order.Select(id => state.Beads[id]).Where(bead => bead.Judgement.Verdict != Verdict.Rejected))
        {
            var bead = new Bead(
                [.. reviewed.Source.Select(unit => sourceNumbers[unit])],
                [.. reviewed.Target.Select(unit => targetNumbers[unit])],
                reviewed.Judgement.Verdict == Verdict.Accepted ? 1 : reviewed.Probability,
                reviewed.Evidence);
            if (bead.IsNull)
                continue;
            beads.Add(bead);
            units.Add(Unit(builder.Build(bead, reviewed.Relation, reviewed.Score), reviewed));
        }

        return new ReviewedPair(stored, from, to, LinksOf(state), beads.ToImmutable(), units.ToImmutable());
    }

    /// <summary>The names of a pair's beads by the identity of the unit that a corpus makes of each.</summary>
    public static Dictionary<string, string> UnitIds(ReviewSession session)
    {
        var state = session.Current.State;
        var builder = new TranslationUnitBuilder(
            Segmented(session.Source, ReviewSide.Source, state).Document, Segmented(session.Target, ReviewSide.Target, state).Document);
        var (source, target) = (Numbers(ReviewSide.Source, state), Numbers(ReviewSide.Target, state));
        return state.Beads.Values.Where(bead => !bead.IsNull).ToDictionary(
            bead => builder.Build(
                new Bead([.. bead.Source.Select(unit => source[unit])], [.. bead.Target.Select(unit => target[unit])], 1, Evidence.None), bead.Relation, bead.Score).Id,
            bead => bead.Id,
            StringComparer.Ordinal);
    }

    /// <summary>What a corpus says of the review of a bead.</summary>
    public static ReviewState StateOf(ReviewBead bead) => bead.Judgement.Verdict switch
    {
        Verdict.Rejected => ReviewState.Rejected,
        Verdict.NeedsReview => ReviewState.NeedsReview,
        Verdict.Unreviewed => ReviewState.Unreviewed,
        _ when bead.EditedSource is not null || bead.EditedTarget is not null => ReviewState.Edited,
        _ => bead.IsDrawn ? ReviewState.Relinked : ReviewState.Accepted,
    };

    private static TranslationUnit Unit(TranslationUnit unit, ReviewBead bead)
    {
        var state = StateOf(bead);
        var confirmed = bead.Judgement.Verdict == Verdict.Accepted;
        return unit with
        {
            State = state,
            Relation = confirmed ? Relation.Translation : unit.Relation,
            Probability = confirmed ? 1 : unit.Probability,
            Score = confirmed ? 1 : unit.Score,
            Source = unit.Source with { Text = bead.EditedSource ?? unit.Source.Text },
            Target = unit.Target with { Text = bead.EditedTarget ?? unit.Target.Text },
        };
    }

    private static ImmutableArray<Link> LinksOf(PairState state) =>
    [
        .. state.Links.Values
            .Where(link => link.Judgement.Verdict is Verdict.Accepted or Verdict.Unreviewed)
            .OrderBy(link => (link.Source, link.Target))
            .Select(link => new Link(
                link.Source, link.Target, link.Relation, link.Judgement.Verdict == Verdict.Accepted ? 1 : link.Probability, link.Evidence)),
    ];

    private static Dictionary<ReviewUnit, int> Numbers(ReviewSide side, PairState state)
    {
        var numbers = new Dictionary<ReviewUnit, int>();
        foreach (var unit in state.Units.Where(unit => unit.Side == side))
            numbers.Add(unit, numbers.Count);
        return numbers;
    }

    /// <summary>The document with the units of the state as its sentences.</summary>
    private static MappedDocument Segmented(MappedDocument mapped, ReviewSide side, PairState state)
    {
        var units = state.Units.Where(unit => unit.Side == side).ToLookup(unit => unit.Paragraph);
        var paragraphs = mapped.Document.Paragraphs.Select(paragraph =>
            units[paragraph.Index].Select(unit => new TextSpan(unit.Start, unit.End)).SequenceEqual(paragraph.Sentences.Select(sentence => sentence.TextSpan))
                ? paragraph
                : paragraph with { Sentences = [.. units[paragraph.Index].Select((unit, i) => Sentence(paragraph, unit, i))] });
        return new MappedDocument(
            mapped.Document with { Paragraphs = [.. paragraphs] },
            state.Refusals.IsEmpty
                ? mapped.Terms
                : [.. mapped.Terms.Select((terms, i) => terms.RemoveAll(term => state.Refusals.Any(refusal => refusal.Covers(side, term, mapped.Document.Paragraphs[i].Text))))]);
    }

    private static Sentence Sentence(Paragraph paragraph, ReviewUnit unit, int index)
    {
        var span = new TextSpan(unit.Start, unit.End);
        return new Sentence(index, span, paragraph.Map.ToSource(span), paragraph.Text[unit.Start..unit.End]);
    }
}
