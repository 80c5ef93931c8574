using System.Collections.Immutable;

namespace Bilingual.Glossaries;

/// <summary>What a <see cref="TermMatcher"/> looks for.</summary>
public sealed record TermMatcherOptions
{
    /// <summary>The entries to look for, by status. Forbidden ones are left out by default: they are what must not be used.</summary>
    public ImmutableArray<TermStatus> Statuses { get; init; } = [TermStatus.Preferred, TermStatus.Admitted, TermStatus.Keep];

    /// <summary>Subject fields of the text: of two terms written alike, one of these is preferred. Empty: no preference.</summary>
    public ImmutableArray<string> Domains { get; init; } = [];

    /// <summary>
    /// Whether the words around decide if a word that may be noun, verb or adjective is the entry's. Off where the other text of a pair has
    /// said already what is meant.
    /// </summary>
    public bool JudgesHomonyms { get; init; } = true;
}
