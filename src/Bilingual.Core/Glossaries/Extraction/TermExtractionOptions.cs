using System.ComponentModel.DataAnnotations;

namespace Bilingual.Glossaries.Extraction;

/// <summary>What candidates a <see cref="TermExtractor"/> proposes.</summary>
public sealed record TermExtractionOptions
{
    /// <summary>BCP 47 code of the source texts.</summary>
    [Required]
    public string SourceLanguage { get; init; } = "id";

    /// <summary>BCP 47 code of the target texts.</summary>
    [Required]
    public string TargetLanguage { get; init; } = "en";

    /// <summary>Least number of pairs in which a term and its rendering stand together.</summary>
    [Range(2, int.MaxValue)]
    public int MinCount { get; init; } = 5;

    /// <summary>Most words of a term.</summary>
    [Range(1, 8)]
    public int MaxWords { get; init; } = 4;

    /// <summary>Least translation consistency, 0 to 1: see <see cref="TermCandidate.Consistency"/>.</summary>
    [Range(0, 1)]
    public double MinConsistency { get; init; } = .5;

    /// <summary>Most candidates.</summary>
    [Range(1, int.MaxValue)]
    public int MaxCandidates { get; init; } = 1000;

    /// <summary>Terms that are known already and not proposed again.</summary>
    public Glossary Known { get; init; } = Glossary.Empty;
}
