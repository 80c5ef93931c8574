using System.Collections.Immutable;

namespace Bilingual.Alignment;

/// <summary>A document pair with its paragraph links, and the sentence beads inside what the links join.</summary>
/// <param name="Pair">The two documents.</param>
/// <param name="Links">Paragraph links, by source then target paragraph.</param>
/// <param name="Beads">Sentence beads by position of their first sentence; a sentence stands in at most one bead of the pair. Units are document-wide sentence numbers.</param>
public sealed record Bitext(DocumentPair Pair, ImmutableArray<Link> Links, ImmutableArray<Bead> Beads);
