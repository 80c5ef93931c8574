using Bilingual.Documents;

namespace Bilingual.Segmentation.Srx;

/// <summary>What an inline code does.</summary>
public enum InlineCodeKind
{
    /// <summary>Opens, such as <c>&lt;b&gt;</c>.</summary>
    Start,

    /// <summary>Closes, such as <c>&lt;/b&gt;</c>.</summary>
    End,

    /// <summary>Stands alone, such as <c>&lt;br/&gt;</c>.</summary>
    Isolated,
}

/// <summary>Markup inside a paragraph that the rules do not see.</summary>
/// <param name="Span">Where it stands in the paragraph; not empty.</param>
/// <param name="Kind">What it does.</param>
public readonly record struct InlineCode(TextSpan Span, InlineCodeKind Kind);
