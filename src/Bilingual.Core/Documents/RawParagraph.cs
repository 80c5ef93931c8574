using System.Collections.Immutable;

namespace Bilingual.Documents;

/// <summary>A paragraph as a reader found it, before cleaning.</summary>
/// <param name="Text">Its text, put together from one or more stretches of the file's text.</param>
/// <param name="Map">Maps offsets in <paramref name="Text"/> to the file's text.</param>
/// <param name="Span">Where it stands in the file's text.</param>
/// <param name="Kind">What the format says it is; null where the format says nothing and its words must decide.</param>
/// <param name="Rule">Name of the rule behind <paramref name="Kind"/>.</param>
public sealed record RawParagraph(string Text, OffsetMap Map, TextSpan Span, ParagraphKind? Kind = null, string Rule = "");

/// <summary>What a format reader takes from a file.</summary>
/// <param name="Text">The decoded text that all spans point into.</param>
/// <param name="Encoding">IANA name of the encoding.</param>
/// <param name="Paragraphs">The paragraphs in reading order.</param>
/// <param name="Notes">What a reader of the report should know.</param>
public sealed record RawDocument(string Text, string Encoding, ImmutableArray<RawParagraph> Paragraphs, ImmutableArray<string> Notes)
{
    /// <summary>What the file says about itself.</summary>
    public DocumentMetadata Metadata { get; init; } = DocumentMetadata.None;
}
