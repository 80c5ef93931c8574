using System.ComponentModel.DataAnnotations;

namespace Bilingual.Documents;

/// <summary>How files become documents.</summary>
public sealed record ReadingOptions
{
    /// <summary>Largest file that is read, in bytes; a larger one is refused before its content is loaded.</summary>
    [Range(1, int.MaxValue / 4)]
    public long MaxFileBytes { get; init; } = 64L << 20;

    /// <summary>Most bytes that one archive may unfold to; bounds what a hostile archive can make the program do.</summary>
    [Range(1, long.MaxValue)]
    public long MaxArchiveBytes { get; init; } = 1L << 30;

    /// <summary>Most files that are taken from one archive.</summary>
    [Range(1, int.MaxValue)]
    public int MaxArchiveEntries { get; init; } = 100_000;

    /// <summary>How much cleaning may change.</summary>
    public CleaningLevel Cleaning { get; init; } = CleaningLevel.Full;
}
