using Bilingual.Documents;

namespace Bilingual.Segmentation;

/// <summary>What a token is.</summary>
public enum TokenKind
{
    /// <summary>A word, abbreviations and hyphenated words included.</summary>
    Word,

    /// <summary>A number with its separators, currency sign and percent sign left out.</summary>
    Number,

    /// <summary>A web or e-mail address.</summary>
    Address,

    /// <summary>Punctuation or a symbol.</summary>
    Symbol,
}

/// <summary>A token of a text.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Kind">What it is.</param>
public readonly record struct Token(TextSpan Span, TokenKind Kind);
