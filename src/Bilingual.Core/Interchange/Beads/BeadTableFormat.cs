using Bilingual.Interchange.Tabular;

namespace Bilingual.Interchange.Beads;

/// <summary>
/// A bead a line, tab-separated: source text, target text, probability, source units, target units, evidence. The texts come first, so that
/// <c>cut -f1,2</c> gives a parallel corpus; null beads have one empty side and no evidence. Evidence begins with <c>moved</c> where the
/// bead crosses the order of the rest.
/// </summary>
public sealed class BeadTableFormat : IBeadFormat
{
    /// <inheritdoc/>
    public string Name => "tsv";

    /// <inheritdoc/>
    public string Description => "source text, target text, probability, source units, target units, evidence";

    /// <inheritdoc/>
    public void Write(TextWriter output, AlignedText text, CorpusInfo info)
    {
        var rows = new TsvWriter(output);
        foreach (var bead in text.Beads)
        {
            rows.Row(
                text.SourceText(bead),
                text.TargetText(bead),
                FieldText.Probability(bead.Probability),
                string.Join(' ', bead.Source.Select(unit => FieldText.Number(unit))),
                string.Join(' ', bead.Target.Select(unit => FieldText.Number(unit))),
                bead.IsNull ? "" : bead.IsMoved ? $"moved {bead.Evidence}" : bead.Evidence.ToString());
        }
    }
}
