namespace Bilingual.Hosting.Storage.Rows;

/// <summary>One execution of the pipeline.</summary>
public sealed class RunRow
{
    /// <summary>Key.</summary>
    public long Id { get; set; }

    /// <summary>Start, UTC.</summary>
    public DateTime StartedAt { get; set; }

    /// <summary>End, UTC; null while running and after a kill.</summary>
    public DateTime? FinishedAt { get; set; }

    /// <summary>Version of the program.</summary>
    public required string Version { get; set; }

    /// <summary>Input folder.</summary>
    public required string Input { get; set; }

    /// <summary>The report, JSON; empty until finished.</summary>
    public required string Report { get; set; }
}

/// <summary>An input that could not be processed.</summary>
public sealed class FailureRow
{
    /// <summary>Key.</summary>
    public long Id { get; set; }

    /// <summary>The run that met it.</summary>
    public long RunId { get; set; }

    /// <summary>The stage.</summary>
    public required string Stage { get; set; }

    /// <summary>The document or pair.</summary>
    public required string Path { get; set; }

    /// <summary>Why, and what helps.</summary>
    public required string Reason { get; set; }
}

/// <summary>A small fact about the workspace as a whole.</summary>
public sealed class StateRow
{
    /// <summary>Its name.</summary>
    public required string Name { get; set; }

    /// <summary>Its value.</summary>
    public required string Value { get; set; }
}
