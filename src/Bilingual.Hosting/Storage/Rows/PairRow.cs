using Bilingual.Alignment;

namespace Bilingual.Hosting.Storage.Rows;

/// <summary>A document pair; its links and beads hang on <see cref="Id"/>.</summary>
public sealed class PairRow
{
    /// <summary>Key.</summary>
    public long Id { get; set; }

    /// <summary>The source document.</summary>
    public long SourceDocumentId { get; set; }

    /// <summary>The target document.</summary>
    public long TargetDocumentId { get; set; }

    /// <summary>Probability that the two belong together.</summary>
    public double Probability { get; set; }

    /// <summary>Parallel or comparable.</summary>
    public DocumentRelation Relation { get; set; }

    /// <summary>The evidence of the pairing, JSON.</summary>
    public required string Evidence { get; set; }

    /// <summary>Identifies the two documents and the models that the alignment is to be made with.</summary>
    public required string Fingerprint { get; set; }

    /// <summary>Whether links and beads are stored.</summary>
    public bool IsAligned { get; set; }
}
