using System.Collections.Immutable;
using Bilingual.Alignment;
using Bilingual.Documents;

namespace Bilingual.Corpora;

/// <summary>What the reviewer decided.</summary>
public enum ReviewState
{
    /// <summary>Nobody has looked yet.</summary>
    Unreviewed,

    /// <summary>Confirmed as it is.</summary>
    Accepted,

    /// <summary>Confirmed after a change of text.</summary>
    Edited,

    /// <summary>Confirmed with other counterparts.</summary>
    Relinked,

    /// <summary>Not to be used.</summary>
    Rejected,

    /// <summary>A reviewer wants somebody else to look; not to be used until then.</summary>
    NeedsReview,
}

/// <summary>Where a sentence stands in its document, counted in sentences and paragraphs.</summary>
/// <param name="Number">0-based number of the sentence in the document.</param>
/// <param name="Paragraph">0-based paragraph.</param>
/// <param name="ParagraphCount">How many paragraphs the document has.</param>
/// <param name="Sentence">0-based number of the sentence in its paragraph.</param>
/// <param name="SentenceCount">How many sentences the paragraph has.</param>
public readonly record struct SentencePlace(int Number, int Paragraph, int ParagraphCount, int Sentence, int SentenceCount);

/// <summary>One side of a translation unit, traceable to its place.</summary>
/// <param name="Path">The document.</param>
/// <param name="Line">1-based line in the document's text.</param>
/// <param name="Spans">Where the sentences stand in the document's text.</param>
/// <param name="Text">The text of the side, its sentences joined by a space.</param>
public sealed record UnitSide(string Path, int Line, ImmutableArray<TextSpan> Spans, string Text)
{
    /// <summary>The same places counted in sentences and paragraphs, one for each of <see cref="Spans"/>; empty for imported units.</summary>
    public ImmutableArray<SentencePlace> Places { get; init; } = [];
}

/// <summary>The two texts of a bead with provenance, scores and review state: what a corpus holds.</summary>
public sealed record TranslationUnit
{
    /// <summary>Stable identity: the same two places in the same two texts give the same value in every run.</summary>
    public required string Id { get; init; }

    /// <summary>The source side.</summary>
    public required UnitSide Source { get; init; }

    /// <summary>The target side.</summary>
    public required UnitSide Target { get; init; }

    /// <summary>How the sides relate.</summary>
    public required Relation Relation { get; init; }

    /// <summary>Probability that the bead is exactly right, 0 to 1.</summary>
    public required double Probability { get; init; }

    /// <summary>Probability that the two texts are translations of each other, 0 to 1.</summary>
    public required double Score { get; init; }

    /// <summary>The review state.</summary>
    public ReviewState State { get; init; }
}
