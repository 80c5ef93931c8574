using System.Collections.Immutable;

namespace Bilingual.Alignment;

/// <summary>
/// Aligns two sequences of units (sentences, lines or paragraphs) in beads of up to four units a side. Parallel text is aligned along one
/// path, to which moved blocks are added; comparable text without regard to order. Safe for concurrent use.
/// </summary>
/// <param name="confidence">The calibrated models.</param>
public sealed class SentenceAligner(ConfidenceModel confidence)
{
    /// <summary>Whether only beads of consecutive units along one path are made: moved blocks and what a foreign run parts are left alone.</summary>
    public bool IsMonotone { get; init; }

    /// <summary>Aligns two texts.</summary>
    /// <param name="source">Source units.</param>
    /// <param name="target">Target units.</param>
    /// <param name="mode">How; <see cref="AlignmentMode.Auto"/> decides from the evidence.</param>
    /// <param name="fixedBeads">Beads that are settled and kept exactly: the rest is aligned around them. Null for none.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentException">Fixed beads contradict each other or name units that do not exist.</exception>
    public SentenceAlignment Align(
        TextSignals source,
        TextSignals target,
        AlignmentMode mode = AlignmentMode.Auto,
        IReadOnlyList<FixedBead>? fixedBeads = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        var draft = new AlignmentDraft(source, target, new FixedBeads(fixedBeads ?? [], source.Count, target.Count), confidence.Beads, cancellationToken);
        draft.Search(IsMonotone ? AlignmentMode.Parallel : mode, IsMonotone, cancellationToken);
        var (blocks, moved) = BlockMoves.Find([.. draft.Content.Where(bead => bead.Source.Length > 0 && bead.Target.Length > 0)]);
        var beads = draft.Content
            .Select(bead => new Bead([.. bead.Source], [.. bead.Target], draft.Certainty(bead), draft.EvidenceOf(bead)) { IsMoved = moved.Contains(bead) });
        return new SentenceAlignment(BeadOrder.InReadingOrder(beads), draft.Mode, draft.Reason, blocks);
    }

    /// <summary>The beads of sentences among the pairs that are allowed, without regard to order; null beads are left out.</summary>
    /// <param name="source">Source units.</param>
    /// <param name="target">Target units.</param>
    /// <param name="mayPair">Whether two units may stand in one bead.</param>
    /// <param name="fixedBeads">Beads that are settled and kept exactly, whether allowed or not. Null for none.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentException">Fixed beads contradict each other or name units that do not exist.</exception>
    public ImmutableArray<Bead> AlignWithin(
        TextSignals source,
        TextSignals target,
        Func<int, int, bool> mayPair,
        IReadOnlyList<FixedBead>? fixedBeads = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(mayPair);
        var draft = new AlignmentDraft(source, target, new FixedBeads(fixedBeads ?? [], source.Count, target.Count), confidence.Beads, cancellationToken);
        draft.SearchFreely(mayPair, cancellationToken);
        return BeadOrder.InReadingOrder(draft.Content.Where(bead => bead.Source.Length > 0 && bead.Target.Length > 0)
            .Select(bead => new Bead([.. bead.Source], [.. bead.Target], draft.Certainty(bead), draft.EvidenceOf(bead))));
    }
}
