using Bilingual.Documents;

namespace Bilingual.Glossaries.Checking;

/// <summary>What a term check found.</summary>
public enum TermFindingKind
{
    /// <summary>The target holds no rendering of a term of the source.</summary>
    Missing,

    /// <summary>The target renders the term by what stands for another meaning of it, or leaves it untranslated.</summary>
    Wrong,

    /// <summary>The target renders the term by what must not be used for it.</summary>
    Forbidden,

    /// <summary>A name or term that stays as it is was changed.</summary>
    Altered,

    /// <summary>The term is rendered in another way elsewhere in the text.</summary>
    Inconsistent,
}

/// <summary>Something wrong with a term in a pair of texts.</summary>
/// <param name="Kind">What.</param>
/// <param name="Entry">The glossary entry that is not followed.</param>
/// <param name="Source">Where the term stands in the source.</param>
/// <param name="Target">Where the fault stands in the target; empty at the end of the text where something is missing.</param>
/// <param name="Explanation">What is wrong and what is expected, readable.</param>
public sealed record TermFinding(TermFindingKind Kind, TermEntry Entry, TextSpan Source, TextSpan Target, string Explanation);
