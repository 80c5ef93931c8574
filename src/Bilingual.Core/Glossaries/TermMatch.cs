using System.Collections.Immutable;
using Bilingual.Documents;

namespace Bilingual.Glossaries;

/// <summary>The two sides of a glossary.</summary>
public enum GlossarySide
{
    /// <summary>The side of <see cref="TermEntry.Term"/>.</summary>
    Source,

    /// <summary>The side of <see cref="TermEntry.Target"/>.</summary>
    Target,
}

/// <summary>An occurrence of a term in a text, with the rule that explains it.</summary>
/// <param name="Span">Where it stands in the text that was searched.</param>
/// <param name="Entry">The term.</param>
/// <param name="Form">The form of the entry that matched: the term itself or one of its variants.</param>
/// <param name="Explanation">Why this is the term, readable: <c>kecerdasan super + -nya</c>.</param>
/// <param name="Depth">0 for an outermost match; 1 and more for matches inside longer ones.</param>
/// <param name="Side">The side of the entry that was found: <see cref="GlossarySide.Target"/> when the text is in the glossary's target language.</param>
public sealed record TermMatch(
    TextSpan Span,
    TermEntry Entry,
    string Form,
    string Explanation,
    int Depth,
    GlossarySide Side = GlossarySide.Source)
{
    /// <summary>The term in the language of the text.</summary>
    public string Term => Side == GlossarySide.Source ? Entry.Term : Entry.Target;

    /// <summary>The preferred rendering in the other language.</summary>
    public string Target => Side == GlossarySide.Source ? Entry.Target : Entry.Term;

    /// <summary>Other accepted renderings in the other language.</summary>
    public ImmutableArray<string> TargetVariants => Side == GlossarySide.Source ? Entry.TargetVariants : Entry.Variants;
}
