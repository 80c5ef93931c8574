using Bilingual.Glossaries;

namespace Bilingual.Hosting.Storage.Rows;

/// <summary>A glossary term found in a paragraph.</summary>
public sealed class TermRow
{
    /// <summary>The document.</summary>
    public long DocumentId { get; set; }

    /// <summary>Number in the document, from 0.</summary>
    public int Number { get; set; }

    /// <summary>The paragraph it stands in.</summary>
    public int ParagraphIndex { get; set; }

    /// <summary>Start in the paragraph's cleaned text.</summary>
    public int Start { get; set; }

    /// <summary>End in the paragraph's cleaned text.</summary>
    public int End { get; set; }

    /// <summary>The entry's source term.</summary>
    public required string Term { get; set; }

    /// <summary>The entry's preferred target.</summary>
    public required string Target { get; set; }

    /// <summary>The form that matched.</summary>
    public required string Form { get; set; }

    /// <summary>Why it matched.</summary>
    public required string Explanation { get; set; }

    /// <summary>The side of the glossary that was found.</summary>
    public GlossarySide Side { get; set; }

    /// <summary>0 for outermost matches.</summary>
    public int Depth { get; set; }
}
