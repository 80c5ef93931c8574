using System.Collections.Immutable;

namespace Bilingual.Glossaries.Checking;

/// <summary>A pair of texts with the terms found in each.</summary>
internal sealed class TermPair(
    string source, string target, ImmutableArray<TermMatch> sourceMatches, ImmutableArray<TermMatch> targetMatches)
{
    private readonly ILookup<TermEntry, TermMatch> byEntry =
        targetMatches.ToLookup(match => match.Entry, ReferenceEqualityComparer.Instance as IEqualityComparer<TermEntry>);

    /// <summary>The source text.</summary>
    public string Source => source;

    /// <summary>The target text.</summary>
    public string Target => target;

    /// <summary>The terms of the target, nested ones included.</summary>
    public ImmutableArray<TermMatch> TargetMatches => targetMatches;

    /// <summary>The terms of the source that ask for a rendering: the outermost.</summary>
    public IEnumerable<TermMatch> Outermost => sourceMatches.Where(match => match.Depth == 0);

    /// <summary>The places in the target that render a term.</summary>
    public IEnumerable<TermMatch> RenderingsOf(TermMatch match) => byEntry[match.Entry];

    /// <summary>
    /// Whether the target renders a term, or one that is written alike: which of two homonyms is meant, the translator knows best. A
    /// rendering counts as well that the entry lists but another entry explains (two entries with one target).
    /// </summary>
    public bool IsRendered(TermMatch match) =>
        sourceMatches.Any(other => other.Span == match.Span && byEntry.Contains(other.Entry))
        || targetMatches.Any(other => match.TargetVariants.Prepend(match.Target).Contains(other.Term, StringComparer.OrdinalIgnoreCase));
}
