using Bilingual.Documents;

namespace Bilingual.Hosting.Storage.Rows;

/// <summary>A paragraph of a document.</summary>
public sealed class ParagraphRow
{
    /// <summary>The document.</summary>
    public long DocumentId { get; set; }

    /// <summary>Position in the document, from 0.</summary>
    public int Index { get; set; }

    /// <summary>1-based line.</summary>
    public int Line { get; set; }

    /// <summary>Start in the document's text.</summary>
    public int Start { get; set; }

    /// <summary>End in the document's text.</summary>
    public int End { get; set; }

    /// <summary>Cleaned text.</summary>
    public required string Text { get; set; }

    /// <summary>The runs of the offset map, <c>clean:source</c> separated by spaces.</summary>
    public required string Map { get; set; }

    /// <summary>Kind.</summary>
    public ParagraphKind Kind { get; set; }

    /// <summary>The rule that decided the kind.</summary>
    public required string KindRule { get; set; }

    /// <summary>BCP 47 code of its language.</summary>
    public required string Language { get; set; }

    /// <summary>Probability of <see cref="Language"/>.</summary>
    public double LanguageProbability { get; set; }

    /// <summary>Hash of <see cref="Text"/>.</summary>
    public required string ContentHash { get; set; }
}
