namespace Bilingual.Hosting.Storage.Rows;

/// <summary>A pair under review, named by its documents so that it outlives every new alignment.</summary>
public sealed class ReviewPairRow
{
    /// <summary>Key.</summary>
    public long Id { get; set; }

    /// <summary>Path of the source document.</summary>
    public required string SourcePath { get; set; }

    /// <summary>Path of the target document.</summary>
    public required string TargetPath { get; set; }

    /// <summary>Number of the last action.</summary>
    public long Revision { get; set; }

    /// <summary>Reviewers that the pair is assigned to, one a line.</summary>
    public string Assignees { get; set; } = "";

    /// <summary>When it last changed, UTC.</summary>
    public DateTime UpdatedAt { get; set; }
}

/// <summary>What an item under review is.</summary>
public enum ReviewItemKind
{
    /// <summary>A sentence bead.</summary>
    Bead,

    /// <summary>A paragraph link.</summary>
    Link,

    /// <summary>A refused term.</summary>
    Term,
}

/// <summary>The current state of a bead, link or term that a reviewer touched.</summary>
public sealed class ReviewItemRow
{
    /// <summary>The pair under review.</summary>
    public long PairId { get; set; }

    /// <summary>What it is.</summary>
    public ReviewItemKind Kind { get; set; }

    /// <summary>Its name within the pair.</summary>
    public required string ItemId { get; set; }

    /// <summary>The item, JSON.</summary>
    public required string Content { get; set; }

    /// <summary>Hashes of the texts it stands on, by which it is found again in changed articles.</summary>
    public required string Anchors { get; set; }

    /// <summary>Identifies the alignment that it belongs to.</summary>
    public required string Basis { get; set; }

    /// <summary>The action that changed it last.</summary>
    public long Revision { get; set; }
}

/// <summary>An action of a reviewer: the journal, to which rows are only added.</summary>
public sealed class ReviewActionRow
{
    /// <summary>The pair under review.</summary>
    public long PairId { get; set; }

    /// <summary>Number of the action within the pair, from 1.</summary>
    public long Revision { get; set; }

    /// <summary>Identifies the alignment that it was done on.</summary>
    public required string Basis { get; set; }

    /// <summary>Its kind: the name that the action has in JSON.</summary>
    public required string Kind { get; set; }

    /// <summary>The action, JSON.</summary>
    public required string Action { get; set; }

    /// <summary>What it changed, before and after, JSON.</summary>
    public required string Change { get; set; }

    /// <summary>Who did it.</summary>
    public required string Reviewer { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>The action that an undo or redo is about; null for others.</summary>
    public long? Refers { get; set; }
}

/// <summary>A reviewer with own settings.</summary>
public sealed class ReviewerRow
{
    /// <summary>Name.</summary>
    public required string Name { get; set; }

    /// <summary>Own key mapping, JSON; empty for the preset.</summary>
    public string Keys { get; set; } = "";
}
