using System.ComponentModel.DataAnnotations;

namespace Bilingual.Interchange;

/// <summary>What the units of a corpus are: the values of TMX's <c>segtype</c>.</summary>
public enum SegmentType
{
    /// <summary>One or more sentences.</summary>
    Sentence,

    /// <summary>A paragraph.</summary>
    Paragraph,

    /// <summary>A part of a sentence.</summary>
    Phrase,

    /// <summary>Something larger or unknown.</summary>
    Block,
}

/// <summary>What is true of a corpus as a whole. Two exports with equal values and units are equal byte for byte.</summary>
public sealed record CorpusInfo
{
    /// <summary>BCP 47 code of the source side.</summary>
    [Required, RegularExpression(LanguagePattern)]
    public string SourceLanguage { get; init; } = "id";

    /// <summary>BCP 47 code of the target side.</summary>
    [Required, RegularExpression(LanguagePattern)]
    public string TargetLanguage { get; init; } = "en";

    /// <summary>What the units are.</summary>
    public SegmentType SegmentType { get; init; } = SegmentType.Sentence;

    /// <summary>Name of the program that makes the corpus.</summary>
    public string Tool { get; init; } = "Bilingual";

    /// <summary>Version of <see cref="Tool"/>.</summary>
    public string ToolVersion { get; init; } = "0";

    /// <summary>When the corpus was made; null leaves dates out, which makes repeated exports identical.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>The two codes in alphabetical order, joined by a hyphen: <c>en-id</c>, as OPUS and Hugging Face name a pair.</summary>
    public string PairName =>
        string.CompareOrdinal(SourceLanguage, TargetLanguage) <= 0
            ? $"{SourceLanguage}-{TargetLanguage}"
            : $"{TargetLanguage}-{SourceLanguage}";

    // Letters, digits and hyphens: the codes become parts of file names and keys.
    private const string LanguagePattern = "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$";

    /// <summary>Returns this value when it can be written.</summary>
    /// <exception cref="ArgumentException">A code is not one of BCP 47, or both are the same.</exception>
    public CorpusInfo Validated()
    {
        var faults = new List<ValidationResult>();
        Validator.TryValidateObject(this, new ValidationContext(this), faults, validateAllProperties: true);
        if (string.Equals(SourceLanguage, TargetLanguage, StringComparison.OrdinalIgnoreCase))
            faults.Add(new ValidationResult($"both sides have the language '{SourceLanguage}'"));
        return faults.Count == 0
            ? this
            : throw new ArgumentException($"A corpus needs two different BCP 47 codes, for example id and en: {string.Join("; ", faults)}.");
    }
}
