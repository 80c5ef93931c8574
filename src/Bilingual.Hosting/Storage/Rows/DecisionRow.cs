using Bilingual.Corpora;

namespace Bilingual.Hosting.Storage.Rows;

/// <summary>What a decision is about.</summary>
public enum DecisionSubject
{
    /// <summary>A paragraph link.</summary>
    Link,

    /// <summary>A sentence bead.</summary>
    Bead,
}

/// <summary>
/// A reviewer's decision. It names texts by their hashes rather than rows by their keys, so that it survives a new alignment, a changed
/// neighbour paragraph and a workspace made anew.
/// </summary>
public sealed class DecisionRow
{
    /// <summary>Key.</summary>
    public long Id { get; set; }

    /// <summary>What it is about.</summary>
    public DecisionSubject Subject { get; set; }

    /// <summary>Path of the source document.</summary>
    public required string SourcePath { get; set; }

    /// <summary>Path of the target document.</summary>
    public required string TargetPath { get; set; }

    /// <summary>Hash of the source text.</summary>
    public required string SourceHash { get; set; }

    /// <summary>Hash of the target text.</summary>
    public required string TargetHash { get; set; }

    /// <summary>The decision.</summary>
    public ReviewState State { get; set; }

    /// <summary>The source text as edited, or null.</summary>
    public string? EditedSource { get; set; }

    /// <summary>The target text as edited, or null.</summary>
    public string? EditedTarget { get; set; }

    /// <summary>Who decided.</summary>
    public required string Reviewer { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime DecidedAt { get; set; }

    /// <summary>A remark.</summary>
    public string Note { get; set; } = "";
}
