namespace Bilingual.Hosting.Storage.Rows;

/// <summary>A sentence of a document.</summary>
public sealed class SentenceRow
{
    /// <summary>The document.</summary>
    public long DocumentId { get; set; }

    /// <summary>Number in the document, from 0.</summary>
    public int Number { get; set; }

    /// <summary>The paragraph it stands in.</summary>
    public int ParagraphIndex { get; set; }

    /// <summary>Start in the paragraph's cleaned text.</summary>
    public int TextStart { get; set; }

    /// <summary>End in the paragraph's cleaned text.</summary>
    public int TextEnd { get; set; }

    /// <summary>Start in the document's text.</summary>
    public int Start { get; set; }

    /// <summary>End in the document's text.</summary>
    public int End { get; set; }

    /// <summary>Hash of the sentence's cleaned text.</summary>
    public required string ContentHash { get; set; }
}
