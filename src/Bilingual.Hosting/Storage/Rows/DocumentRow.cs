namespace Bilingual.Hosting.Storage.Rows;

/// <summary>A document as stored; its paragraphs, sentences and terms hang on <see cref="Id"/>.</summary>
public sealed class DocumentRow
{
    /// <summary>Key.</summary>
    public long Id { get; set; }

    /// <summary>Path relative to the input folder; unique.</summary>
    public required string Path { get; set; }

    /// <summary>BCP 47 code.</summary>
    public required string Language { get; set; }

    /// <summary>Probability of <see cref="Language"/>.</summary>
    public double LanguageProbability { get; set; }

    /// <summary>SHA-256 of the file.</summary>
    public required string ContentHash { get; set; }

    /// <summary>Identifies rules, models and glossary that the analysis was made with.</summary>
    public required string AnalysisFingerprint { get; set; }

    /// <summary>Encoding of the file.</summary>
    public required string Encoding { get; set; }

    /// <summary>The decoded text.</summary>
    public required string Text { get; set; }

    /// <summary>Title that the file states; empty where it states none, as with the following.</summary>
    public required string Title { get; set; }

    /// <summary>Author that the file states.</summary>
    public required string Author { get; set; }

    /// <summary>Date of publication that the file states.</summary>
    public required string Published { get; set; }

    /// <summary>Canonical web address that the file states.</summary>
    public required string Address { get; set; }

    /// <summary>Language that the file states.</summary>
    public required string StatedLanguage { get; set; }

    /// <summary>Remarks of the readers, one a line.</summary>
    public required string Notes { get; set; }
}
