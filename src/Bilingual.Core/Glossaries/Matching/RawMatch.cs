using Bilingual.Documents;

namespace Bilingual.Glossaries.Matching;

/// <summary>A way of a term through a text, before it is decided which ways stand.</summary>
/// <param name="Start">First UTF-16 code unit.</param>
/// <param name="End">One past the last.</param>
/// <param name="FirstAtom">First atom.</param>
/// <param name="LastAtom">Last atom.</param>
/// <param name="Entry">Index of the entry.</param>
/// <param name="Path">Number of the path.</param>
/// <param name="Rank">Order of precedence among ways over the same span, least first.</param>
/// <param name="Trail">Where the readings of its words begin in the scan's trail.</param>
/// <param name="TrailLength">How many there are.</param>
/// <param name="LinkedAfter">Number of words before the linker, or 0.</param>
/// <param name="Extra">What follows the words: number of a hyphenated ending chain, or −1.</param>
/// <param name="Remark">What else explains the match.</param>
/// <param name="LastOwnAtom">Last atom without the parentheses.</param>
/// <param name="InParentheses">Where the same term stands in parentheses after it; empty where it does not.</param>
internal readonly record struct RawMatch(
    int Start,
    int End,
    int FirstAtom,
    int LastAtom,
    int Entry,
    int Path,
    int Rank,
    int Trail,
    int TrailLength,
    int LinkedAfter,
    int Extra,
    Remark Remark,
    int LastOwnAtom,
    TextSpan InParentheses);

/// <summary>What explains a match besides the forms of its words.</summary>
[Flags]
internal enum Remark
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A small first letter is written large at the start of a sentence.</summary>
    SentenceInitial = 1,

    /// <summary>The whole text is in capitals.</summary>
    Capitals = 2,

    /// <summary>A possessive ending that is a token of its own follows.</summary>
    Detached = 4,

    /// <summary>The apostrophe of a plural's possessive follows.</summary>
    Possessive = 8,
}
