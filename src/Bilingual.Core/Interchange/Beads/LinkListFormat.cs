using Bilingual.Interchange.Tabular;

namespace Bilingual.Interchange.Beads;

/// <summary>A link a line, many to many: <c>probability⇥relation⇥source_line⇥target_line</c>, lines counted from 0.</summary>
public sealed class LinkListFormat : IBeadFormat
{
    /// <inheritdoc/>
    public string Name => "links";

    /// <inheritdoc/>
    public string Description => "probability, relation, source line, target line; many to many";

    /// <inheritdoc/>
    public void Write(TextWriter output, AlignedText text, CorpusInfo info)
    {
        var rows = new TsvWriter(output);
        foreach (var link in text.Links)
        {
            rows.Field(FieldText.Probability(link.Probability)).Field(FieldText.Name(link.Relation))
                .Field(link.SourceLine).Field(link.TargetLine)
                .EndRow();
        }
    }
}
