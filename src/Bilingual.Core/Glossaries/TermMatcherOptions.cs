using System.Collections.Immutable;

namespace Bilingual.Glossaries;

/// <summary>What a <see cref="TermMatcher"/> looks for.</summary>
public sealed record TermMatcherOptions
{
    /// <summary>The entries to look for, by status. Forbidden ones are left out by default: they are what must not be used.</summary>
    public ImmutableArray<TermStatus> Statuses { get; init; } = [TermStatus.Preferred, TermStatus.Admitted, TermStatus.Keep];

    /// <summary>Subject fields of the text: of two terms written alike, one of these is preferred. Empty: no preference.</summary>
    public ImmutableArray<string> Domains { get; init; } = [];
}
