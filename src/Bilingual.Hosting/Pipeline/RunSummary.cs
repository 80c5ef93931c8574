using System.Collections.Immutable;

namespace Bilingual.Hosting.Pipeline;

/// <summary>What the person who started a run is told at its end.</summary>
/// <param name="Report">The report.</param>
/// <param name="Written">Paths of the files written in this run.</param>
/// <param name="Remarks">What is worth saying: nothing to do, an empty corpus and why.</param>
public sealed record RunSummary(RunReport Report, ImmutableArray<string> Written, ImmutableArray<string> Remarks);
