using Bilingual.Interchange.Tmx;

namespace Bilingual.Interchange.Beads;

/// <summary>TMX 1.4b with a translation unit for each bead that has both sides.</summary>
public sealed class BeadTmxFormat : IBeadFormat
{
    /// <inheritdoc/>
    public string Name => "tmx";

    /// <inheritdoc/>
    public string Description => "TMX 1.4b translation memory of the beads with both sides";

    /// <inheritdoc/>
    public void Write(TextWriter output, AlignedText text, CorpusInfo info)
    {
        var tmx = new TmxWriter(XmlText.Writer(output), info.Validated(), TmxProfile.Standard);
        foreach (var bead in text.Beads.Where(bead => !bead.IsNull))
        {
            tmx.Write(
                VecalignFormat.Show(bead),
                text.SourceText(bead),
                text.TargetText(bead),
                [("probability", FieldText.Probability(bead.Probability))]);
        }

        tmx.Complete();
    }
}
