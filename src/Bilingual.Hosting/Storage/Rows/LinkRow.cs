using Bilingual.Alignment;

namespace Bilingual.Hosting.Storage.Rows;

/// <summary>A paragraph link of a pair.</summary>
public sealed class LinkRow
{
    /// <summary>The pair.</summary>
    public long PairId { get; set; }

    /// <summary>Source paragraph.</summary>
    public int SourceParagraph { get; set; }

    /// <summary>Target paragraph.</summary>
    public int TargetParagraph { get; set; }

    /// <summary>Relation.</summary>
    public Relation Relation { get; set; }

    /// <summary>Probability.</summary>
    public double Probability { get; set; }

    /// <summary>Evidence, JSON.</summary>
    public required string Evidence { get; set; }
}
