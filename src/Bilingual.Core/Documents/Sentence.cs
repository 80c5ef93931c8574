namespace Bilingual.Documents;

/// <summary>A sentence of a paragraph.</summary>
/// <param name="Index">Position in <see cref="Paragraph.Sentences"/>, from 0.</param>
/// <param name="TextSpan">Where the sentence stands in <see cref="Paragraph.Text"/>, without surrounding white space.</param>
/// <param name="Span">Where it stands in <see cref="Document.Text"/>.</param>
/// <param name="Text">The cleaned text of the sentence: <see cref="Paragraph.Text"/> at <paramref name="TextSpan"/>.</param>
public sealed record Sentence(int Index, TextSpan TextSpan, TextSpan Span, string Text);
