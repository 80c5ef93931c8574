using Bilingual.Interchange.Tabular;

namespace Bilingual.Interchange.Beads;

/// <summary>
/// hunalign's ladder (Varga et al. 2005): each line is a rung <c>source⇥target⇥score</c>, the places in both texts where a bead starts,
/// and the last rung is where both texts end. What lies between two rungs is a bead, so beads cannot cross or have holes.
/// </summary>
public sealed class LadderFormat : IBeadFormat
{
    /// <inheritdoc/>
    public string Name => "ladder";

    /// <inheritdoc/>
    public string Description => "hunalign's ladder; only for alignments without crossing beads";

    /// <inheritdoc/>
    public string? Refuses(AlignedText text) => MonotoneBeads.FirstOutOfOrder(text.Beads) is { } bead
        ? $"a ladder cannot hold the bead {VecalignFormat.Show(bead)}, which crosses others or has a hole; " +
            "choose vecalign, tsv, jsonl or tmx, or align with --monotone, which leaves such units alone"
        : null;

    /// <inheritdoc/>
    public void Write(TextWriter output, AlignedText text, CorpusInfo info)
    {
        if (Refuses(text) is { } reason)
            throw new InvalidOperationException(reason);
        var rows = new TsvWriter(output);
        foreach (var stretch in MonotoneBeads.Stretches(text.Beads, text.Source.Length, text.Target.Length))
            rows.Field(stretch.Source).Field(stretch.Target).Field(FieldText.Probability(stretch.Probability)).EndRow();
        rows.Field(text.Source.Length).Field(text.Target.Length).Field(FieldText.Probability(0)).EndRow();
    }
}
