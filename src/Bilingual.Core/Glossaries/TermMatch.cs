using Bilingual.Documents;

namespace Bilingual.Glossaries;

/// <summary>An occurrence of a term in a text, with the rule that explains it.</summary>
/// <param name="Span">Where it stands in the text that was searched.</param>
/// <param name="Entry">The term.</param>
/// <param name="Form">The form of the entry that matched: the term itself or one of its variants.</param>
/// <param name="Explanation">Why this is the term, readable: <c>kecerdasan super + -nya</c>.</param>
/// <param name="Depth">0 for an outermost match; 1 and more for matches inside longer ones.</param>
public sealed record TermMatch(TextSpan Span, TermEntry Entry, string Form, string Explanation, int Depth);
