using System.Collections.Immutable;
using Bilingual.Documents;

namespace Bilingual.Hosting.Review;

/// <summary>The cleaned paragraphs of both articles, from which units take their text.</summary>
/// <param name="source">Paragraphs of the source article.</param>
/// <param name="target">Paragraphs of the target article.</param>
public sealed class PairText(ImmutableArray<string> source, ImmutableArray<string> target)
{
    /// <summary>The text of two documents.</summary>
    public static PairText Of(Document source, Document target) =>
        new([.. source.Paragraphs.Select(paragraph => paragraph.Text)], [.. target.Paragraphs.Select(paragraph => paragraph.Text)]);

    /// <summary>The paragraphs of a side.</summary>
    public ImmutableArray<string> Paragraphs(ReviewSide side) => side == ReviewSide.Source ? source : target;

    /// <summary>The text of a unit.</summary>
    public string Of(ReviewUnit unit) => Paragraphs(unit.Side)[unit.Paragraph][unit.Start..unit.End];

    /// <summary>The text of several units, joined by a space.</summary>
    public string Of(ImmutableArray<ReviewUnit> units) => string.Join(' ', units.Select(Of));

    /// <summary>The text of a side of a bead as it stands: as changed by a reviewer, or the units' own.</summary>
    public string Of(ReviewBead bead, ReviewSide side) => bead.EditedOn(side) ?? Of(bead.On(side));
}
