using System.Collections.Immutable;

namespace Bilingual.Documents;

/// <summary>
/// One article: the decoded text of a file and its paragraphs in reading order. Immutable; every stage returns a new one.
/// </summary>
public sealed record Document
{
    /// <summary>Path relative to the input folder, with forward slashes; identifies the document within a workspace.</summary>
    public required string Path { get; init; }

    /// <summary>BCP 47 code of the main language (<c>id</c>, <c>en</c>), <c>mul</c> for mixed text, or <c>und</c> while unknown.</summary>
    public required string Language { get; init; }

    /// <summary>The decoded text of the file exactly as stored: every <see cref="Paragraph.Span"/> and <see cref="Sentence.Span"/> points into it.</summary>
    public required string Text { get; init; }

    /// <summary>SHA-256 of the file's bytes, 64 lower-case hexadecimal digits.</summary>
    public required string ContentHash { get; init; }

    /// <summary>IANA name of the encoding that the file was decoded from.</summary>
    public string Encoding { get; init; } = "utf-8";

    /// <summary>Probability of <see cref="Language"/>, 0 to 1.</summary>
    public double LanguageProbability { get; init; } = 1;

    /// <summary>The article's paragraphs, boilerplate included (cleaning marks, it never removes).</summary>
    public ImmutableArray<Paragraph> Paragraphs { get; init; } = [];

    /// <summary>What the file says about itself: title, author, date, address.</summary>
    public DocumentMetadata Metadata { get; init; } = DocumentMetadata.None;

    /// <summary>What a reader should know: repaired encodings, a name that disagrees with the content, joined hard-wrapped lines.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}
