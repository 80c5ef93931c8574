using Bilingual.Alignment;

namespace Bilingual.Hosting.Storage.Rows;

/// <summary>A sentence bead of a pair.</summary>
public sealed class BeadRow
{
    /// <summary>The pair.</summary>
    public long PairId { get; set; }

    /// <summary>Position among the pair's beads, from 0.</summary>
    public int Number { get; set; }

    /// <summary>Source sentences, comma-separated document-wide numbers.</summary>
    public required string SourceSentences { get; set; }

    /// <summary>Target sentences, comma-separated document-wide numbers.</summary>
    public required string TargetSentences { get; set; }

    /// <summary>Relation of the two texts.</summary>
    public Relation Relation { get; set; }

    /// <summary>Probability that the bead is exactly right.</summary>
    public double Probability { get; set; }

    /// <summary>Probability that the two texts are translations of each other.</summary>
    public double Score { get; set; }

    /// <summary>Evidence, JSON.</summary>
    public required string Evidence { get; set; }
}
