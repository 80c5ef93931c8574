using System.Collections.Immutable;
using Bilingual.Alignment;

namespace Bilingual.Interchange.Beads;

/// <summary>A link between two lines, as streams of the command line count them.</summary>
/// <param name="SourceLine">0-based source line.</param>
/// <param name="TargetLine">0-based target line.</param>
/// <param name="Relation">How the two relate.</param>
/// <param name="Probability">Probability that both state at least one common fact, 0 to 1.</param>
public readonly record struct LineLink(int SourceLine, int TargetLine, Relation Relation, double Probability);

/// <summary>Two texts cut into units, and how they were aligned: what <c>bilingual align</c> writes.</summary>
public sealed record AlignedText
{
    /// <summary>The source units, by number.</summary>
    public required ImmutableArray<string> Source { get; init; }

    /// <summary>The target units, by number.</summary>
    public required ImmutableArray<string> Target { get; init; }

    /// <summary>Beads over the units, in the order in which they are to be written.</summary>
    public required ImmutableArray<Bead> Beads { get; init; }

    /// <summary>Links between lines, in the order in which they are to be written.</summary>
    public ImmutableArray<LineLink> Links { get; init; } = [];

    /// <summary>Links the words of the two texts of a bead; null where that is not wanted.</summary>
    public Func<string, string, ImmutableArray<WordLink>>? Words { get; init; }

    /// <summary>The source units of a bead, joined by a space.</summary>
    public string SourceText(Bead bead) => string.Join(' ', bead.Source.Select(unit => Source[unit]));

    /// <summary>The target units of a bead, joined by a space.</summary>
    public string TargetText(Bead bead) => string.Join(' ', bead.Target.Select(unit => Target[unit]));
}
