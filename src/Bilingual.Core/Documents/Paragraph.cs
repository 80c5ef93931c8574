using System.Collections.Immutable;

namespace Bilingual.Documents;

/// <summary>What a paragraph is in its article.</summary>
public enum ParagraphKind
{
    /// <summary>Running text.</summary>
    Body,

    /// <summary>The article's title.</summary>
    Title,

    /// <summary>A heading inside the article.</summary>
    Heading,

    /// <summary>An item of a list.</summary>
    ListItem,

    /// <summary>A block quotation.</summary>
    Quotation,

    /// <summary>A picture's caption without news of its own.</summary>
    Caption,

    /// <summary>A picture's caption that states something: it carries news and is content.</summary>
    NewsCaption,

    /// <summary>Author, agency, date or place line.</summary>
    Byline,

    /// <summary>Text of the page rather than of the article: counters, share buttons, sources, advertisements, repeated image titles.</summary>
    Boilerplate,
}

/// <summary>A paragraph: a non-blank line (or several lines of a hard-wrapped file) with its cleaned text and its way back to the file.</summary>
public sealed record Paragraph
{
    /// <summary>Position in <see cref="Document.Paragraphs"/>, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Where the paragraph stands in <see cref="Document.Text"/>.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>1-based line of <see cref="Span"/>'s start in <see cref="Document.Text"/>.</summary>
    public required int Line { get; init; }

    /// <summary>Cleaned text: NFC, white space folded, invisible characters gone. Otherwise as written.</summary>
    public required string Text { get; init; }

    /// <summary>Maps offsets in <see cref="Text"/> to offsets in <see cref="Document.Text"/>.</summary>
    public required OffsetMap Map { get; init; }

    /// <summary>What the paragraph is.</summary>
    public ParagraphKind Kind { get; init; } = ParagraphKind.Body;

    /// <summary>Name of the rule that decided <see cref="Kind"/>, for example <c>credit-line</c>; empty for plain body text.</summary>
    public string KindRule { get; init; } = "";

    /// <summary>BCP 47 code of the paragraph's language, or <c>und</c> while unknown.</summary>
    public string Language { get; init; } = "und";

    /// <summary>Probability of <see cref="Language"/>, 0 to 1.</summary>
    public double LanguageProbability { get; init; } = 1;

    /// <summary>The paragraph's sentences in order; joined with the white space between them they give <see cref="Text"/>.</summary>
    public ImmutableArray<Sentence> Sentences { get; init; } = [];

    /// <summary>Whether the paragraph may be linked, translated and exported: everything but captions, bylines and boilerplate.</summary>
    public bool IsContent => Kind is not (ParagraphKind.Caption or ParagraphKind.Byline or ParagraphKind.Boilerplate);
}
