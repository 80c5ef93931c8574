using System.Collections.Immutable;

namespace Bilingual.Alignment;

/// <summary>Consecutive sentence pairs of one corpus: as near to a translated document as training text comes.</summary>
/// <param name="Source">Source sentences.</param>
/// <param name="Target">Their translations.</param>
public sealed record ParallelRun(ImmutableArray<string> Source, ImmutableArray<string> Target)
{
    /// <summary>Number of pairs.</summary>
    public int Count => Source.Length;
}
