using System.Text;

namespace Bilingual.Segmentation.Srx;

/// <summary>A paragraph with its inline codes taken out, and the way back for breaks.</summary>
internal sealed class MarkedText
{
    private readonly IReadOnlyList<InlineCode> codes;
    private readonly SrxFormatHandling handling;

    /// <summary>Takes the codes out.</summary>
    /// <param name="paragraph">The text with its codes.</param>
    /// <param name="codes">The codes in order, apart from one another.</param>
    /// <param name="handling">On which side of a break a code goes.</param>
    /// <exception cref="ArgumentException">A code is empty, outside the text or out of order.</exception>
    public MarkedText(string paragraph, IReadOnlyList<InlineCode> codes, SrxFormatHandling handling)
    {
        this.codes = codes;
        this.handling = handling;
        var text = new StringBuilder(paragraph.Length);
        var position = 0;
        foreach (var code in codes)
        {
            if (code.Span.Start < position || code.Span.Length <= 0 || code.Span.End > paragraph.Length)
                throw new ArgumentException($"The code at {code.Span.Start} is empty, outside the paragraph or out of order.", nameof(codes));
            text.Append(paragraph, position, code.Span.Start - position);
            position = code.Span.End;
        }

        Text = text.Append(paragraph, position, paragraph.Length - position).ToString();
    }

    /// <summary>The paragraph without its codes.</summary>
    public string Text { get; }

    /// <summary>
    /// Where a break at an offset of <see cref="Text"/> falls in the paragraph: codes that stand there go with the text before as long as
    /// the rule file includes their kind.
    /// </summary>
    public int ToParagraph(int offset)
    {
        var removed = 0;
        foreach (var code in codes)
        {
            var place = code.Span.Start - removed;
            if (place > offset || (place == offset && !IsIncluded(code.Kind)))
                break;
            removed += code.Span.Length;
        }

        return offset + removed;
    }

    private bool IsIncluded(InlineCodeKind kind) => kind switch
    {
        InlineCodeKind.Start => handling.IncludeStart,
        InlineCodeKind.End => handling.IncludeEnd,
        _ => handling.IncludeIsolated,
    };
}
